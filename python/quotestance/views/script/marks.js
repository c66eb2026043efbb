// The text of a statement with its evidence marked, as marks.py does it: style.css draws the marks and opens the tips.

/** Signs of the labels, so that they are not told by colour alone. */
const SIGNS = {negative: MINUS, neutral: "±", positive: "+", none: "∅"};
const LITTLE = 0.02; // log-odds: what moves less speaks for neither side
const SCROLLS = 4000; // a statement of more characters scrolls
const LONG = 20_000; // and of one with more the rest is shown when it is asked for
const STEPS = [0.1, 0.5, 1.5]; // how far evidence moves the log-odds apart, for each step of the underline

/** Which label evidence speaks for. */
function sideOf(item) {
  const net = item.for - item.against;
  return Math.abs(net) < LITTLE ? "neutral" : net > 0 ? "positive" : "negative";
}

/** The text in pieces. Evidence that overlaps makes one piece with several items. */
function pieces(text, items) {
  const inside = items.filter((item) => item.begin >= 0).sort((a, b) => a.begin - b.begin || b.end - a.end);
  const found = [];
  for (const item of inside) {
    const last = found.at(-1), end = last?.end ?? 0;
    if (last && item.begin < end) {
      last.items.push(item);
      last.end = Math.max(end, item.end);
    } else {
      if (item.begin > end) found.push({begin: end, end: item.begin, items: []});
      found.push({begin: item.begin, end: item.end, items: [item]});
    }
  }
  const end = found.at(-1)?.end ?? 0;
  if (end < text.length) found.push({begin: end, end: text.length, items: []});
  return found.map((piece) => ({...piece, words: text.slice(piece.begin, piece.end)}));
}

/** A quotation with the evidence marked. Each mark can be reached by Tab. */
function markedText(data, row) {
  const text = data.columns.text[row], shown = text.slice(0, wholeTo(text, LONG));
  const items = data.evidenceOf(row).filter((item) => item.end <= shown.length);
  const quote = el("blockquote", {dir: "auto", class: text.length > SCROLLS ? "long" : null},
    pieces(shown, items).map((piece) => (piece.items.length ? markOf(piece, data, row) : piece.words)));
  if (shown.length === text.length) return quote;
  const more = el("button", {type: "button", onclick: () => {
    quote.append(text.slice(shown.length));
    more.remove();
  }}, `Show the other ${many(text.length - shown.length, "character")}`);
  return el("div", {}, quote, more);
}

/** Where to cut a text so that no half of an emoji is left. */
function wholeTo(text, length) {
  return length < text.length && /[\uDC00-\uDFFF]/.test(text[length]) ? length - 1 : Math.min(length, text.length);
}

function markOf({words, items}, data, row) {
  const total = {for: totalOf(items, "for"), against: totalOf(items, "against")};
  const step = STEPS.filter((least) => Math.abs(total.for - total.against) >= least).length;
  const told = [...items.map((item) => toldOf(item, data)), data.link(row)].filter(Boolean).join("\n");
  // The label is what is heard, and what style.css shows as a tip on hover and on focus.
  return el("mark", {class: `${sideOf(total)} step${step}`, tabIndex: 0, role: "note", "aria-label": told}, words);
}

function totalOf(items, side) {
  return items.reduce((sum, item) => sum + item[side], 0);
}

function toldOf(item, {rules, origins}) {
  const amount = item.amount === null ? null : `amount ${signed(item.amount)}`;
  const how = [`${item.role}: ${rules[item.role] ?? ""}`, origins[item.origin], amount].filter(Boolean).join("; ");
  return `${SIGNS[sideOf(item)]} ${item.concept}: against ${signed(item.against)}, for ${signed(item.for)}\n${how}`;
}
