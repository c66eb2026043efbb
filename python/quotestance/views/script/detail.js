// An opened row: the statement with its evidence, the sum behind the score, the article around it.

function detailOf(data, row) {
  const parts = [markedText, factsOf, sumOf, articleOf];
  return el("div", {class: "detail"}, parts.map((part) => part(data, row)));
}

/** How the article reports it, in one line. */
function factsOf(data, row) {
  const cue = data.name("cue", row), source = data.name("source", row);
  const facts = [
    data.speaker(data.columns.speaker[row]), data.name("kind", row), cue && `cue “${cue}”`,
    source && `source ${source}`, data.link(row),
    data.columns.own[row] ? "speaks of the own side" : null,
    `article ${data.name("doc", row)}`, data.columns.date[row] === null ? "undated" : isoDate(data.columns.date[row]),
  ];
  return el("p", {class: "quiet facts"}, facts.filter(Boolean).join(" · "));
}

function articleOf(data, row) {
  const text = data.articles?.[data.columns.doc[row]];
  const id = JSON.stringify(data.name("doc", row));
  if (text === null || text === undefined) {
    return el("p", {class: "quiet"}, "The article is not in this page; where its text is known, ",
      el("code", {}, `statements.article(${id})`), " shows it.");
  }
  const begin = data.columns.begin[row], words = data.columns.text[row];
  const here = begin >= 0 && text.startsWith(words, begin);
  const box = el("div", {class: "around", tabIndex: 0, role: "region", "aria-label": `Article ${id}`, dir: "auto"});
  if (here) box.append(text.slice(0, begin), el("mark", {class: "here"}, words), text.slice(begin + words.length));
  else box.append(text);
  const details = el("details", {ontoggle: () => {
    const mark = box.querySelector("mark");
    if (details.open && mark) box.scrollTop = mark.offsetTop - box.clientHeight / 3; // the box scrolls, the page stays
  }}, el("summary", {}, "The article around it"), box);
  return details;
}
