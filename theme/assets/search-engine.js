/* What a query finds: MiniSearch looks the words up, then nearness to the query decides. */
(function () {
  "use strict";
  const portal = window.PortalSearch;

  const OWN = ["title", "names", "text"];
  const BOOST = { title: 3, names: 3, text: 1, around: 0.2 };
  const WEIGHT = {
    "ke-hoach": 1.6, "don-vi": 1.4, "van-ban": 1.3, "su-kien": 1.2, "chu-de-kenh": 1.2,
    viec: 1.1, "dieu-khoan": 1,
  };
  const SAME = 5, BEGINS = 4, IN_NAME = 3, IN_TEXT = 2, WORDS_IN_NAME = 1, SCATTERED = 0;

  /** A query's words; one with tones asks for them, one without asks for the letters only. */
  function read(query, options) {
    const { folded = false, loose = false, prefix = false } = options || {};
    const words = portal.wordsOf(query);
    return words.map((word, place) => {
      const toned = !folded && word.form !== word.plain;
      return {
        toned,
        text: toned ? word.form : word.plain,
        number: /\d/.test(word.plain),
        begins: prefix && place === words.length - 1,
        loose: loose && word.plain.length > 2 && !/\d/.test(word.plain),
      };
    });
  }

  /** Whether two words differ by one letter at most; in a short word one letter is too much. */
  function oneOff(a, b) {
    if (b.length < 4) return false;
    let same = 0;
    while (same < a.length && a[same] === b[same]) same += 1;
    const [restA, restB] = [a.slice(same), b.slice(same)];
    return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
  }

  function fits(word, asked) {
    const value = asked.toned ? word.form : word.plain;
    if (value === asked.text) return true;
    if ((asked.begins || asked.loose) && value.startsWith(asked.text)) return true;
    return asked.loose && oneOff(value, asked.text);
  }

  /** Where the words asked for first stand side by side in `words`, or -1. */
  function phraseAt(words, asked) {
    const last = words.length - asked.length;
    for (let start = 0; start <= last; start += 1) {
      if (asked.every((one, offset) => fits(words[start + offset], one))) return start;
    }
    return -1;
  }

  /** The words of a record, worked out once. */
  function wordsIn(record) {
    if (!record.words) {
      const names = [record.title || "", ...(record.names || [])].map(portal.wordsOf);
      record.words = { names, text: portal.wordsOf(record.text || "") };
    }
    return record.words;
  }

  /** How near a record is to the query, from the same name down to words far apart. */
  function nearness(record, asked) {
    const { names, text } = wordsIn(record);
    const places = names.map((words) => phraseAt(words, asked));
    if (names.some((words, n) => places[n] === 0 && words.length === asked.length)) return SAME;
    if (places.includes(0)) return BEGINS;
    if (places.some((place) => place > 0)) return IN_NAME;
    if (phraseAt(text, asked) >= 0) return IN_TEXT;
    const all = asked.every((one) => names.some((words) => words.some((word) => fits(word, one))));
    return all ? WORDS_IN_NAME : SCATTERED;
  }

  /** Whether every word stands beside the word that is beside it in the query, before or after.
      Syllables far apart are other words: “biển đảo” is not in “phổ biến … chỉ đạo”. */
  function isTogether(record, asked) {
    if (asked.length < 2) return true;
    const { names, text } = wordsIn(record);
    const lists = [...names, text];
    const pair = asked.slice(1).map((one, place) =>
      lists.some((words) => phraseAt(words, [asked[place], one]) >= 0));
    return asked.every((one, place) => one.number || pair[place - 1] || pair[place]);
  }

  /** A record of a plan has its plan's issuer, topics and channels, and its names around it. */
  function inherit(records) {
    const plans = new Map(records.map((record) => [record.url, record]));
    for (const record of records) {
      const plan = plans.get(record.plan);
      if (plan) {
        const { issuer, topic, channel } = plan;
        const around = [plan.title, ...(plan.names || []), plan.where];
        Object.assign(record, { issuer, topic, channel, around });
      }
    }
  }

  function indexOf(records) {
    const index = new window.MiniSearch({
      fields: [...OWN, "around"],
      extractField: (record, field) =>
        Array.isArray(record[field]) ? record[field].join(" ; ") : record[field],
      tokenize: (text) => portal.wordsOf(text).map((word) => word.form),
      processTerm: (form) => {
        const plain = portal.fold(form);
        return plain === form ? form : [form, plain];
      },
    });
    index.addAll(records);
    return index;
  }

  /** Look words up; a loose one may have one wrong letter, or be a beginning. */
  function lookUp(engine, asked, fields) {
    return engine.index.search(asked.map((one) => one.text).join(" "), {
      fields,
      boost: BOOST,
      combineWith: "AND",
      tokenize: (text) => text.split(" "),
      processTerm: (term) => term,
      prefix: (term, place) => asked[place].begins || asked[place].loose,
      fuzzy: (term, place) => (asked[place].loose && term.length > 3 ? 1 : false),
    });
  }

  function ranked(engine, found, asked) {
    return found
      .map(({ id, score, terms }) => {
        const record = engine.records[id];
        const near = nearness(record, asked);
        return { record, near, score: score * WEIGHT[record.kind], terms: new Set(terms) };
      })
      .sort((a, b) => b.near - a.near || b.score - a.score || a.record.id - b.record.id);
  }

  /** What is found as asked; if all of it is syllables far apart without tones, that is a guess. */
  function exactly(engine, query, prefix) {
    const asked = read(query, { prefix });
    const hits = asked.length ? ranked(engine, lookUp(engine, asked, OWN), asked) : [];
    const guessed = !asked.some((one) => one.toned)
      && !hits.some(({ record }) => isTogether(record, asked));
    return { hits, approximate: guessed && hits.length > 0 };
  }

  /** What has one part of the query itself and the rest in the names of its plan. */
  function insidePlans(engine, query, prefix) {
    const asked = read(query, { prefix });
    const isOwn = ({ match }) => Object.values(match).flat().some((field) => field !== "around");
    const found = asked.length > 1 ? lookUp(engine, asked, [...OWN, "around"]).filter(isOwn) : [];
    return { hits: ranked(engine, found, asked), approximate: false };
  }

  /** What is found without tones, or with one wrong letter. */
  function nearly(engine, query, options) {
    const asked = read(query, options);
    const found = asked.length ? ranked(engine, lookUp(engine, asked, OWN), asked) : [];
    const hits = found.filter(({ record }) => isTogether(record, asked));
    return { hits, approximate: hits.length > 0 };
  }

  /** What `query` finds, best first; approximate only where nothing is found exactly. */
  function search(engine, query, { prefix = false } = {}) {
    let result = exactly(engine, query, prefix);
    if (!result.hits.length) result = insidePlans(engine, query, prefix);
    if (!result.hits.length) result = nearly(engine, query, { folded: true, prefix });
    if (!result.hits.length) result = nearly(engine, query, { folded: true, loose: true, prefix });
    return result;
  }

  /** Everything, in the data's order: for filters without a query. */
  function everything(engine) {
    return engine.records.map((record) => ({ record, near: 0, score: 0, terms: new Set() }));
  }

  /** Letters that every record with these words has; more records may have them. */
  function bare(text) {
    return portal.fold(text).replace(/y/g, "i");
  }

  /** What `query` finds among the rows of one part of the data, exactly as asked. */
  function inRows(engine, rows, query) {
    inherit(rows);
    const letters = read(query).map((asked) => bare(asked.text));
    const near = rows.filter((row) => {
      const said = bare([row.title, ...(row.names || []), row.text, ...(row.around || [])].join(" "));
      return letters.every((one) => said.includes(one));
    });
    const small = createEngine({ records: near, labels: engine.labels });
    const { hits, approximate } = exactly(small.inner, query, false);
    return hits.length && !approximate ? hits : insidePlans(small.inner, query, false).hits;
  }

  /** Hits of the data that is here and of parts; a part's own hit on the same page gives way. */
  function merged(result, more) {
    const hits = result.approximate && more.length ? [] : result.hits;
    const known = new Set(hits.map(({ record }) => record.url));
    const all = hits.concat(more.filter(({ record }) => !known.has(record.url)));
    all.sort((a, b) => b.near - a.near || b.score - a.score);
    return { hits: all, approximate: result.approximate && !more.length };
  }

  function createEngine(data) {
    const records = data.records.map((record, id) => Object.assign(record, { id }));
    inherit(records);
    const engine = { records, labels: data.labels, index: indexOf(records) };
    return {
      inner: engine,
      later: data.later || [],
      add: (rows) => {
        const more = rows.map((row, place) => Object.assign(row, { id: records.length + place }));
        engine.index.addAll(more);
        records.push(...more);
      },
      labels: data.labels,
      parts: data.parts || [],
      searchRows: (rows, query) => inRows(engine, rows, query),
      merged,
      search: (query, options) => search(engine, query, options),
      everything: () => everything(engine),
    };
  }

  let made = null;

  /** The page's one engine, made from the data when it is first asked for. */
  portal.engine = function engine() {
    made = made || createEngine(window.PORTAL_SEARCH);
    return made;
  };
})();
