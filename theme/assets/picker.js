/* The home page's picker of a unit: a combobox as the ARIA Authoring Practices Guide describes it.
   The unit chosen is kept in this browser only. */
(function () {
  "use strict";
  const portal = (window.PortalHome = {});

  const ASSETS = new URL(".", document.currentScript.src);
  const KEY = "portal-unit";
  const SHOWN = 30;

  /** Bring one of the site's scripts, once. */
  const brought = new Map();
  portal.bring = function bring(name) {
    if (!brought.has(name)) {
      brought.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = new URL(name, ASSETS).href;
        script.onload = resolve;
        script.onerror = () => reject(new Error(name));
        document.head.append(script);
      }));
    }
    return brought.get(name);
  };

  portal.element = function element(name, attributes, ...children) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) node.setAttribute(key, value);
    node.append(...children);
    return node;
  };

  /* What is remembered; a browser may refuse to keep anything. */

  portal.remembered = function remembered() {
    try {
      return localStorage.getItem(KEY);
    } catch (error) {
      return null;
    }
  };

  portal.remember = function remember(id) {
    try {
      if (id) localStorage.setItem(KEY, id);
      else localStorage.removeItem(KEY);
      return true;
    } catch (error) {
      return false;
    }
  };

  /* Matching: every word typed must begin a word of one of the unit's names. */

  function namesOf(unit) {
    const names = [unit.name, unit.short, ...(unit.aliases || []), unit.symbol].filter(Boolean);
    return [...new Set(names)].map((name) => ({ name, words: window.PortalSearch.wordsOf(name) }));
  }

  function begins(word, asked, toned) {
    return toned && asked.form !== asked.plain
      ? word.form.startsWith(asked.form)
      : word.plain.startsWith(asked.plain);
  }

  /** How near a name is: 0 the same, 1 begins so, 2 has it inside, 3 has the words; -1 not at all. */
  function nearness(words, asked, toned) {
    const fits = (start) => asked.every((one, n) => words[start + n] && begins(words[start + n], one, toned));
    const start = words.findIndex((_, place) => fits(place));
    if (start === 0) {
      const whole = words.length === asked.length && asked.every((one, n) => one.plain === words[n].plain);
      return whole ? 0 : 1;
    }
    if (start > 0) return 2;
    return asked.every((one) => words.some((word) => begins(word, one, toned))) ? 3 : -1;
  }

  function matchOf(unit, asked, toned) {
    unit.names = unit.names || namesOf(unit);
    const near = unit.names.map((named) => nearness(named.words, asked, toned));
    const known = near.filter((one) => one >= 0);
    if (!known.length) return null;
    const best = Math.min(...known);
    return { unit, near: best, named: unit.names[near.indexOf(best)], other: near[0] < 0 };
  }

  function byNearness(a, b) {
    const rest = (match) => Number(Boolean(match.unit.until)) * 2 + Number(!match.unit.duties);
    return a.near - b.near || rest(a) - rest(b);
  }

  /** The units that a query means; with tones as typed, or if that finds none without them. */
  function matches(query) {
    const units = window.PORTAL_UNIT_LIST;
    const asked = window.PortalSearch.wordsOf(query);
    if (!asked.length) {
      return { asked, found: units.filter((unit) => unit.duties).map((unit) => ({ unit })) };
    }
    for (const toned of [true, false]) {
      const found = units.map((unit) => matchOf(unit, asked, toned)).filter(Boolean);
      if (found.length) return { asked, found: found.sort(byNearness) };
    }
    return { asked, found: [] };
  }

  /** A name with the letters that were typed marked. */
  function marked(name, asked) {
    const text = name.normalize("NFC");
    const nodes = [];
    let done = 0;
    for (const word of window.PortalSearch.wordsOf(text)) {
      const one = asked.find((candidate) => word.plain.startsWith(candidate.plain));
      if (!one) continue;
      const end = Math.min(word.start + one.plain.length, word.end);
      nodes.push(text.slice(done, word.start), portal.element("mark", {}, text.slice(word.start, end)));
      done = end;
    }
    return [...nodes, text.slice(done)];
  }

  class Picker {
    constructor(root, chosen) {
      this.input = root.querySelector("input");
      this.list = root.querySelector("[role=listbox]");
      this.status = root.querySelector("[role=status]");
      this.chosen = chosen;
      this.input.addEventListener("focus", () => this.load());
      this.input.addEventListener("input", () => this.update());
      this.input.addEventListener("click", () => this.update());
      this.input.addEventListener("keydown", (event) => this.press(event));
      this.input.addEventListener("blur", () => this.close());
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => {
        const option = event.target.closest("[role=option]");
        if (option) this.choose(option);
      });
    }

    load() {
      return Promise.all([portal.bring("search-fold.js"), portal.bring("units.js")]);
    }

    update() {
      return this.load().then(() => this.fill(), () => this.say("Chưa tải được danh sách đơn vị."));
    }

    fill() {
      const { asked, found } = matches(this.input.value);
      const options = found.slice(0, SHOWN).map((match, place) => this.option(match, asked, place));
      this.list.replaceChildren(...options);
      this.list.scrollTop = 0;
      this.toggle(options.length > 0 && document.activeElement === this.input);
      this.say(this.summary(asked, found.length));
    }

    summary(asked, count) {
      if (!asked.length) return "";
      if (!count) return "Không có đơn vị nào khớp. Thử gõ ít chữ hơn, hoặc chọn trong danh sách.";
      const most = count > SHOWN ? `, hiện ${SHOWN} đơn vị gần nhất` : "";
      return `${count} đơn vị khớp${most}`;
    }

    say(words) {
      this.status.textContent = words;
    }

    option({ unit, named, other }, asked, place) {
      const notes = [unit.duties ? `${unit.duties} việc` : "không có việc riêng"];
      if (unit.until) notes.push(`có đến hết ${window.PortalToday.official(unit.until)}`);
      const note = portal.element("small", {}, notes.join(" · "));
      if (other) note.prepend("tên khác: ", ...marked(named.name, asked), " · ");
      const name = other ? [unit.name] : marked(unit.name, asked);
      return portal.element(
        "li",
        { id: `${this.list.id}-${place}`, role: "option", "aria-selected": "false", "data-id": unit.id },
        ...name, note,
      );
    }

    get active() {
      return this.list.querySelector("[aria-selected=true]");
    }

    toggle(open) {
      this.list.hidden = !open;
      this.input.setAttribute("aria-expanded", String(open));
      this.input.removeAttribute("aria-activedescendant");
    }

    close() {
      if (this.active) this.active.setAttribute("aria-selected", "false");
      this.toggle(false);
    }

    /** Step to the next option; before the first and after the last stands the field itself. */
    step(by) {
      const options = Array.from(this.list.children);
      const places = options.length + 1;
      const now = this.active ? options.indexOf(this.active) + 1 : 0;
      const next = options[((now + by + places) % places) - 1];
      if (this.active) this.active.setAttribute("aria-selected", "false");
      this.input.removeAttribute("aria-activedescendant");
      if (!next) return;
      next.setAttribute("aria-selected", "true");
      next.scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", next.id);
    }

    move(by) {
      if (this.list.hidden) this.update().then(() => this.step(by));
      else this.step(by);
    }

    press(event) {
      const open = !this.list.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        this.move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Enter" && open) {
        const only = this.list.children.length === 1 ? this.list.firstElementChild : null;
        event.preventDefault();
        if (this.active || only) this.choose(this.active || only);
      } else if (event.key === "Escape") {
        if (open) this.close();
        else this.input.value = "";
        this.say("");
      }
    }

    choose(option) {
      this.close();
      this.input.value = "";
      this.say("");
      this.chosen(option.dataset.id);
    }
  }

  portal.Picker = Picker;
})();
