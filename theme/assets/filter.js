/* What the filters of lists and of the calendar share: a form whose choices stand in the address,
   in words beside it, and in what is printed. */
(function () {
  "use strict";
  const portal = (window.PortalFilter = {});

  const PAUSE = 200;

  function fieldsOf(form) {
    return Array.from(form.elements).filter((field) => field.name);
  }

  /** What is chosen, by the names of the fields; nothing for fields that are left alone. */
  function wishOf(form) {
    const given = fieldsOf(form).map((field) => [field.name, field.value.trim()]);
    return Object.fromEntries(given.filter(([, value]) => value));
  }

  function restore(form) {
    const given = new URLSearchParams(location.search);
    for (const field of fieldsOf(form)) {
      field.value = given.get(field.name) || "";
      if (field.selectedIndex === -1) field.value = "";
    }
  }

  function queryOf(wish) {
    const text = new URLSearchParams(wish).toString();
    return text ? `?${text}` : "";
  }

  /** Keep what is chosen in the address; a browser that forbids that still filters. */
  function keep(wish) {
    try {
      history.replaceState(history.state, "", location.pathname + queryOf(wish) + location.hash);
    } catch (error) {
      /* The choice then does not outlive the page. */
    }
  }

  function labelOf(field) {
    const words = field.labels[0].firstChild.textContent.trim();
    return words.charAt(0).toLowerCase() + words.slice(1);
  }

  function valueOf(field) {
    return field.selectedOptions ? field.selectedOptions[0].textContent.trim() : `“${field.value.trim()}”`;
  }

  /** What is chosen in words: “đơn vị: Văn phòng Sở; loại: Hạn chót”. */
  function wordsOf(form) {
    const chosen = fieldsOf(form).filter((field) => field.value.trim());
    return chosen.map((field) => `${labelOf(field)}: ${valueOf(field)}`).join("; ");
  }

  /** Whether a stretch of days is “dang-dien-ra”, “sap-toi” or “da-qua”; an open end goes on, and
      an open start is “chua-ro” until the day on which the thing has certainly begun. */
  function standing({ start, startOpen, end }, today) {
    const open = startOpen !== undefined;
    if (end && end < today) return "da-qua";
    if (start ? start <= today : !open) return "dang-dien-ra";
    return open ? "chua-ro" : "sap-toi";
  }

  /** The states of a thing on a day: those of the day, and of the stretch that it belongs to. */
  function statesOn(day, stretch, today) {
    const own = stretch.start || stretch.startOpen !== undefined ? standing(stretch, today) : "";
    const goes = own === "dang-dien-ra" || own === "chua-ro";
    return [standing({ start: day, end: day }, today), ...(goes ? [own] : [])];
  }

  /** On which day the state was worked out, for one cannot tell from paper. */
  function dayOf(wish) {
    if (!wish["trang-thai"]) return "";
    const open = wish["trang-thai"] === "dang-dien-ra"
      ? "; chưa rõ ngày kết thúc thì coi là đang diễn ra" : "";
    return ` (tính theo ngày ${window.PortalToday.official(window.PortalDay.today())}${open})`;
  }

  /** Entries of the contents go with what they lead to. */
  function trimContents() {
    for (const link of document.querySelectorAll(".md-nav--secondary a[href^='#']")) {
      const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (target) link.parentElement.hidden = Boolean(target.closest("[hidden]"));
    }
  }

  /** Call `apply` with what is chosen, now and after every change. */
  function follow(form, apply) {
    let pause;
    const change = () => {
      const wish = wishOf(form);
      keep(wish);
      apply(wish);
    };
    restore(form);
    form.addEventListener("change", change);
    form.addEventListener("input", (event) => {
      clearTimeout(pause);
      if (event.target.type === "text") pause = setTimeout(change, PAUSE);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      change();
    });
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      for (const field of fieldsOf(form)) field.value = "";
      change();
    });
    apply(wishOf(form));
  }

  Object.assign(portal, { follow, wordsOf, dayOf, queryOf, standing, statesOn, trimContents });
})();
