// A plan's file as the values of a form, and back.
//
// Every value of the front matter is read as text, as `portal check` reads it: `012`, `no` and
// `2025-08-31` stay what they are. Decap's own reader would take them for other things. What a form
// does not ask for stays as it was; keys are written in the order of their declaration.
window.planFormat = (function () {
  "use strict";

  var FENCE = /^---[ \t]*$/m;
  var TRUE = /^(true|yes|on|t|y|1)$/i;

  function reader(fields) {
    return function (text) {
      var parts = split(text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n"));
      var head = jsyaml.load(parts.head, { schema: jsyaml.FAILSAFE_SCHEMA }) || {};
      var values = opened(head, fields);
      values.body = parts.body;
      return values;
    };
  }

  function writer(fields) {
    return function (values) {
      var head = closed(values, fields.filter(function (field) { return field.name !== "body"; }));
      delete head.body;
      var text = jsyaml.dump(head, {
        schema: jsyaml.FAILSAFE_SCHEMA,
        lineWidth: -1,
        noRefs: true,
        quotingType: '"',
      });
      var body = (values.body || "").replace(/\r\n?/g, "\n").replace(/^\n+/, "").replace(/\s*$/, "\n");
      return "---\n" + text + "---\n\n" + body;
    };
  }

  function split(text) {
    var first = FENCE.exec(text);
    if (!first || text.slice(0, first.index).trim()) return { head: "", body: text };
    var rest = text.slice(first.index + first[0].length);
    var second = FENCE.exec(rest);
    if (!second) throw new Error("phần khai báo mở ra mà không đóng: thiếu dòng --- thứ hai");
    return {
      head: rest.slice(0, second.index),
      body: rest.slice(second.index + second[0].length).replace(/^\n+/, ""),
    };
  }

  // From the file to the form.

  function opened(block, fields) {
    var made = Object.assign({}, block);
    fields.forEach(function (field) {
      if (!(field.name in made)) return;
      if (isEmpty(made[field.name])) delete made[field.name];
      else made[field.name] = shown(made[field.name], field);
    });
    return made;
  }

  function shown(value, field) {
    if (field.moment) return [momentShown(value, field)];
    if (field.one) return [blockShown(value, field)];
    if (field.widget === "boolean") return TRUE.test(value);
    if (field.widget === "object") return blockShown(value, field);
    if (!isMany(field)) return value;
    var items = Array.isArray(value) ? value : [value];
    return field.fields ? items.map(function (item) { return blockShown(item, field); }) : items;
  }

  function blockShown(value, field) {
    if (typeof value === "string") {
      var key = field.phrase ? "phrase" : field.word;
      if (!key) return value;
      value = {};
      value[key] = arguments[0];
    }
    return opened(value, field.fields);
  }

  function momentShown(value, field) {
    if (typeof value !== "string") {
      var point = field.types.filter(function (type) { return type.name === "point"; })[0];
      return Object.assign({ type: "point" }, opened(value, point.fields));
    }
    return value === "issued" ? { type: "issued", issued: value } : { type: "day", day: value };
  }

  // From the form to the file.

  function closed(values, fields) {
    var made = {};
    fields.forEach(function (field) {
      if (!(field.name in values)) return;
      var value = written(values[field.name], field);
      if (!isEmpty(value)) made[field.name] = value;
    });
    Object.keys(values).forEach(function (name) {
      var known = fields.some(function (field) { return field.name === name; });
      if (!known && !isEmpty(values[name])) made[name] = plain(values[name]);
    });
    return made;
  }

  function written(value, field) {
    if (isEmpty(value)) return undefined;
    if (field.moment) return momentWritten(value[0], field);
    if (field.one) return blockWritten(value[0], field);
    if (field.widget === "boolean") return value === true ? "true" : undefined;
    if (field.widget === "object") return blockWritten(value, field);
    if (!isMany(field)) return oneLine(value);
    return value
      .map(function (item) { return field.fields ? blockWritten(item, field) : oneLine(item); })
      .filter(function (item) { return !isEmpty(item); });
  }

  function blockWritten(value, field) {
    if (isEmpty(value) || typeof value === "string") return value;
    var block = closed(value, field.fields);
    var keys = Object.keys(block);
    return field.phrase && keys.length === 1 && keys[0] === "phrase" ? block.phrase : block;
  }

  function momentWritten(value, field) {
    if (value.type === "issued") return "issued";
    if (value.type === "day") return oneLine(value.day);
    var rest = Object.assign({}, value);
    delete rest.type;
    var point = field.types.filter(function (type) { return type.name === "point"; })[0];
    return closed(rest, point.fields);
  }

  function isMany(field) {
    return field.widget === "list" || field.multiple;
  }

  function isEmpty(value) {
    if (value === undefined || value === null || value === "") return true;
    return typeof value === "object" && Object.keys(value).length === 0;
  }

  // Texts of the front matter are one line each, without blanks around it.
  function oneLine(value) {
    return String(value).replace(/\s*\n\s*/g, " ").trim();
  }

  function plain(value) {
    if (Array.isArray(value)) return value.map(plain);
    if (value === null || typeof value !== "object") return value === null ? "" : String(value);
    var made = {};
    Object.keys(value).forEach(function (name) { made[name] = plain(value[name]); });
    return made;
  }

  return { reader: reader, writer: writer };
})();
