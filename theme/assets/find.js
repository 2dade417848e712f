/* The search form of every page: brings the search's scripts when they are first needed, and
   suggests while one types (the combobox pattern of the ARIA Authoring Practices Guide). */
(function () {
  "use strict";
  const portal = (window.PortalSearch = window.PortalSearch || {});

  const ASSETS = new URL(".", document.currentScript.src);
  const CORE = ["minisearch.js", "search-fold.js", "search-data.js", "search-engine.js"];
  const PAGE = ["numbers.js", "search-facets.js", "search-view.js", "search.js"];
  const SUGGESTED = 7;

  /* Scripts */

  function bring(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(name, ASSETS).href;
      script.async = false;
      script.onload = resolve;
      script.onerror = () => reject(new Error(name));
      document.head.append(script);
    });
  }

  /** The rows of one part of the search's data, which is let go of when they are read. */
  portal.part = async function part(name) {
    await bring(`tim/${name}.js`);
    document.head.querySelector(`script[src$="/tim/${name}.js"]`).remove();
    const { records } = window.PORTAL_SEARCH_PARTS[name];
    delete window.PORTAL_SEARCH_PARTS[name];
    return records;
  };

  async function bringNames() {
    const engine = portal.engine();
    for (const name of engine.later) engine.add(await portal.part(name));
  }

  /** Bring the names that the first script has no room for, once. */
  portal.names = function names() {
    portal.naming = portal.naming || bringNames();
    return portal.naming;
  };

  /** Bring the scripts of the search, once. */
  portal.load = function load() {
    portal.loading = portal.loading || Promise.all(CORE.map(bring));
    return portal.loading;
  };

  /** A page of the site as this page must call it; opened from a disk, by its file. */
  portal.addressOf = function addressOf(url) {
    const address = new URL(`../${url}`, ASSETS);
    if (address.protocol === "file:" && address.pathname.endsWith("/")) {
      address.pathname += "index.html";
    }
    return address.href;
  };

  /** Listens to an event of focus; on a slow line the reader may be there before the script. */
  function whenFocused(element, event, begin) {
    element.addEventListener(event, begin);
    if (element.contains(document.activeElement)) begin();
  }

  /* Suggestions */

  class Suggestions {
    constructor(form) {
      this.form = form;
      this.input = form.querySelector("input[name=q]");
      this.list = document.createElement("ul");
      this.list.id = `${this.input.id}-goi-y`;
      this.list.className = "suggestions";
      this.list.setAttribute("role", "listbox");
      this.list.setAttribute("aria-label", "Gợi ý");
      this.list.hidden = true;
      this.input.parentElement.append(this.list);
      this.describe();
      this.listen();
    }

    describe() {
      const attributes = {
        role: "combobox",
        "aria-autocomplete": "list",
        "aria-expanded": "false",
        "aria-controls": this.list.id,
      };
      for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
    }

    listen() {
      whenFocused(this.input, "focus", () =>
        portal.load().then(() => this.update()).then(portal.names).catch(() => {}));
      this.input.addEventListener("input", () => portal.load().then(() => this.update(), () => {}));
      this.input.addEventListener("keydown", (event) => this.press(event));
      this.input.addEventListener("blur", () => this.close());
      this.form.addEventListener("submit", () => this.putAside());
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => {
        const option = event.target.closest("[role=option]");
        if (option) this.choose(option);
      });
    }

    get options() {
      return Array.from(this.list.children);
    }

    get active() {
      return this.list.querySelector("[aria-selected=true]");
    }

    reopen() {
      this.shown = undefined;
      portal.load().then(() => this.update(), () => {});
    }

    update() {
      const query = this.input.value.trim();
      const typed = query !== this.shown && document.activeElement === this.input;
      if (!typed) return;
      this.shown = query;
      const { hits } = query.length > 1 ? portal.engine().search(query, { prefix: true }) : { hits: [] };
      const named = hits.filter(({ record }) => record.title).slice(0, SUGGESTED);
      this.list.replaceChildren(...named.map(({ record }, place) => this.option(record, place)));
      this.toggle(named.length > 0);
    }

    option(record, place) {
      const option = document.createElement("li");
      const kind = document.createElement("small");
      option.id = `${this.list.id}-${place}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.href = portal.addressOf(record.url);
      kind.textContent = `${portal.engine().labels.kind[record.kind]} · ${record.where}`;
      option.append(record.title, kind);
      return option;
    }

    toggle(open) {
      this.list.hidden = !open;
      this.input.setAttribute("aria-expanded", String(open));
      this.input.removeAttribute("aria-activedescendant");
    }

    close() {
      this.toggle(false);
      this.shown = undefined;
      if (this.active) this.active.setAttribute("aria-selected", "false");
    }

    /** Closed until something else is typed. */
    putAside() {
      this.close();
      this.shown = this.input.value.trim();
    }

    /** Step to the next option; before the first and after the last stands the field itself. */
    step(by) {
      const options = this.options;
      const places = options.length + 1;
      const now = this.active ? options.indexOf(this.active) + 1 : 0;
      const next = options[((now + by + places) % places) - 1];
      if (this.active) this.active.setAttribute("aria-selected", "false");
      this.input.removeAttribute("aria-activedescendant");
      if (next) {
        next.setAttribute("aria-selected", "true");
        next.scrollIntoView({ block: "nearest" });
        this.input.setAttribute("aria-activedescendant", next.id);
      }
    }

    press(event) {
      const open = !this.list.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (open) this.step(event.key === "ArrowDown" ? 1 : -1);
        else this.reopen();
      } else if (event.key === "Enter" && open && this.active) {
        event.preventDefault();
        this.choose(this.active);
      } else if (event.key === "Escape" && open) {
        event.preventDefault();
        event.stopPropagation();
        this.putAside();
      }
    }

    choose(option) {
      this.close();
      location.href = option.dataset.href;
    }
  }

  /* On a narrow screen the form lies over the header when its button is pressed. */

  function foldAway(form) {
    const opener = document.querySelector("[data-find-open]");
    const input = form.querySelector("input[name=q]");
    if (!opener) return;
    const close = () => form.removeAttribute("data-open");
    opener.addEventListener("click", (event) => {
      event.preventDefault();
      form.setAttribute("data-open", "");
      input.focus();
    });
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !form.hasAttribute("data-open")) return;
      close();
      opener.focus();
    });
    form.addEventListener("focusout", (event) => {
      if (!form.contains(event.relatedTarget)) close();
    });
  }

  document.querySelectorAll("form[data-suggest]").forEach((form) => {
    new Suggestions(form);
    foldAway(form);
  });

  const form = document.querySelector("[data-search-page]");
  const part = (name) => document.querySelector(`[data-search="${name}"]`);

  async function bringPage() {
    try {
      await portal.load();
      await Promise.all(PAGE.map(bring));
    } catch {
      part("status").textContent = "Không mở được dữ liệu tìm kiếm. Mời xem theo danh sách dưới đây.";
      part("help").hidden = false;
    }
  }

  /** Bring what the page of the search needs, once. */
  function openPage() {
    portal.opening = portal.opening || bringPage();
  }

  if (form && location.search.length > 1) {
    part("help").hidden = true;
    openPage();
  }
  else if (form) whenFocused(form, "focusin", openPage);
})();
