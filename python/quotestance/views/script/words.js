// The concepts that moved the scores most, against and for, in the statements that pass the filters.

const TELLING = 12;

function makeWords(data, store) {
  const columns = {against: el("ol", {class: "words-list"}), favour: el("ol", {class: "words-list"})};
  store.draw(show);
  const part = (title, list) => el("div", {}, el("h3", {}, title), list);
  const both = [part(`${MINUS} against`, columns.against), part("+ for", columns.favour)];
  const note = el("p", {class: "quiet note"},
    "Summed contributions to the log-odds, for less against, of the statements that pass the filters.");
  return {node: el("div", {}, el("div", {class: "words-part"}, both), note), show};

  function show() {
    const sums = conceptSums(data, matching(data, store.filter, ["concept", "rows"]));
    const against = sums.filter((one) => one.net < 0).sort((a, b) => a.net - b.net).slice(0, TELLING);
    const favour = sums.filter((one) => one.net > 0).sort((a, b) => b.net - a.net).slice(0, TELLING);
    const most = Math.max(0, ...[...against, ...favour].map((one) => Math.abs(one.net)));
    fill(columns.against, against, most, "negative-area");
    fill(columns.favour, favour, most, "positive-area");
  }

  function fill(list, items, most, side) {
    const focused = list.contains(document.activeElement) ? document.activeElement.dataset.concept : null;
    const lines = items.map((item) => el("li", {}, wordButton(item, most, side)));
    list.replaceChildren(...(lines.length ? lines : [el("li", {class: "quiet"}, "none")]));
    if (focused !== null) list.querySelector(`[data-concept="${focused}"]`)?.focus({preventScroll: true});
  }

  function wordButton({concept, net, rows, forms}, most, side) {
    const name = data.names.concept[concept];
    const said = commonest(data, forms), digits = most < 100 ? 1 : 0;
    const words = `${name}, ${said}: ${signed(net, digits)} in ${many(rows, "statement")}`;
    const bar = el("span", {class: `weight ${side}`});
    bar.style.width = `${(Math.abs(net) / most) * 100}%`;
    const chosen = store.filter.concept === concept;
    return el("button", {type: "button", "data-concept": String(concept), "aria-pressed": String(chosen),
      title: words, "aria-label": words, onclick: () => store.change({concept: chosen ? null : concept, rows: null})},
    el("span", {class: "word"}, name, el("span", {class: "quiet", dir: "auto"}, ` ${said}`)),
    el("span", {class: "quiet number"}, `${rows}×`), el("span", {class: "number"}, signed(net, digits)), bar);
  }
}

/** The three forms that stand most often, at the beginning of a sentence or not. */
function commonest(data, forms) {
  const counts = new Map();
  for (const [form, count] of forms) {
    const small = data.names.form[form].toLowerCase();
    counts.set(small, (counts.get(small) ?? 0) + count);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 3).map(([form]) => form).join(", ");
}

/** What each concept adds to for, less what it adds to against, over all these rows; the baseline is no word. */
function conceptSums(data, rows) {
  const {concept, form, role, against} = data.evidence, favour = data.evidence.for;
  const silent = new Set(["baseline", "setting"].map((name) => data.names.role.indexOf(name)));
  const sums = new Map();
  for (const row of rows) {
    for (let at = data.first[row]; at < data.first[row + 1]; at++) {
      if (silent.has(role[at]) || data.columns.stance[row] === null) continue;
      let sum = sums.get(concept[at]);
      if (!sum) sums.set(concept[at], sum = {concept: concept[at], net: 0, rows: 0, last: -1, forms: new Map()});
      sum.net += (favour[at] - against[at]) / 10_000;
      if (sum.last !== row) { sum.rows++; sum.last = row; }
      if (form[at] < 0) continue;
      sum.forms.set(form[at], (sum.forms.get(form[at]) ?? 0) + 1);
    }
  }
  return [...sums.values()];
}
