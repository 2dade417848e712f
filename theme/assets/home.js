/* The home page for today's reader: what is going on in all plans, and the year with today on it. */
(function () {
  "use strict";
  const portal = window.PortalHome;
  const { element, bring, timeInWords, list, part, empty } = portal;
  const { names, byDay, isDue, isAhead, planFact } = portal;
  const { stateOf, official, daysFrom } = window.PortalToday;

  const today = window.PortalDay.today();

  function rowsOf(years) {
    return years.flatMap((year) => {
      const { plans, rows } = window.PORTAL_YEARS[year];
      const going = rows.filter((row) => !plans[row.plan].over);
      return going.map((row) => ({ ...row, plan: plans[row.plan], state: stateOf(row.time, today) }));
    });
  }

  /** Each phase and task once: one that comes again, on its next day. */
  function once(rows) {
    const seen = new Set();
    return rows.filter(({ url, title }) => !seen.has(url + title) && seen.add(url + title));
  }

  function rowItem({ title, url, plan, time, state }, day) {
    return { title, url, state, day, facts: [timeInWords(time), planFact(plan, plan.issuer)] };
  }

  function doubtful(words, rows) {
    if (!rows.length) return [];
    const links = names(rows.map(({ title, url, plan }) => ({ name: `${title}, ${plan.name}`, url })));
    return [element("p", { class: "hint" }, `${words}: `, ...links, ".")];
  }

  function general(root, years) {
    const rows = rowsOf(years);
    const running = once(rows.filter(({ state }) => state && state.at === "now").sort(byDay));
    const open = once(rows.filter(({ state }) => state && state.at === "open"));
    const unsure = once(rows.filter(({ state }) => state && state.at === "unsure"));
    const dues = once(rows.filter(({ time, state }) => isDue(time) && isAhead(state)).sort(byDay));
    const coming = once(rows.filter(({ time, state }) => !isDue(time) && time.start && isAhead(state)).sort(byDay));
    const more = { url: root.dataset.calendar, words: (rest) => `Còn ${rest} mục nữa trong lịch` };
    const now = running.length ? list(running.map((row) => rowItem(row)), more) : [empty("Hôm nay không có đợt nào chắc chắn đang diễn ra.")];
    const next = dues.length ? list(dues.map((row) => rowItem(row, row.state.day)), more) : [empty("Không có hạn nào sắp tới.")];
    const first = part(3, "Đang diễn ra", ...now,
      ...doubtful("Đã bắt đầu, chưa rõ đã kết thúc hay chưa", open),
      ...doubtful("Chưa rõ đã bắt đầu hay chưa", unsure));
    if (coming.length) {
      first.append(element("h4", {}, "Sắp bắt đầu"), ...list(coming.map((row) => rowItem(row)), more));
    }
    root.replaceChildren(
      element("h2", {}, "Mọi kế hoạch hôm nay, ", element("time", { datetime: today }, official(today))),
      element("div", { class: "today-parts" }, first, part(3, "Hạn sắp tới", ...next)),
    );
  }

  function showGeneral(root) {
    const known = root.dataset.years.split(" ");
    const year = Number(today.slice(0, 4));
    const years = [year, year + 1].map(String).filter((one) => known.includes(one));
    Promise.all(years.map((one) => bring(`nam/${one}.js`))).then(
      () => general(root, years),
      () => document.documentElement.classList.add("without-today"),
    );
  }

  /* A year at a glance: this year's strip alone, with today on it. */

  function showStrips(strips) {
    const year = today.slice(0, 4);
    const own = strips.find((strip) => strip.dataset.year === year);
    for (const strip of strips) strip.hidden = strip !== (own || strips[0]);
    if (!own) return;
    const share = (daysFrom(`${year}-01-01`, today) + 0.5) / (daysFrom(`${year}-01-01`, `${year}-12-31`) + 1);
    const words = element("span", {}, `hôm nay, ${official(today)}`);
    const side = share < 0.5 ? " strip-today--early" : "";
    const line = element("div", { class: `strip-today${side}`, style: `--share: ${share}` }, words);
    own.querySelector(".strip-field").append(line);
  }

  window.PortalDay.madeFor(today);
  const root = document.querySelector("[data-today]");
  if (root) showGeneral(root);
  showStrips(Array.from(document.querySelectorAll(".strip")));
})();
