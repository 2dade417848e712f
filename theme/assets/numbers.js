/* Where numbers of papers (57-NQ/TW) and dates stand in words: they are never broken across lines. */
(function () {
  "use strict";
  const NUMBER = /\d[\p{L}\d]*(?:[-/&][\p{L}\d]+)+/gu;

  window.PortalNumbers = {
    /** The pieces of a text, in order: where each begins and ends, and whether it is a number. */
    pieces(text) {
      const pieces = [];
      let done = 0;
      const add = (end, isNumber) => {
        if (end > done) pieces.push({ start: done, end, isNumber });
        done = end;
      };
      for (const match of text.matchAll(NUMBER)) {
        add(match.index, false);
        add(match.index + match[0].length, true);
      }
      add(text.length, false);
      return pieces;
    },
  };
})();
