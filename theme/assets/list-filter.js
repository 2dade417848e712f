/* Narrows the list of plans or of units as one types and chooses. */
(function () {
  "use strict";
  const filter = window.PortalFilter;
  const { plainForm } = window.PortalSearch;
  const form = document.querySelector("form[data-filter=danh-sach]");
  if (!form) return;

  const today = window.PortalDay.today();
  const says = document.querySelector(".filter-says");
  const { what } = form.dataset;
  const split = (text) => (text || "").split(" ").filter(Boolean);

  function recordOf(element) {
    const { also, issuer, years, topics, start, startOpen, end } = element.dataset;
    const dated = start || end || startOpen !== undefined;
    return {
      element,
      text: ` ${plainForm(`${element.textContent} ${also || ""}`)}`,
      "co-quan": [issuer],
      nam: split(years),
      "chu-de": split(topics),
      "trang-thai": dated ? [filter.standing({ start, startOpen, end }, today)] : [],
    };
  }

  const records = Array.from(document.querySelectorAll("[data-item]"), recordOf);

  /** Every word that was typed begins a word of the record. */
  function holds(record, text) {
    return plainForm(text).split(" ").every((word) => record.text.includes(` ${word}`));
  }

  function fits(record, { q, ...chosen }) {
    return (!q || holds(record, q))
      && Object.entries(chosen).every(([name, value]) => record[name].includes(value));
  }

  function sentence(wish, left) {
    const words = filter.wordsOf(form);
    if (!words) return "";
    const lead = `Đang lọc theo ${words}${filter.dayOf(wish)}.`;
    if (left) return `${lead} Còn ${left} trong ${records.length} ${what}.`;
    return `${lead} Không ${what} nào khớp; hãy gõ ít chữ hơn, bớt một điều kiện, hoặc bỏ lọc.`;
  }

  function showSections() {
    for (const part of document.querySelectorAll(".filtered :is(section, table)")) {
      part.hidden = !part.querySelector("[data-item]:not([hidden])");
    }
    filter.trimContents();
  }

  let before = "";

  function apply(wish) {
    for (const record of records) record.element.hidden = !fits(record, wish);
    const words = sentence(wish, records.filter(({ element }) => !element.hidden).length);
    showSections();
    says.textContent = words || (before && `Đã bỏ lọc: ${records.length} ${what}.`);
    before = words;
  }

  window.PortalDay.madeFor(today);
  filter.follow(form, apply);
})();
