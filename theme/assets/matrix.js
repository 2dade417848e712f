/* Matrices: lights the column under the pointer or the focus, and narrows tables to what is asked.
   The choice stands in the address (?loc=…&vai-tro=…), so that it can be sent, and is printed. */
(function () {
  "use strict";
  const boxes = Array.from(document.querySelectorAll(".matrix-box"));
  const form = document.querySelector(".matrix-filter");

  /* The column */

  function light(table) {
    let lit = -1;
    const show = (column) => {
      if (column === lit) return;
      for (const row of table.rows) {
        if (row.cells[lit]) row.cells[lit].classList.remove("lit");
        if (column > 0 && row.cells[column]) row.cells[column].classList.add("lit");
      }
      lit = column;
    };
    const follow = (event) => {
      const cell = event.target.closest("th, td");
      show(cell && cell.colSpan === 1 ? cell.cellIndex : -1);
    };
    table.addEventListener("mouseover", follow);
    table.addEventListener("focusin", follow);
    table.addEventListener("mouseleave", () => show(-1));
    table.addEventListener("focusout", () => show(-1));
  }

  boxes.forEach((box) => light(box.querySelector("table")));

  /* On paper a table of many columns is several tables of fewer, all with every row, so that the
     marks can be read. They are there only while the page is printed. */

  const MOST = 30;

  function isShown(cell) {
    return !cell.hidden;
  }

  function rowOf(row, from, to) {
    const part = row.cloneNode(false);
    const [first, ...cells] = row.cells;
    part.removeAttribute("id");
    part.append(first.cloneNode(true));
    if (cells.length === 1 && cells[0].colSpan > 1) {
      const whole = cells[0].cloneNode(true);
      whole.colSpan = to - from;
      part.append(whole);
    } else part.append(...cells.filter(isShown).slice(from, to).map((cell) => cell.cloneNode(true)));
    return part;
  }

  function partOf(table, from, to, of) {
    const part = table.cloneNode(false);
    part.style.setProperty("--columns", to - from);
    const caption = table.caption.cloneNode(true);
    caption.append(`. Cột ${from + 1} đến ${to} trong ${of}`);
    part.append(caption);
    for (const group of [table.tHead, ...table.tBodies]) {
      const rows = Array.from(group.rows).filter(isShown);
      const piece = group.cloneNode(false);
      piece.append(...rows.map((row) => rowOf(row, from, to)));
      part.append(piece);
    }
    return part;
  }

  function split(box) {
    const table = box.querySelector("table");
    const columns = Array.from(table.tHead.rows[0].cells).slice(1).filter(isShown).length;
    if (box.hidden || columns <= MOST) return;
    const each = Math.ceil(columns / Math.ceil(columns / MOST));
    for (let from = columns - 1 - ((columns - 1) % each); from >= 0; from -= each) {
      const part = document.createElement("div");
      part.className = "matrix-box matrix-box--part";
      part.append(partOf(table, from, Math.min(from + each, columns), columns));
      box.after(part);
    }
    box.classList.add("matrix-box--split");
  }

  function join() {
    document.querySelectorAll(".matrix-box--part").forEach((part) => part.remove());
    boxes.forEach((box) => box.classList.remove("matrix-box--split"));
  }

  window.addEventListener("beforeprint", () => { join(); boxes.forEach(split); });
  window.addEventListener("afterprint", join);
  if (!form) return;

  /* What stands in a table */

  /** Words as the search sees them, without case, tones and signs and đ as d, each after a space. */
  function fold(text) {
    const bare = text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
    return ` ${bare.replace(/đ/g, "d").replace(/[^\p{L}\p{N}]+/gu, " ").trim()}`;
  }

  function nameOf(head) {
    const link = head.querySelector("a");
    return fold(`${head.textContent} ${(link && link.title) || ""}`);
  }

  function read(box) {
    const table = box.querySelector("table");
    const rows = Array.from(table.tBodies[0].rows);
    const heads = Array.from(table.tHead.rows[0].cells).slice(1);
    const parts = rows.flatMap((row, place) =>
      Array.from(row.cells).slice(1)
        .filter((cell) => cell.colSpan === 1 && !cell.classList.contains("no-part"))
        .map((cell) => ({ row: place, column: cell.cellIndex - 1, cell })));
    return {
      box, rows, heads, parts, section: box.closest("section"),
      rowNames: rows.map((row) => nameOf(row.cells[0])),
      columnNames: heads.map(nameOf),
      columnKeys: heads.map((head) => head.querySelector("a").href),
    };
  }

  const tables = boxes.map(read);
  const field = form.elements.namedItem("loc");
  const checks = Array.from(form.querySelectorAll("[name=vai-tro]"));
  const said = document.querySelector(".matrix-said");

  /* Narrowing: a part counts if its role is asked for, and its row or its column */

  function narrow(table, words, roles) {
    const isAsked = (name) => words.every((word) => name.includes(` ${word}`));
    const rowAsked = table.rowNames.map(isAsked);
    const columnAsked = table.columnNames.map(isAsked);
    const hasRole = (cell) => roles.some((role) => cell.querySelector(`.role--${role}`));
    const rows = table.rows.map((_, place) => !roles.length && rowAsked[place]);
    const columns = table.heads.map((_, place) => !roles.length && columnAsked[place]);
    for (const { row, column, cell } of table.parts) {
      if ((rowAsked[row] || columnAsked[column]) && (!roles.length || hasRole(cell))) {
        rows[row] = true;
        columns[column] = true;
      }
    }
    show(table, rows, columns);
  }

  function show(table, rows, columns) {
    table.heads.forEach((head, place) => { head.hidden = !columns[place]; });
    table.rows.forEach((row, place) => {
      row.hidden = !rows[place];
      if (row.cells.length === table.heads.length + 1) {
        columns.forEach((shown, column) => { row.cells[column + 1].hidden = !shown; });
      }
    });
    const count = columns.filter(Boolean).length;
    const nothing = !rows.includes(true);
    table.box.querySelector("table").style.setProperty("--columns", Math.max(count, 1));
    table.box.hidden = nothing;
    if (table.section && !table.section.contains(form)) table.section.hidden = nothing;
  }

  /* Saying what is shown */

  function counted() {
    const rows = tables.flatMap((table) => table.rows);
    const all = new Set(tables.flatMap((table) => table.columnKeys));
    const shown = new Set(tables.flatMap((table) =>
      table.box.hidden ? [] : table.columnKeys.filter((_, place) => !table.heads[place].hidden)));
    const rowsShown = tables.flatMap((table) => table.rows.filter((row) => !row.hidden)).length;
    return `${rowsShown}/${rows.length} ${form.dataset.rows}, `
      + `${shown.size}/${all.size} ${form.dataset.columns}`;
  }

  function tell(words, chosen) {
    const asked = [
      words.length ? `“${field.value.trim()}”` : "",
      chosen.length ? `vai trò ${chosen.map((check) => check.dataset.label).join(", ")}` : "",
    ].filter(Boolean).join("; ");
    const none = tables.every((table) => table.box.hidden);
    said.classList.toggle("matrix-said--filtered", asked !== "");
    if (!asked) said.textContent = "";
    else if (none) {
      said.textContent = `Lọc theo ${asked}: không có gì khớp. Hãy bớt chữ hoặc bỏ chọn vai trò.`;
    } else said.textContent = `Lọc theo ${asked}: hiện ${counted()}.`;
  }

  /* The choice, and the address */

  function remember(chosen) {
    const url = new URL(location.href);
    const keep = (name, value) =>
      (value ? url.searchParams.set(name, value) : url.searchParams.delete(name));
    keep("loc", field.value.trim());
    keep("vai-tro", chosen.map((check) => check.value).join("."));
    if (url.href === location.href) return;
    try {
      history.replaceState(history.state, "", url);
    } catch {
      /* Some browsers keep a file's address as it is. */
    }
  }

  function apply() {
    const words = fold(field.value).split(" ").filter(Boolean);
    const chosen = checks.filter((check) => check.checked);
    tables.forEach((table) => narrow(table, words, chosen.map((check) => check.dataset.role)));
    tell(words, chosen);
    remember(chosen);
  }

  const given = new URL(location.href).searchParams;
  const roles = (given.get("vai-tro") || "").split(".");
  field.value = given.get("loc") || "";
  checks.forEach((check) => {
    check.dataset.label = check.parentElement.textContent.trim();
    check.checked = roles.includes(check.value);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  if (field.value || checks.some((check) => check.checked)) apply();
})();
