/* Narrows the calendar of a paper. */
(function () {
  "use strict";
  const filter = window.PortalFilter;
  const form = document.querySelector("form[data-filter=giay]");
  if (!form) return;

  const today = window.PortalDay.today();
  const says = document.querySelector(".filter-says");
  const months = Array.from(document.querySelectorAll(".month"));

  /** What a line's places stand for: the field's options without the first, which means all. */
  function named(name, places) {
    const field = form.elements[name];
    return field ? (places || "").split(" ").filter(Boolean).map((place) => field.options[Number(place) + 1].value) : [];
  }

  const lines = Array.from(document.querySelectorAll(".days > div"), (element) => ({
    element,
    "ke-hoach": named("ke-hoach", element.dataset.plans),
    "don-vi": named("don-vi", element.dataset.units),
    loai: [element.dataset.kind],
    "trang-thai": filter.statesOn(element.dataset.day, element.dataset, today),
  }));

  function sentence(wish, left) {
    const words = filter.wordsOf(form);
    if (!words) return "";
    const lead = `Đang lọc theo ${words}${filter.dayOf(wish)}.`;
    return left
      ? `${lead} Còn ${left} trong ${lines.length} mục theo ngày.`
      : `${lead} Không mục nào khớp; hãy bớt một điều kiện, hoặc bỏ lọc.`;
  }

  let before = "";

  filter.follow(form, (wish) => {
    let left = 0;
    for (const line of lines) {
      const fits = Object.entries(wish).every(([name, value]) => line[name].includes(value));
      line.element.hidden = !fits;
      left += fits ? 1 : 0;
    }
    for (const month of months) month.hidden = !month.querySelector(".days > div:not([hidden])");
    says.textContent = sentence(wish, left) || (before && "Đã bỏ lọc.");
    before = sentence(wish, left);
  });
})();
