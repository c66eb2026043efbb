// The statements as payload.py wrote them, with what is worth computing once.

const LABELS = ["negative", "neutral", "positive", "none"];

function readData(json) {
  const payload = JSON.parse(json);
  const {names, columns, evidence} = payload;
  const rows = columns.text.length;
  const first = new Int32Array(rows + 1); // where the evidence of each row begins
  for (let row = 0; row < rows; row++) first[row + 1] = first[row] + evidence.count[row];
  let lowered = null;
  const lower = () => (lowered ??= columns.text.map((text) => text.toLowerCase()));

  return {
    rows, names, columns, evidence, first,
    all: payload.all, articles: payload.articles, rules: payload.rules, origins: payload.origins, speakers: payload.speakers,
    /** The name behind a number of a column, or null. */
    name: (key, row) => names[key][columns[key][row]] ?? null,
    label: (row) => names.label[columns.label[row]],
    stance: (row) => (columns.stance[row] === null ? null : columns.stance[row] / 1000),
    /** How a statement speaks of its target, in words; empty where that is not known. */
    link: (row) => (payload.links[names.link[columns.link[row]]] ?? "").replace("{}", () => names.target[columns.target[row]]),
    speaker: (code) => names.speaker[code] ?? "nobody named",
    /** For each row, whether its text holds all words of a search. */
    hits: lastOf((search) => {
      const words = search.toLowerCase().split(/\s+/).filter(Boolean);
      return Uint8Array.from(lower(), (text) => words.every((word) => text.includes(word)));
    }),
    /** For each row, whether the concept is among its evidence. */
    holding: lastOf((concept) => {
      const holds = new Uint8Array(rows);
      for (let row = 0; row < rows; row++) {
        for (let at = first[row]; at < first[row + 1]; at++) if (evidence.concept[at] === concept) holds[row] = 1;
      }
      return holds;
    }),
    /** The evidence of a row as objects, contributions in log-odds. */
    evidenceOf(row) {
      const items = [];
      for (let at = first[row]; at < first[row + 1]; at++) {
        items.push({
          begin: evidence.begin[at], end: evidence.end[at],
          form: names.form[evidence.form[at]] ?? null, concept: names.concept[evidence.concept[at]] ?? "",
          role: names.role[evidence.role[at]] ?? "", origin: names.origin[evidence.origin[at]] ?? "",
          amount: evidence.amount[at] === null ? null : evidence.amount[at] / 100,
          against: (evidence.against[at] ?? 0) / 10_000, for: (evidence.for[at] ?? 0) / 10_000,
        });
      }
      return items;
    },
  };
}

/** A function that remembers its last answer: the parts of a page ask the same one after the other. */
function lastOf(answer) {
  let asked, given;
  return (question) => {
    if (given === undefined || asked !== question) [asked, given] = [question, answer(question)];
    return given;
  };
}

/** Each name's place in the alphabet, so that rows are sorted by numbers. */
function alphabet(names) {
  const {compare} = new Intl.Collator(undefined, {numeric: true});
  const order = names.map((_, code) => code).sort((a, b) => compare(names[a], names[b]));
  const place = new Int32Array(names.length);
  order.forEach((code, at) => { place[code] = at; });
  return place;
}
