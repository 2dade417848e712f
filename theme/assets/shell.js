/* The shell: what folds, the colour scheme, and where one is in the contents. */
(function () {
  "use strict";
  const page = document.documentElement;

  /* Buttons that open and close what they control; Escape closes it and gives the focus back. */

  function fold(button) {
    const part = document.getElementById(button.getAttribute("aria-controls"));
    const set = (open) => {
      button.setAttribute("aria-expanded", String(open));
      part.toggleAttribute("data-open", open);
    };
    button.addEventListener("click", () => set(!part.hasAttribute("data-open")));
    part.addEventListener("click", (event) => { if (event.target.closest("a")) set(false); });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !part.hasAttribute("data-open")) return;
      set(false);
      button.focus();
    });
  }

  document.querySelectorAll("[data-fold]").forEach(fold);

  /* The scheme: the reader's system decides until she does, in this browser only. */

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const button = document.querySelector(".portal-scheme");

  function kept() {
    try {
      return localStorage.getItem("portal-scheme");
    } catch {
      return null;
    }
  }

  function show(scheme) {
    page.dataset.mdColorScheme = scheme;
    button.setAttribute("aria-pressed", String(scheme === "slate"));
  }

  button.addEventListener("click", () => {
    const scheme = page.dataset.mdColorScheme === "slate" ? "default" : "slate";
    try {
      localStorage.setItem("portal-scheme", scheme);
    } catch {
      /* A browser that keeps nothing shows it on this page only. */
    }
    show(scheme);
  });
  dark.addEventListener("change", () => show(kept() || (dark.matches ? "slate" : "default")));
  show(page.dataset.mdColorScheme);

  /* Lines of code too long for the screen are moved by keyboard too, in every browser. */

  function reachCode() {
    for (const code of document.querySelectorAll("pre > code")) {
      if (code.scrollWidth <= code.clientWidth) {
        code.removeAttribute("tabindex");
        continue;
      }
      code.tabIndex = 0;
      code.setAttribute("role", "group");
      code.setAttribute("aria-label", "Đoạn mã");
    }
  }

  reachCode();
  window.addEventListener("resize", reachCode);

  /* The contents say which part is being read. */

  const contents = document.querySelector(".portal-toc");
  if (contents) {
    const links = new Map();
    for (const link of contents.querySelectorAll("a")) {
      const head = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (head) links.set(head, link);
    }
    const heads = [...links.keys()];
    const LINE = 80; /* pixels under which a heading has not been reached */
    let current;

    const mark = () => {
      const reached = heads.filter((head) => head.getBoundingClientRect().top < LINE).pop();
      const link = links.get(reached);
      if (link === current) return;
      if (current) current.removeAttribute("aria-current");
      if (link) link.setAttribute("aria-current", "true");
      current = link;
      if (link && contents.scrollHeight > contents.clientHeight)
        contents.scrollTop = link.offsetTop - contents.clientHeight / 2;
    };
    let waiting = false;
    document.addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; mark(); });
    }, { passive: true });
    mark();
  }
})();
