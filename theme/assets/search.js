/* The search page: reads the query and the filters from the address, shows what is found. */
(function () {
  "use strict";
  const portal = window.PortalSearch;
  const { element, marked, FACETS } = portal;

  const FEW = 5, MANY = 20, VALUES = 6;
  const form = document.querySelector("[data-search-page]");
  const part = (name) => document.querySelector(`[data-search="${name}"]`);
  const parts = {
    input: form.querySelector("input[name=q]"),
    status: part("status"),
    note: part("note"),
    none: part("none"),
    filters: part("filters"),
    facets: part("facets"),
    clear: part("clear"),
    groups: part("groups"),
    help: part("help"),
    deeper: part("deeper"),
  };
  const deeper = {
    button: parts.deeper.querySelector("button"),
    status: parts.deeper.querySelector("[role=status]"),
    query: null, hits: [], done: 0, turn: 0,
  };
  const engine = portal.engine();
  const today = window.PortalDay.today();
  window.PortalDay.madeFor(today);
  const title = document.title;
  const opened = new Set();
  let wish = portal.fromAddress(location.search);

  /* What is asked for */

  function find(query) {
    if (!query) return { hits: engine.everything(), approximate: false };
    const found = engine.search(query);
    return deeper.query === query ? engine.merged(found, deeper.hits) : found;
  }

  /* Of a large portal, plans' own words lie in parts, brought one after the other when asked for. */

  async function lookDeeper(query) {
    const turn = deeper.turn += 1;
    Object.assign(deeper, { query, hits: [], done: 0 });
    showDeeper();
    for (const name of engine.parts) {
      const rows = await portal.part(name);
      if (turn !== deeper.turn) return;
      const found = engine.searchRows(rows, query);
      deeper.hits.push(...found);
      deeper.done += 1;
      if (found.length || deeper.done === engine.parts.length) show(parts.input.value);
      showDeeper();
    }
  }

  function showDeeper() {
    const all = engine.parts.length, asked = deeper.query === wish.query;
    parts.deeper.hidden = !all || !wish.query;
    deeper.button.hidden = asked;
    deeper.status.textContent = !asked ? ""
      : deeper.done < all ? `Đang tìm trong việc phải làm và điều khoản: ${deeper.done}/${all} phần.`
        : "Đã tìm trong mọi việc phải làm và điều khoản.";
  }

  function isWish() {
    return Boolean(wish.query || Object.keys(wish.chosen).length);
  }

  function readForm() {
    const given = new FormData(form);
    return portal.fromAddress(new URLSearchParams(given).toString());
  }

  /** Show `next` and keep it in the address; where a browser forbids that, load the page anew. */
  function turnTo(next, replace) {
    const address = portal.toAddress(next);
    try {
      history[replace ? "replaceState" : "pushState"](null, "", address);
    } catch (error) {
      location.href = address;
      return;
    }
    wish = next;
    show();
  }

  /* Hits */

  function stateNote(record) {
    const state = Array.isArray(record.when) && portal.stateOf(record, today);
    return state ? ` · ${portal.STATES[state].toLowerCase()}` : "";
  }

  function hitItem({ record, terms }, approximate) {
    const link = element("a", { href: portal.addressOf(record.url) });
    link.append(record.title ? marked(record.title, terms) : marked(record.where, new Set()));
    const where = element("p", { class: "hit-where" });
    where.append(marked((record.title ? record.where : "") + stateNote(record), new Set()));
    const item = element("li", { class: "hit" }, link);
    if (approximate) item.append(" ", element("span", { class: "hit-near" }, "gần đúng"));
    if (where.textContent) item.append(where);
    if (record.text) {
      const text = element("p", { class: "hit-text" });
      text.append(marked(portal.excerpt(record.text, terms), terms));
      item.append(text);
    }
    return item;
  }

  function moreButton(kind, hits, shown, approximate, list) {
    const label = engine.labels.kind[kind].toLowerCase();
    const more = element("button", { type: "button", class: "hits-more" },
      `Hiện cả ${hits.length} kết quả ở ${label}`);
    more.addEventListener("click", () => {
      opened.add(kind);
      const items = hits.slice(shown).map((hit) => hitItem(hit, approximate));
      list.append(...items);
      more.remove();
      items[0].querySelector("a").focus();
    });
    return more;
  }

  function group(kind, hits, approximate, limit) {
    const shown = opened.has(kind) ? hits.length : limit;
    const list = element("ol", { class: "hits" });
    list.append(...hits.slice(0, shown).map((hit) => hitItem(hit, approximate)));
    const title = element("h2", { id: `nhom-${kind}` }, engine.labels.kind[kind], " ",
      element("span", { class: "count" }, `(${hits.length})`));
    const section = element("section", { "aria-labelledby": `nhom-${kind}` }, title, list);
    if (hits.length > shown) section.append(moreButton(kind, hits, shown, approximate, list));
    return section;
  }

  /** Hits by kind; the kind of the best hit stands first. */
  function showGroups(hits, approximate) {
    const kinds = new Map();
    for (const hit of hits) {
      const { kind } = hit.record;
      kinds.set(kind, (kinds.get(kind) || []).concat(hit));
    }
    const limit = kinds.size === 1 ? MANY : FEW;
    parts.groups.replaceChildren(
      ...Array.from(kinds, ([kind, own]) => group(kind, own, approximate, limit)));
  }

  /* Filters */

  function box(facet, { value, count, label, chosen }) {
    const id = `loc-${facet.name}-${value}`;
    const input = element("input",
      { type: "checkbox", id, name: facet.name, value, form: form.id, checked: chosen });
    const text = element("label", { for: id }, input, element("span", {}, label, " ",
      element("span", { class: "count" }, `(${count})`)));
    return element("li", {}, text);
  }

  function facetGroup(facet, values, open) {
    const head = values.filter((value, place) => place < VALUES || value.chosen);
    const rest = values.filter((value) => !head.includes(value));
    const set = element("fieldset", { "data-facet": facet.name },
      element("legend", {}, facet.label),
      element("ul", { class: "facet" }, ...head.map((value) => box(facet, value))));
    if (rest.length) {
      const list = element("ul", { class: "facet" }, ...rest.map((value) => box(facet, value)));
      set.append(element("details", { open },
        element("summary", {}, `Thêm ${rest.length} lựa chọn`), list));
    }
    return set;
  }

  function openFacets() {
    const details = parts.facets.querySelectorAll("fieldset details[open]");
    return new Set(Array.from(details, (one) => one.parentElement.dataset.facet));
  }

  function showFilters(hits) {
    const focused = document.activeElement && document.activeElement.id;
    const open = openFacets();
    const sets = [];
    for (const facet of FACETS) {
      const values = portal.countsOf(facet, hits, wish.chosen, today, engine.labels);
      if (values.length > 1 || values.some((value) => value.chosen)) {
        sets.push(facetGroup(facet, values, open.has(facet.name)));
      }
    }
    parts.facets.replaceChildren(...sets);
    const count = Object.values(wish.chosen).reduce((sum, values) => sum + values.length, 0);
    parts.filters.querySelector("summary span").textContent = count ? ` (đang chọn ${count})` : "";
    parts.clear.hidden = !count;
    const again = focused && focused.startsWith("loc-") && document.getElementById(focused);
    if (again) again.focus();
  }

  /* Nothing found */

  /** Queries with one word less that find something, most hits first. */
  function shorter(query) {
    const words = query.split(/\s+/);
    if (words.length < 2) return [];
    return words
      .map((_, place) => words.filter((word, other) => other !== place).join(" "))
      .filter((text, place, all) => all.indexOf(text) === place)
      .map((text) => ({ text, count: engine.search(text).hits.length }))
      .filter(({ count }) => count)
      .sort((a, b) => b.count - a.count)
      .slice(0, 3);
  }

  function showNone(found) {
    const tips = parts.none.querySelector("ul");
    tips.querySelectorAll("[data-tip]").forEach((tip) => tip.remove());
    const tip = (...words) => tips.prepend(element("li", { "data-tip": true }, ...words));
    for (const { text, count } of shorter(wish.query).reverse()) {
      const href = portal.toAddress({ query: text, chosen: {} });
      tip("bớt chữ, chỉ tìm ", element("a", { href }, text), ` (${count} kết quả);`);
    }
    if (found) {
      const href = portal.toAddress({ query: wish.query, chosen: {} });
      tip(element("a", { href }, `bỏ mọi bộ lọc để xem ${found} kết quả`), ";");
    }
  }

  /* The page */

  function said(count, approximate) {
    const about = wish.query ? ` cho “${wish.query}”` : "";
    if (!isWish()) return "";
    if (!count) return `Không tìm thấy kết quả nào${about}.`;
    return `${count} kết quả${approximate ? " gần đúng" : ""}${about}`;
  }

  /** `typed`: what stands in the field already, for one may type before the search is there. */
  function show(typed) {
    const { hits, approximate } = isWish() ? find(wish.query) : { hits: [], approximate: false };
    const left = portal.filtered(hits, wish.chosen, today);
    parts.input.value = typed || wish.query;
    parts.status.textContent = said(left.length, approximate);
    parts.note.hidden = !(approximate && left.length);
    parts.none.hidden = !isWish() || left.length > 0;
    parts.help.hidden = left.length > 0;
    parts.filters.hidden = !isWish() || !hits.length;
    if (!parts.none.hidden) showNone(hits.length);
    showFilters(hits);
    showGroups(left, approximate);
    showDeeper();
    if (engine.parts.length && wish.query && wish.query !== deeper.query && !hits.length) {
      lookDeeper(wish.query).catch(failed);
    }
    document.title = wish.query ? `“${wish.query}” · ${title}` : title;
  }

  function failed() {
    deeper.status.textContent = "Không mở được hết dữ liệu tìm kiếm.";
  }

  function begin() {
    deeper.button.addEventListener("click", () => lookDeeper(wish.query).catch(failed));
    parts.filters.open = window.matchMedia("(min-width: 60em)").matches;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      opened.clear();
      turnTo(readForm());
    });
    parts.facets.addEventListener("change", () => turnTo(readForm(), true));
    parts.clear.addEventListener("click", () => {
      turnTo({ query: wish.query, chosen: {} }, true);
      parts.filters.querySelector("summary").focus();
    });
    window.addEventListener("popstate", () => {
      wish = portal.fromAddress(location.search);
      show();
    });
  }

  begin();
  show(parts.input.value);
  if (engine.later.length) portal.names().then(() => show(parts.input.value), failed);
})();
