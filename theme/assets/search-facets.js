/* Filters: which values a record has, how many records each value leaves, and the address. */
(function () {
  "use strict";
  const portal = window.PortalSearch;

  const FACETS = [
    { field: "kind", name: "loai", label: "Loại" },
    { field: "state", name: "trang-thai", label: "Hôm nay" },
    { field: "issuer", name: "co-quan", label: "Cơ quan ban hành" },
    { field: "unit", name: "don-vi", label: "Đơn vị" },
    { field: "role", name: "vai-tro", label: "Vai trò" },
    { field: "year", name: "nam", label: "Năm" },
    { field: "topic", name: "chu-de", label: "Chủ đề" },
    { field: "channel", name: "kenh", label: "Kênh" },
  ];
  const STATES = {
    "dang-dien-ra": "Đang diễn ra",
    "sap-toi": "Sắp tới",
    "chua-ro": "Chưa rõ đã bắt đầu chưa",
    "da-ket-thuc": "Đã kết thúc",
    "thuong-xuyen": "Thường xuyên, định kỳ",
    "khong-ngay": "Không nêu ngày",
  };

  /** How a record's time stands to the reader's day; nothing for what has no time. */
  function stateOf(record, today) {
    if (record.when === undefined) return undefined;
    if (record.when === "regular") return "thuong-xuyen";
    if (record.when === "undated") return "khong-ngay";
    const [start, end, ...open] = record.when;
    if (end && end < today) return "da-ket-thuc";
    if (open.length) return open[0] && open[0] <= today ? "dang-dien-ra" : "chua-ro";
    return start && start > today ? "sap-toi" : "dang-dien-ra";
  }

  function valuesOf(record, field, today) {
    if (field === "state") return [stateOf(record, today)].filter(Boolean);
    const values = record[field] === undefined ? [] : record[field];
    return (Array.isArray(values) ? values : [values]).map(String);
  }

  function passes(record, facet, chosen, today) {
    const wanted = chosen[facet.name] || [];
    const values = valuesOf(record, facet.field, today);
    return !wanted.length || wanted.some((value) => values.includes(value));
  }

  /** The hits that have a chosen value of every filter, but for the one that is left out. */
  function filtered(hits, chosen, today, leftOut) {
    const facets = FACETS.filter((facet) => facet !== leftOut);
    return hits.filter(({ record }) =>
      facets.every((facet) => passes(record, facet, chosen, today)));
  }

  function labelOf(facet, value, labels) {
    if (facet.field === "state") return STATES[value];
    return (labels[facet.field] && labels[facet.field][value]) || value;
  }

  function inOrder(facet) {
    if (facet.field === "year") return (a, b) => b.label.localeCompare(a.label);
    if (facet.field === "state") {
      const states = Object.keys(STATES);
      return (a, b) => states.indexOf(a.value) - states.indexOf(b.value);
    }
    return (a, b) => b.count - a.count || a.label.localeCompare(b.label, "vi");
  }

  /** Every value of a filter with the number of hits it would leave; chosen ones always stay. */
  function countsOf(facet, hits, chosen, today, labels) {
    const counts = new Map((chosen[facet.name] || []).map((value) => [value, 0]));
    for (const { record } of filtered(hits, chosen, today, facet)) {
      for (const value of valuesOf(record, facet.field, today)) {
        counts.set(value, (counts.get(value) || 0) + 1);
      }
    }
    return Array.from(counts, ([value, count]) => ({
      value,
      count,
      label: labelOf(facet, value, labels),
      chosen: (chosen[facet.name] || []).includes(value),
    })).sort(inOrder(facet));
  }

  /** Query and chosen values from an address's search part. */
  function fromAddress(search) {
    const given = new URLSearchParams(search);
    const chosen = {};
    for (const facet of FACETS) {
      const values = given.getAll(facet.name).filter(Boolean);
      if (values.length) chosen[facet.name] = values;
    }
    return { query: (given.get("q") || "").trim(), chosen };
  }

  function toAddress({ query, chosen }) {
    const given = new URLSearchParams();
    if (query) given.set("q", query);
    for (const facet of FACETS) {
      for (const value of chosen[facet.name] || []) given.append(facet.name, value);
    }
    const text = given.toString();
    return text ? `?${text}` : location.pathname;
  }

  Object.assign(portal, { FACETS, STATES, stateOf, filtered, countsOf, fromAddress, toAddress });
})();
