/* The reader's day in the calendar: marked in the months, the agenda and the timeline. */
(function () {
  "use strict";
  const DAY = 24 * 60 * 60 * 1000;
  const MARGIN = 12; /* generator/pages/timeline/scale.py */
  const SVG = "http://www.w3.org/2000/svg";

  const today = window.PortalDay.today();
  const [year, month, date] = today.split("-");
  const written = window.PortalToday.official(today);
  const page = document.querySelector(".calendar");

  function element(name, className, ...children) {
    const node = document.createElement(name);
    node.className = className;
    node.append(...children);
    return node;
  }

  function hidden(text) {
    return element("span", "hidden-text", text);
  }

  /* Months */

  function markDay(table) {
    const cells = Array.from(table.tBodies[0].querySelectorAll("td:not(:empty)"));
    const cell = cells[Number(date) - 1];
    cell.classList.add("month-today");
    cell.setAttribute("aria-current", "date");
    (cell.querySelector("a") || cell).append(hidden(" (hôm nay)"));
  }

  function markEmptyMonth() {
    for (const run of page.querySelectorAll("[data-months]")) {
      const [first, last] = run.dataset.months.split(" ").map(Number);
      if (first <= Number(month) && Number(month) <= last) {
        run.append(" ", element("span", "month-now", `Hôm nay: ${written}.`));
      }
    }
  }

  /* The agenda: a line before the first day from today on */

  function lineOf(name) {
    const line = element(name, "agenda-today", `Hôm nay, ${written}`);
    line.id = "hom-nay";
    return line;
  }

  /** Where the line stands; a month without days has its line between its neighbours. */
  function drawLine() {
    const days = Array.from(page.querySelectorAll(".agenda-day"));
    const next = days.find((day) => day.dataset.day >= today);
    const sameMonth = (day) => day && day.dataset.day.startsWith(`${year}-${month}`);
    const before = next ? days[days.indexOf(next) - 1] : days[days.length - 1];
    if (sameMonth(next)) next.before(lineOf("li"));
    else if (sameMonth(before)) before.after(lineOf("li"));
    else if (next) next.parentElement.previousElementSibling.before(lineOf("p"));
    else if (before) before.parentElement.after(lineOf("p"));
  }

  /* The timeline */

  function placeOf(timeline, width) {
    const { first, last } = timeline.dataset;
    const days = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);
    const place = (days(first, today) + 0.5) / (days(first, last) + 1);
    return MARGIN + place * (width - 2 * MARGIN);
  }

  function strike(timeline, svg) {
    const { width, height } = svg.viewBox.baseVal;
    const x = placeOf(timeline, width).toFixed(1);
    const head = svg.querySelector(".timeline-rule").getBBox().y;
    const line = document.createElementNS(SVG, "path");
    line.setAttribute("class", "timeline-today");
    line.setAttribute("d", `M${x - 4} ${head}h8l-4 7zM${x} ${head}V${height}`);
    line.setAttribute("aria-hidden", "true");
    svg.querySelector(".timeline-scale").after(line);
  }

  function strikeTimelines() {
    for (const timeline of page.querySelectorAll(".timeline[data-first]")) {
      const { first, last } = timeline.dataset;
      if (today < first || today > last) continue;
      timeline.querySelectorAll("svg").forEach((svg) => strike(timeline, svg));
      const legend = page.querySelector(".bars-legend");
      const sample = '<svg viewBox="0 0 40 14" aria-hidden="true">'
        + '<path class="timeline-today" d="M16 0h8l-4 7zM20 0V14"/></svg>';
      legend.insertAdjacentHTML("beforeend", `<li class="timeline-now">${sample} hôm nay, ${written}</li>`);
    }
  }

  /* The way there */

  function offerWay() {
    const line = document.getElementById("hom-nay");
    if (!line) return;
    const link = element("a", "", "Đến hôm nay");
    link.href = "#hom-nay";
    page.querySelector(".years").append(link);
  }

  /** Once, when the page is opened afresh at its top; what the reader focuses stays at the top. */
  function goThere() {
    const line = document.getElementById("hom-nay");
    const [opened] = performance.getEntriesByType("navigation");
    const afresh = !opened || opened.type === "navigate";
    if (!line || (location.hash && location.hash !== "#hom-nay")) return;
    if (!location.hash && !afresh) return;
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    line.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
  }

  if (!page) return;
  window.PortalDay.madeFor(today);
  strikeTimelines();
  if (!page.querySelector(`[data-year="${year}"]`)) return;
  const table = page.querySelector(`[data-month="${year}-${month}"]`);
  if (table) markDay(table);
  else markEmptyMonth();
  drawLine();
  offerWay();
  window.addEventListener("load", goThere, { once: true });
})();
