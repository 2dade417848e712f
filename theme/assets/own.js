/* The reader's unit on the home page: what it does now, what is due, to whom it reports. */
(function () {
  "use strict";
  const portal = window.PortalHome;
  const { element, bring, FEW, numbered, timeInWords, item, list, part, empty } = portal;
  const { names, byDay, isDue, isAhead, planFact } = portal;
  const { stateOf, official } = window.PortalToday;

  const MANY = 8, SOON = 60;
  const today = window.PortalDay.today();
  const page = document.documentElement;

  /** A duty with each of its times and how that stands today. */
  function standings(unit) {
    const duties = unit.duties || [];
    return duties.filter((duty) => !unit.plans[duty.plan].over).flatMap((duty) => {
      const times = duty.times && duty.times.length ? duty.times : [{ phrase: duty.phrase }];
      return times.map((time) => ({ duty, time, state: stateOf(time, today) }));
    });
  }

  function held(duty) {
    return duty.roles.join(", ") + (duty.through ? `, qua nhóm ${duty.through.join(", ")}` : "");
  }

  function dutyItem(unit, { duty, time, state }, day) {
    return {
      title: duty.title,
      url: duty.url,
      state,
      day,
      facts: [[held(duty)], timeInWords(time), planFact(unit.plans[duty.plan])],
    };
  }

  /** Duties of one plan that have the same time, together. */
  function grouped(all) {
    const groups = new Map();
    for (const one of all) {
      const key = JSON.stringify([one.duty.plan, one.time]);
      groups.set(key, [...(groups.get(key) || []), one]);
    }
    return [...groups.values()];
  }

  function groupItem(unit, group) {
    const [{ duty, time, state }] = group;
    if (group.length === 1) return item(dutyItem(unit, group[0]));
    const plan = unit.plans[duty.plan];
    const duties = group.map((one) => {
      const link = element("a", { href: one.duty.url }, ...numbered(one.duty.title));
      return element("li", {}, link, " ", element("small", {}, held(one.duty)));
    });
    const shown = item({ title: plan.name, url: plan.url, state, facts: [timeInWords(time)] });
    shown.firstElementChild.append(element("ul", { class: "happening-duties" }, ...duties));
    return shown;
  }

  function dutyList(unit, all) {
    const shown = [];
    let left = all.length;
    for (const group of grouped(all)) {
      if (shown.length >= FEW) break;
      shown.push(groupItem(unit, group.slice(0, MANY)));
      left -= Math.min(group.length, MANY);
    }
    const nodes = [element("ul", { class: "happenings" }, ...shown)];
    const words = `Còn ${left} việc nữa trong trang của đơn vị`;
    if (left) nodes.push(element("p", {}, element("a", { href: `${unit.url}#viec` }, words)));
    return nodes;
  }

  function nowOf(unit, all) {
    const running = all.filter(({ time, state }) => state && state.at === "now" && !isDue(time));
    const always = all.filter(({ duty, time, state }) => duty.always && !state && !time.startOpen);
    const soon = all.filter(({ time, state }) =>
      isAhead(state) && !isDue(time) && time.start && state.day <= dayAfter(SOON));
    const now = [...running.sort(byDay), ...always];
    const unsure = all.filter(({ time, state }) => state && state.at === "unsure" && !isDue(time));
    const nodes = now.length ? dutyList(unit, now) : [empty("Hôm nay không có việc nào chắc chắn đang diễn ra.")];
    const named = (words, list) => (list.length ? [element("h5", {}, words), ...dutyList(unit, list)] : []);
    return [...nodes,
      ...named("Chưa rõ đã bắt đầu hay chưa", unsure),
      ...named("Sắp bắt đầu", soon.sort(byDay))];
  }

  function dayAfter(days) {
    return new Date(Date.parse(today) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  }

  function duesOf(unit, all) {
    const found = all.filter(({ time, state }) => isDue(time) && isAhead(state)).sort(byDay);
    if (!found.length) return [empty("Không có hạn nào sắp tới. Hạn đã qua có trong trang của đơn vị.")];
    const more = { url: `${unit.url}#viec`, words: (rest) => `Còn ${rest} hạn nữa trong trang của đơn vị` };
    return list(found.map((one) => dutyItem(unit, one, one.state.day)), more);
  }

  function routeInWords({ to, via, onward, phrase }) {
    const said = phrase ? [element("q", { class: "phrase" }, phrase)] : [];
    const nodes = ["Gửi ", ...(to ? names(to) : said)];
    if (via) nodes.push(" qua ", ...names(via));
    if (onward) nodes.push("; từ đó báo cáo ", ...names(onward));
    else if (to && phrase) nodes.push("; từ đó báo cáo ", ...said);
    return nodes;
  }

  function reportsOf(unit, all) {
    const urgency = ({ state }) => (isAhead(state) ? 0 : state && state.at === "past" ? 2 : 1);
    const found = all.filter(({ duty }) => duty.report).sort((a, b) => urgency(a) - urgency(b));
    if (!found.length) return [empty("Không kế hoạch nào nêu nơi nhận báo cáo cho đơn vị này.")];
    const more = { url: `${unit.url}#bao-cao`, words: (rest) => `Còn ${rest} báo cáo nữa trong trang của đơn vị` };
    const items = found.map((one) => {
      const { facts, ...rest } = dutyItem(unit, one);
      return { ...rest, facts: [routeInWords(one.duty.report), ...facts.slice(1)] };
    });
    return list(items, more);
  }

  function ended(unit) {
    if (!unit.until || unit.until >= today) return [];
    const now = unit.successors ? `, nay thuộc ${unit.successors.join(", ")}` : "";
    return [element("p", { class: "note note--warning" }, `Đơn vị này có đến hết ${official(unit.until)}${now}.`)];
  }

  function button(words, act) {
    const node = element("button", { type: "button", class: "plain-button" }, words);
    node.addEventListener("click", act);
    return node;
  }

  class Own {
    constructor() {
      this.root = document.querySelector("[data-own]");
      this.picker = document.querySelector("[data-picker]");
      this.families = document.querySelector(".all-units");
      this.input = this.picker.querySelector("input");
      new portal.Picker(this.picker, (id) => this.choose(id));
      const opener = this.picker.querySelector("[aria-controls=moi-don-vi]");
      opener.addEventListener("click", () => {
        const open = this.families.toggleAttribute("data-open");
        opener.setAttribute("aria-expanded", String(open));
      });
      if (portal.remembered()) this.show(portal.remembered());
    }

    choose(id) {
      const kept = portal.remember(id);
      page.classList.add("has-unit");
      page.classList.remove("picking");
      this.show(id, kept).then(() => {
        const name = this.root.querySelector(".own-name");
        if (name) name.focus();
      });
    }

    show(id, kept = true) {
      return bring(`don-vi/${encodeURIComponent(id)}.js`).then(
        () => this.fill(window.PORTAL_UNITS[id], kept),
        () => this.forget("Đơn vị đã ghi nhớ không còn trên cổng; hãy chọn lại."),
      );
    }

    fill(unit, kept) {
      const all = standings(unit);
      const link = element("a", { href: unit.url }, unit.name);
      this.root.replaceChildren(
        element("h3", { class: "own-name", tabindex: "-1" }, link),
        ...ended(unit),
        element("div", { class: "own-parts" },
          part(4, "Việc đang làm", ...nowOf(unit, all)),
          part(4, "Hạn sắp tới", ...duesOf(unit, all)),
          part(4, "Báo cáo cho ai", ...reportsOf(unit, all))),
        this.ways(unit),
        this.memory(kept),
      );
    }

    ways(unit) {
      const count = (unit.duties || []).length;
      const words = count ? `Trang đầy đủ của đơn vị: ${count} việc, ${unit.plans.length} kế hoạch` : "Trang của đơn vị";
      const calendar = document.querySelector("[data-today]");
      const ways = element("p", { class: "own-ways" }, element("a", { href: unit.url }, words));
      if (calendar) ways.append(" ", element("a", { href: calendar.dataset.calendar }, "Lịch các đợt"));
      return ways;
    }

    memory(kept) {
      const words = kept
        ? "Đơn vị này chỉ được ghi nhớ trong trình duyệt này, không gửi đi đâu."
        : "Trình duyệt này không cho ghi nhớ, nên lần sau phải chọn lại.";
      const other = button("Chọn đơn vị khác", () => {
        if (page.classList.toggle("picking")) this.input.focus();
      });
      return element("div", { class: "own-memory" }, element("p", { class: "hint" }, words),
        other, button("Quên đơn vị này", () => this.forget("Đã quên đơn vị.")));
    }

    forget(words) {
      portal.remember(null);
      page.classList.remove("has-unit", "picking");
      this.root.replaceChildren();
      this.input.focus();
      this.picker.querySelector("[role=status]").textContent = words;
    }
  }

  if (document.querySelector("[data-picker]")) new Own();
})();
