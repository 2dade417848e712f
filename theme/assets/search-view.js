/* Words of a record as nodes: what was asked for is marked, numbers of papers stay on one line. */
(function () {
  "use strict";
  const portal = window.PortalSearch;

  const BETWEEN = /^[\s\-/]*$/;
  const SENTENCE = /[.!?:;] +(?=\p{Lu})/u;
  const BEFORE = 8, FAR = 20, LENGTH = 36, NEAR = 12;

  function element(name, attributes, ...children) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value !== false && value !== null) node.setAttribute(key, value === true ? "" : value);
    }
    node.append(...children);
    return node;
  }

  function isHit(word, terms) {
    return terms.has(word.form) || terms.has(word.plain);
  }

  /** Where marks begin and end; words side by side share one. */
  function marksOf(text, words, terms) {
    const marks = [];
    for (const { start, end } of words.filter((word) => isHit(word, terms))) {
      const last = marks[marks.length - 1];
      if (last && BETWEEN.test(text.slice(last.end, start))) last.end = end;
      else marks.push({ start, end });
    }
    return marks;
  }

  function appendMarked(node, text, from, to, marks) {
    let done = from;
    for (const { start, end } of marks) {
      const first = Math.max(start, from), last = Math.min(end, to);
      if (first >= last) continue;
      node.append(text.slice(done, first), element("mark", {}, text.slice(first, last)));
      done = last;
    }
    node.append(text.slice(done, to));
  }

  /** `text` as nodes, with the words among `terms` marked. */
  function marked(given, terms) {
    const text = given.normalize("NFC");
    const marks = marksOf(text, portal.wordsOf(text), terms);
    const whole = document.createDocumentFragment();
    for (const { start, end, isNumber } of window.PortalNumbers.pieces(text)) {
      const node = isNumber ? element("span", { class: "num" }) : whole;
      appendMarked(node, text, start, end, marks);
      if (isNumber) whole.append(node);
    }
    return whole;
  }

  /** The word at which most of what was asked for stands close together. */
  function densest(words, terms) {
    const hits = words.map((word) => (isHit(word, terms) ? 1 : 0));
    let best = 0, most = 0;
    hits.forEach((hit, place) => {
      const near = hit && hits.slice(place, place + NEAR).reduce((sum, one) => sum + one, 0);
      if (near > most) [best, most] = [place, near];
    });
    return best;
  }

  /** Where to begin so that the word at `place` is seen: at the text's own beginning or at that of
      a sentence, if one is near; else a few words before it. */
  function beginning(text, words, place) {
    if (place < FAR) return 0;
    const from = words[place - FAR].start;
    const sentence = SENTENCE.exec(text.slice(from, words[place].start));
    if (sentence) return from + sentence.index + sentence[0].length;
    return text.lastIndexOf(" ", words[place - BEFORE].start) + 1;
  }

  /** The part of a long text that shows best why it was found; what is cut away is marked. */
  function excerpt(given, terms) {
    const text = given.normalize("NFC");
    const words = portal.wordsOf(text);
    if (words.length <= LENGTH) return text;
    const start = beginning(text, words, densest(words, terms));
    const first = words.findIndex((word) => word.end > start);
    const last = Math.min(words.length, first + LENGTH) - 1;
    const space = text.indexOf(" ", words[last].end);
    const end = space < 0 ? text.length : space;
    return (start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
  }

  Object.assign(portal, { element, marked, excerpt });
})();
