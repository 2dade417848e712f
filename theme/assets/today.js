/* The reader's day: how the times on a page stand today in Vietnam, in words beside the dates.
   generator/domain/standing.py says what the attributes mean. */
(function () {
  "use strict";
  const portal = (window.PortalToday = {});

  const A_DAY = 24 * 60 * 60 * 1000;
  const SOON = 7;

  /* Days are "YYYY-MM-DD" throughout, so that they compare as text. */

  function daysFrom(first, last) {
    return Math.round((Date.parse(last) - Date.parse(first)) / A_DAY);
  }

  /** A day as official papers write it: 09/9/2025, 19/8/2025, 01/01/2026. */
  function official(day) {
    const [year, month, date] = day.split("-");
    return `${date}/${Number(month) <= 2 ? month : Number(month)}/${year}`;
  }

  /* A state has `at` (now, ahead, near, past; open: begun, and perhaps over; unsure: perhaps not
     begun), words, and the day that it is about. */

  function aheadOf(day, today, words) {
    const left = daysFrom(today, day);
    return { at: left <= SOON ? "near" : "ahead", words: words || `còn ${left} ngày`, day };
  }

  function ofDue(day, today, late) {
    if (day > today) return aheadOf(day, today);
    if (day === today) return { at: "near", words: "hôm nay", day };
    return { at: "past", words: `${late} ${daysFrom(day, today)} ngày`, day };
  }

  function ofDays(time, today) {
    const next = time.days.find((day) => day >= today);
    if (next === today) return { at: "near", words: "hôm nay", day: next };
    if (next) {
      const left = `còn ${daysFrom(today, next)} ngày`;
      return { ...aheadOf(next, today, `lần tới ${official(next)}, ${left}`), short: left };
    }
    return time.end && today > time.end ? { at: "past", words: "đã kết thúc", day: time.end } : null;
  }

  function leftOf(day, today) {
    return day === today ? "hôm nay là ngày cuối" : `còn ${daysFrom(today, day)} ngày`;
  }

  function ofStretch(time, today) {
    const { start, end, sure } = time;
    if (end && today > end) return { at: "past", words: "đã kết thúc", day: end };
    if (time.startOpen && !(start && start <= today)) {
      return time.floor && today < time.floor ? null : { at: "unsure", words: "" };
    }
    if (start && today < start) return aheadOf(start, today, `bắt đầu sau ${daysFrom(today, start)} ngày`);
    if (!start) return sure ? null : { at: "ahead", words: leftOf(end, today), day: end };
    if (!sure) return { at: "now", words: `đang diễn ra, ${leftOf(end, today)}`, day: end };
    return today <= sure ? { at: "now", words: "đang diễn ra", day: sure } : { at: "open", words: "" };
  }

  /** How a time stands on `today`, or null where nothing certain can be said. */
  function stateOf(time, today) {
    if (time.due) return ofDue(time.due, today, "đã qua hạn");
    if (time.on) return ofDue(time.on, today, "đã qua");
    if (time.days) return ofDays(time, today);
    return time.start || time.end ? ofStretch(time, today) : null;
  }

  /** The time that an element's attributes give. */
  function timeOf(element) {
    const { due, on, start, end, sure, days } = element.dataset;
    const startOpen = "startOpen" in element.dataset;
    const listed = days === undefined ? undefined : days.split(" ");
    return { due, on, start, end, sure, startOpen, days: listed };
  }

  /** The words of a state as an element; null for a state without words. `short` leaves out the
      day where it stands beside them. */
  function chip(state, short) {
    if (!state || !state.words) return null;
    const element = document.createElement("span");
    element.className = `day-state day-state--${state.at}`;
    element.textContent = (short && state.short) || state.words;
    return element;
  }

  function show(element, today) {
    element.querySelectorAll(":scope > .day-state").forEach((old) => old.remove());
    const words = chip(stateOf(timeOf(element), today));
    if (!words) return;
    const after = element.querySelector(":scope > .assumed");
    element.insertBefore(words, after);
    words.before(" ");
  }

  /* On a unit's page the deadlines that have passed go below those to come, the nearest first. */

  function passed(row, today) {
    const time = row.querySelector("[data-clock]");
    const state = time && stateOf(timeOf(time), today);
    return state && state.at === "past" ? state.day : "";
  }

  function splitPast(table, today) {
    table.removeAttribute("data-split-past");
    const rows = Array.from(table.tBodies[0].rows, (row) => [passed(row, today), row]);
    const past = rows.filter(([day]) => day).sort(([a], [b]) => (a < b ? 1 : a > b ? -1 : 0));
    if (!past.length) return;
    const heading = document.createElement("h4");
    heading.textContent = "Đã qua";
    const below = table.cloneNode(true);
    below.caption.textContent = `Đã qua: ${past.length} việc`;
    below.tBodies[0].replaceChildren(...past.map(([, row]) => row));
    table.after(heading, below);
    if (table.tBodies[0].rows.length) return;
    const none = document.createElement("p");
    none.className = "empty";
    none.textContent = "Không còn hạn nào phía trước.";
    table.replaceWith(none);
  }

  function showAll() {
    const today = window.PortalDay.today();
    if (today === portal.shown) return;
    portal.shown = today;
    document.querySelectorAll("[data-clock]").forEach((element) => show(element, today));
    document.querySelectorAll("table[data-split-past]").forEach((table) => splitPast(table, today));
  }

  Object.assign(portal, { stateOf, chip, official, daysFrom });
  showAll();
  document.addEventListener("visibilitychange", showAll);
})();
