/* The calendar day in Vietnam, wherever the reader's computer is: UTC+7, no summer time. */
(function () {
  "use strict";
  const OFFSET = 7 * 60 * 60 * 1000;

  window.PortalDay = {
    /** Today's date in Vietnam as "YYYY-MM-DD". */
    today() {
      return new Date(Date.now() + OFFSET).toISOString().slice(0, 10);
    },

    /** A page made for `day` is read anew when the reader comes back to it on another. */
    madeFor(day) {
      document.addEventListener("visibilitychange", () => {
        if (document.visibilityState === "visible" && this.today() !== day) location.reload();
      });
    },
  };
})();
