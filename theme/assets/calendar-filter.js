/* Narrows a year of the calendar: timeline, months, agenda and duties without a day. */
(function () {
  "use strict";
  const filter = window.PortalFilter;
  const form = document.querySelector("form[data-filter=lich]");
  if (!form) return;

  const KINDS = { deadline: "han", "task-start": "han", recurring: "dinh-ky", event: "su-kien" };
  const GAP = 11; /* between two lanes, less what a lane's ground is higher than the lane */
  const today = window.PortalDay.today();
  const says = document.querySelector(".filter-says");
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  const year = form.dataset.year;

  /* Plans and units as the form's options name them, by their places */

  const options = (name) => Array.from(form.elements[name].options).slice(1);
  const units = options("don-vi").map((option) => option.value);
  const plans = options("ke-hoach").map((option) => ({
    id: option.value,
    issuer: option.dataset.issuer,
    units: option.dataset.units.split(" ").filter(Boolean).map((place) => units[place]),
    reach: option.dataset,
  }));
  const planOf = Object.fromEntries(plans.map((plan) => [plan.id, plan]));

  function plansOf(element) {
    return element.dataset.plans.split(" ").filter(Boolean).map((place) => plans[place]);
  }

  /** The units that an element's duties name. */
  function unitsOf(element) {
    return all("[data-duty]", element).map((mark) => mark.dataset.duty.split(" ")[2]);
  }

  /* Things that are shown or not: a bar, an item of the agenda, a duty without a day. A thing has
     elements, plans, units, kinds and states. */

  function everyUnit(own) {
    return own.flatMap((plan) => plan.units);
  }

  /** From when to when a thing of a plan is under way; one that names no start begins with it. */
  function reachOf(own, plan) {
    return own.start || own.startOpen !== undefined ? own : { ...plan.reach, end: own.end };
  }

  function barOf(wide, narrow, row) {
    const plan = planOf[wide.dataset.phase.split(" ")[0]];
    return {
      sort: "bar",
      elements: [wide, narrow, row],
      plans: [plan],
      units: plan.units,
      kinds: ["dot"],
      states: [filter.standing(reachOf(wide.dataset, plan), today)],
    };
  }

  function bars() {
    const [wide, narrow] = [".timeline-wide", ".timeline-narrow"].map((svg) => all(`${svg} .timeline-bar`));
    const rows = all(".in-words tbody tr");
    return wide.map((bar, place) => barOf(bar, narrow[place], rows[place]));
  }

  /** An item is of its day, and under way, or perhaps so, while what it tells of is. */
  function statesOf(element, day) {
    const time = element.querySelector("[data-clock]");
    const { start, startOpen, end, due } = time ? time.dataset : {};
    return filter.statesOn(day, { start, startOpen, end: end || due }, today);
  }

  function itemOf(element) {
    const kind = /agenda-item--([a-z-]+)/.exec(element.className)[1];
    const own = plansOf(element);
    const isTask = ["deadline", "recurring", "task-start"].includes(kind);
    return {
      sort: "item",
      elements: [element],
      plans: own,
      units: isTask ? unitsOf(element) : everyUnit(own),
      kinds: [KINDS[kind] || "dot"],
      states: statesOf(element, element.closest(".agenda-day").dataset.day),
    };
  }

  function dutyOf(row) {
    const [plan] = plansOf(row.closest(".loose-plan"));
    const own = ["start", "startOpen", "end"].some((name) => name in row.dataset);
    const reach = own ? reachOf(row.dataset, plan) : plan.reach;
    const kind = row.parentElement.dataset.kind;
    return {
      sort: "duty",
      elements: [row],
      plans: [plan],
      units: unitsOf(row),
      kinds: ["khong-ngay", kind].filter(Boolean),
      states: [filter.standing(reach, today)],
    };
  }

  function eventsOf(list) {
    const own = plansOf(list.closest(".loose-plan"));
    return {
      sort: "event",
      elements: [list],
      plans: own,
      units: everyUnit(own),
      kinds: ["su-kien", "khong-ngay"],
      states: [],
    };
  }

  const things = [
    ...bars(),
    ...all(".agenda-item").map(itemOf),
    ...all(".loose-plan tbody tr:not(.loose-kind)").map(dutyOf),
    ...all(".loose-events").map(eventsOf),
  ];

  function fits(thing, wish) {
    const one = (name, values) => !wish[name] || values.includes(wish[name]);
    return one("don-vi", thing.units)
      && one("loai", thing.kinds)
      && one("trang-thai", thing.states)
      && thing.plans.some((plan) => one("ke-hoach", [plan.id]) && one("co-quan", [plan.issuer]));
  }

  /* What follows from it */

  const shown = (element) => !element.hasAttribute("hidden");
  const hide = (element, hidden) => element.toggleAttribute("hidden", hidden);
  const hideWithout = (element, parts) => hide(element, !parts.some(shown));

  /** Bars that stay move up to where those that are gone stood. */
  function closeUp(svg) {
    const [, , width, whole] = (svg.dataset.box || svg.getAttribute("viewBox")).split(" ").map(Number);
    let gone = 0;
    svg.dataset.box = `0 0 ${width} ${whole}`;
    for (const bar of all(".timeline-bar", svg)) {
      const ground = bar.querySelector(".timeline-hit");
      if (shown(bar)) bar.setAttribute("transform", `translate(0 ${-gone})`);
      else gone += Number(ground.getAttribute("height")) + GAP;
    }
    svg.setAttribute("viewBox", `0 0 ${width} ${(whole - gone).toFixed(1)}`);
  }

  function showTimeline() {
    for (const plan of all(".timeline-plan")) {
      hideWithout(plan, all(".timeline-wide .timeline-bar", plan));
      all("svg", plan).forEach(closeUp);
    }
    all(".timeline").forEach((timeline) => hideWithout(timeline, all(".timeline-plan", timeline)));
    all(".in-words").forEach((words) => hideWithout(words, all("tbody tr", words)));
  }

  function showAgenda() {
    all(".agenda-day").forEach((day) => hideWithout(day, all(".agenda-item", day)));
    for (const list of all("ol.agenda")) {
      hideWithout(list, Array.from(list.children));
      hide(list.previousElementSibling, !shown(list));
    }
  }

  function showLoose() {
    for (const plan of all(".loose-plan")) {
      for (const group of all("tbody", plan)) {
        const rows = all("tr:not(.loose-kind)", group).filter(shown);
        hide(group, !rows.length);
        group.querySelector("small").textContent = `${rows.length} việc`;
      }
      all("table", plan).forEach((table) => hideWithout(table, all("tbody", table)));
      hideWithout(plan, all("table, .loose-events", plan));
    }
  }

  /* Month sheets show what the agenda shows */

  const cells = all(".month-day a").map((link) => {
    const words = link.querySelector(".hidden-text");
    return {
      link,
      href: link.getAttribute("href"),
      words,
      date: words.textContent.split(":")[0],
      marks: link.querySelector(".month-marks"),
      items: all(".agenda-item", document.getElementById(link.hash.slice(1))),
    };
  });

  function countKinds(items) {
    const counts = new Map();
    for (const item of items) {
      const kind = item.querySelector(".agenda-kind");
      const mark = kind.querySelector(".mark");
      const label = kind.textContent.replace(mark.textContent, "").trim().toLowerCase();
      const known = counts.get(label) || { mark, count: 0 };
      counts.set(label, { mark, count: known.count + 1 });
    }
    return counts;
  }

  function showCell(cell) {
    const counts = countKinds(cell.items.filter(shown));
    const words = Array.from(counts, ([label, { count }]) => (count > 1 ? `${count} ${label}` : label));
    const marks = new Map(Array.from(counts.values(), ({ mark }) => [mark.textContent, mark]));
    cell.words.textContent = words.length ? `${cell.date}: ${words.join(", ")}` : cell.date;
    cell.marks.replaceChildren(...Array.from(marks.values(), (mark) => mark.cloneNode(true)));
    cell.link.parentElement.classList.toggle("month-day--none", !words.length);
    if (words.length) cell.link.setAttribute("href", cell.href);
    else cell.link.removeAttribute("href");
  }

  /* Words */

  const SECTIONS = {
    "cac-dot": [".timeline", "Không đợt nào khớp bộ lọc."],
    "theo-ngay": [".agenda-day", "Không mục nào có ngày khớp bộ lọc."],
    "khong-ngay": [".loose-plan", "Không việc nào không có ngày khớp bộ lọc."],
  };

  const SORTS = {
    bar: "đợt",
    item: "mục theo ngày",
    duty: "việc không có ngày",
    event: "kế hoạch có sự kiện chưa rõ ngày",
  };

  function sayNone(id, [parts, words]) {
    const section = document.querySelector(`section[aria-labelledby="${id}"]`);
    const known = all(parts, section);
    const old = section.querySelector(".filter-none");
    if (old) old.remove();
    if (!known.length || known.some(shown)) return;
    const note = document.createElement("p");
    note.className = "empty filter-none";
    note.textContent = words;
    section.append(note);
  }

  function count(sort) {
    return things.filter((thing) => thing.sort === sort && shown(thing.elements[0])).length;
  }

  function sentence(wish) {
    const words = filter.wordsOf(form);
    if (!words) return "";
    const lead = `Đang lọc theo ${words}${filter.dayOf(wish)}.`;
    if (!things.some((thing) => shown(thing.elements[0]))) {
      return `${lead} Năm ${year} không có gì khớp đủ các điều kiện này; hãy bớt một điều kiện, xem năm khác, hoặc bỏ lọc.`;
    }
    const left = Object.entries(SORTS).map(([sort, name]) => [count(sort), name]);
    return `${lead} Còn ${left.filter(([number]) => number).map((one) => one.join(" ")).join(", ")}.`;
  }

  /** The other years keep the choice. */
  function showLinks(wish) {
    for (const link of all(".years a[rel]")) {
      link.search = filter.queryOf(wish);
    }
    filter.trimContents();
  }

  let before = "";

  function apply(wish) {
    for (const thing of things) {
      const hidden = !fits(thing, wish);
      for (const element of thing.elements) hide(element, hidden);
    }
    showTimeline();
    showAgenda();
    showLoose();
    cells.forEach(showCell);
    Object.entries(SECTIONS).forEach(([id, section]) => sayNone(id, section));
    showLinks(wish);
    says.textContent = sentence(wish) || (before && "Đã bỏ lọc.");
    before = sentence(wish);
  }

  filter.follow(form, apply);
})();
