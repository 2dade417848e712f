/* Vietnamese text as the search compares it; generator/domain/searchable.py says the same in
   Python, and tests/site/folding_cases.json holds both to it. */
(function () {
  "use strict";
  const portal = (window.PortalSearch = window.PortalSearch || {});

  const WORD = /[\p{L}\p{Nl}\p{No}\u0300-\u036f]+|\p{Nd}+/gu;
  const DIGITS = /^\p{Nd}+$/u;
  const MARKS = /[\u0300-\u036f]+/g;
  const I_OR_Y = /^(h|k|l|m|s|t|v|qu)([yỳýỷỹỵ])$/;
  const TO_I = { y: "i", "ỳ": "ì", "ý": "í", "ỷ": "ỉ", "ỹ": "ĩ", "ỵ": "ị" };
  const SYNONYMS = { "hằng": "hàng" };
  const TONED_LAST = /(?:^|[^q])(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])$/;

  /** Text without case, tones and other marks; đ is d. */
  function fold(text) {
    const bare = text.normalize("NFC").toLowerCase().normalize("NFD").replace(MARKS, "");
    return bare.replace(/đ/g, "d").normalize("NFC");
  }

  /** hoà as hòa, thuỷ as thủy: the tone from the last vowel to the one before it. */
  function oldTonePlace(word) {
    if (!TONED_LAST.test(word)) return word;
    const vowel = word.slice(-1).normalize("NFD");
    const glide = word.slice(-2, -1) + vowel[1];
    return word.slice(0, -2) + glide.normalize("NFC") + vowel[0];
  }

  /** One word as a query with tones must give it. */
  function wordForm(word) {
    if (DIGITS.test(word)) return word.replace(/^0+(?=.)/, "");
    const lowered = oldTonePlace(word.normalize("NFC").toLowerCase().normalize("NFC"));
    const pair = I_OR_Y.exec(lowered);
    if (pair) return pair[1] + TO_I[pair[2]];
    return Object.prototype.hasOwnProperty.call(SYNONYMS, lowered) ? SYNONYMS[lowered] : lowered;
  }

  /** The words of a text, with tones (`form`) and without (`plain`), and where they stand in it. */
  function wordsOf(text) {
    return Array.from(text.normalize("NFC").matchAll(WORD), (match) => {
      const form = wordForm(match[0]);
      return { form, plain: fold(form), start: match.index, end: match.index + match[0].length };
    });
  }

  portal.fold = fold;
  portal.wordsOf = wordsOf;
  portal.searchForm = (text) => wordsOf(text).map((word) => word.form).join(" ");
  portal.plainForm = (text) => wordsOf(text).map((word) => word.plain).join(" ");
})();
