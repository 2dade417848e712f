/* The home page's lists: a thing, how it stands today, and its time in words. */
(function () {
  "use strict";
  const portal = window.PortalHome;
  const { element } = portal;
  const { chip, official } = window.PortalToday;

  const FEW = 6;

  /* Words */

  /** Words as nodes in which no number of a paper is broken across lines. */
  function numbered(text) {
    return window.PortalNumbers.pieces(text).map(({ start, end, isNumber }) => {
      const piece = text.slice(start, end);
      return isNumber ? element("span", { class: "num" }, piece) : piece;
    });
  }

  function endInWords({ start, end, sure }) {
    if (!sure) return end ? `đến ${official(end)}` : "";
    const least = sure === start ? ", chưa rõ ngày kết thúc" : `đến sau ${official(sure)}`;
    return end ? `${least}, không quá ${official(end)}` : least;
  }

  function startInWords({ start, startOpen, issued, floor }) {
    if (startOpen) return floor ? `từ ngày ${issued ? "ban hành" : "chưa rõ"} (không sớm hơn ${official(floor)})` : "";
    return start ? `từ ${official(start)}` : "";
  }

  function daysInWords(time) {
    if (time.due) return `chậm nhất ${official(time.due)}`;
    if (time.on) return `ngày ${official(time.on)}`;
    if ((time.days && time.days.length) || !(time.start || time.end)) return "";
    return `${startInWords(time)} ${endInWords(time)}`.trim().replace(" ,", ",");
  }

  /** The source's phrase, the days worked out from it, and what that took for granted. */
  function timeInWords(time) {
    const nodes = [];
    if (time.name) nodes.push(`${time.name}: `);
    if (time.phrase) nodes.push(element("q", { class: "phrase" }, ...numbered(time.phrase)));
    const days = daysInWords(time);
    if (days) nodes.push(" ", element("span", { class: "computed" }, ...numbered(days)));
    if (time.note && (days || time.days)) nodes.push(" ", howFound(time.note));
    return nodes;
  }

  function howFound(note) {
    return element("details", { class: "how" }, element("summary", {}, "cách tính"), ` ${note}.`);
  }

  /* Lists */

  function item({ title, url, state, facts, day }) {
    const head = element("p", { class: "happening-title" }, element("a", { href: url }, ...numbered(title)));
    const words = chip(state, Boolean(day));
    if (words) head.append(" ", words);
    const lines = facts.filter((fact) => fact.length).map((fact) => element("div", {}, ...fact));
    const what = element("div", {}, head, ...lines);
    if (!day) return element("li", {}, what);
    const date = element("time", { datetime: day, class: "happening-day" }, official(day));
    return element("li", { class: "happening--dated" }, date, what);
  }

  function list(items, more) {
    const rest = items.length - FEW;
    const nodes = [element("ul", { class: "happenings" }, ...items.slice(0, FEW).map(item))];
    if (rest > 0) nodes.push(element("p", {}, element("a", { href: more.url }, more.words(rest))));
    return nodes;
  }

  function part(level, title, ...nodes) {
    return element("section", {}, element(`h${level}`, {}, title), ...nodes);
  }

  const empty = (words) => element("p", { class: "empty" }, words);
  const byDay = (a, b) => (a.state.day < b.state.day ? -1 : a.state.day > b.state.day ? 1 : 0);
  const isDue = (time) => Boolean(time.due || time.on || time.days);
  const isAhead = (state) => Boolean(state) && (state.at === "ahead" || state.at === "near");

  function names(units) {
    return units.flatMap(({ name, url }, place) => {
      const link = element("a", { href: url }, ...numbered(name));
      return place ? [", ", link] : [link];
    });
  }

  function planFact(plan, more) {
    const link = element("a", { href: plan.url }, ...numbered(plan.name));
    return more ? [link, ` (${more})`] : [link];
  }

  Object.assign(portal, { FEW, numbered, timeInWords, item, list, part, empty });
  Object.assign(portal, { names, byDay, isDue, isAhead, planFact });
})();
