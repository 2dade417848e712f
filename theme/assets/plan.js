/* A plan's page: a click on ¶ copies the clause's full address; the printed page names its own. */
(function () {
  "use strict";
  const SHOWN = 4000;
  let said;
  let timer;

  /** Say it aloud and show it for a while. */
  function say(words) {
    clearTimeout(timer);
    said.textContent = words;
    timer = setTimeout(() => { said.textContent = ""; }, SHOWN);
  }

  /** For pages without a secure address, where the clipboard is not to be had. */
  function copyByHand(text) {
    const field = document.createElement("textarea");
    field.value = text;
    field.style.position = "fixed";
    field.style.opacity = "0";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) throw new Error("not copied");
  }

  async function copy(link) {
    const clause = link.getAttribute("aria-label").replace("Liên kết đến ", "");
    try {
      if (navigator.clipboard) await navigator.clipboard.writeText(link.href);
      else copyByHand(link.href);
      say(`Đã chép liên kết đến ${clause}.`);
    } catch {
      say(`Không chép được; liên kết đến ${clause} đang ở thanh địa chỉ.`);
    }
    link.focus({ preventScroll: true });
  }

  if (document.querySelector(".copy-link")) {
    said = document.createElement("div");
    said.className = "copied";
    said.setAttribute("role", "status");
    document.body.append(said);
    document.addEventListener("click", (event) => {
      const link = event.target.closest(".copy-link");
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) copy(link);
    });
  }

  const own = document.querySelector("[data-own-address]");
  if (own && location.protocol !== "file:") own.textContent = location.origin + location.pathname;
})();
