/* What must stand before the page is painted, so that nothing jumps: that a unit is remembered, and
   that this copy is old. Runs where it stands, right after its notice. */
(function () {
  "use strict";
  const MONTH = 30 * 24 * 60 * 60 * 1000;
  const page = document.documentElement;

  try {
    if (localStorage.getItem("portal-unit")) page.classList.add("has-unit");
  } catch (error) {
    /* A browser that keeps nothing has remembered nothing. */
  }

  const notice = document.querySelector("[data-built]");
  if (notice && Date.now() - Date.parse(notice.dataset.built) > MONTH) {
    notice.textContent =
      `Bản này dựng ngày ${notice.dataset.builtDay}, đã hơn 30 ngày; có thể có kế hoạch mới hơn.`;
  }
})();
