// The table: sorted by its headings, shown a page at a time, each row opening to the words behind its number.

/** Columns with what they are sorted by: a number for each row, null for what comes last. */
function columnsOf(data) {
  const ranked = (key) => {
    const place = alphabet(data.names[key]);
    return (row) => (data.columns[key][row] < 0 ? null : place[data.columns[key][row]]);
  };
  const all = [
    {title: "Date", class: "date", by: (row) => data.columns.date[row], cell: (row) =>
      (data.columns.date[row] === null ? el("span", {class: "quiet"}, "undated") : isoDate(data.columns.date[row]))},
    {title: "Speaker", class: "speaker", by: ranked("speaker"), cell: (row) => speakerCell(data, row)},
    {title: "Toward", class: "toward", by: ranked("target"), cell: (row) => data.name("target", row)},
    {title: "Stance", class: "stance", by: (row) => data.columns.stance[row], cell: (row) => stanceCell(data, row)},
    {title: "Article", class: "doc", by: ranked("doc"), cell: (row) => {
      const id = data.name("doc", row);
      return el("span", {title: id}, id);
    }},
  ];
  return all.filter((column) => column.class !== "toward" || data.names.target.length > 1);
}

function speakerCell(data, row) {
  const own = data.columns.own[row] ? ", of the own side" : "";
  return [data.name("speaker", row) ?? el("span", {class: "quiet"}, "nobody named"),
    el("span", {class: "quiet kind"}, `${data.name("kind", row) ?? ""}${own}`)];
}

/** A bar to the left for against, to the right for for, with the number and the word. */
function stanceCell(data, row) {
  const stance = data.stance(row), label = data.label(row);
  if (stance === null) return el("span", {class: "none"}, `${SIGNS.none} none`);
  const number = el("span", {class: "number"}, signed(stance));
  return [stanceBar(stance), el("span", {class: label}, `${SIGNS[label]} ${label} `, number)];
}

function stanceBar(stance) {
  const fill = el("span", {class: stance < 0 ? "negative-area" : "positive-area"});
  fill.style.left = `${50 + Math.min(stance, 0) * 50}%`;
  fill.style.width = `${Math.abs(stance) * 50}%`;
  return el("span", {class: "stance-bar", "aria-hidden": "true"}, fill);
}

/** The rows in the order of a column; rows with nothing there come last either way. */
function sortedRows(rows, by, down) {
  const keys = Float64Array.from(rows, (row) => {
    const key = by(row);
    return key === null ? Infinity : down ? -key : key;
  });
  const order = Uint32Array.from(rows, (_, at) => at);
  order.sort((a, b) => (keys[a] - keys[b]) || a - b); // where both have nothing the difference is no number
  return Array.from(order, (at) => rows[at]);
}

const SHOWN = 280; // characters of a text that is not open

/** The beginning of a text, or what stands around the first word that was searched for. */
function excerpt(data, row, search) {
  const text = data.columns.text[row], word = search.toLowerCase().split(/\s+/).find(Boolean);
  const found = word ? text.slice(0, 100_000).toLowerCase().indexOf(word) : -1;
  const from = found > SHOWN / 2 ? wholeTo(text, found - 60) : 0, to = wholeTo(text, from + SHOWN);
  const words = text.slice(from, to);
  return (from ? "… " : "") + (words.trim() ? words : "(blank)") + (to < text.length ? " …" : "");
}

function makeTable(data, store, {pageSize = 50, height = null} = {}) {
  const columns = columnsOf(data);
  let sort = {column: null, down: false}, page = 0, rows = [];
  const body = el("tbody"), pager = el("nav", {class: "pager", "aria-label": "Pages of the table"});
  const heads = columns.map((column) => {
    const arrow = el("span", {class: "arrow", "aria-hidden": "true"});
    const button = el("button", {type: "button", onclick: () => sortBy(column)}, column.title, arrow);
    return {column, arrow, cell: el("th", {scope: "col", class: column.class}, button)};
  });
  const table = el("table", {class: "rows"}, el("thead", {}, el("tr", {}, heads.map((head) => head.cell),
    el("th", {scope: "col", class: "text"}, "Statement"))), body);
  const scroller = el("div", {class: "scroller"}, table);
  if (height !== null) scroller.style.maxHeight = `${height}px`;
  store.listen(refresh);
  refresh();
  return {node: el("div", {class: "the-table"}, scroller, pager), open};

  // Up, down, and back to the order of the articles.
  function sortBy(column) {
    if (sort.column !== column) sort = {column, down: false};
    else sort = sort.down ? {column: null, down: false} : {column, down: true};
    refresh();
  }

  function refresh() {
    rows = matching(data, store.filter);
    if (sort.column) rows = sortedRows(rows, sort.column.by, sort.down);
    for (const {column, arrow, cell} of heads) {
      const state = sort.column !== column ? "none" : sort.down ? "descending" : "ascending";
      cell.setAttribute("aria-sort", state);
      arrow.textContent = {none: "", ascending: " ▲", descending: " ▼"}[state];
    }
    turnTo(0);
  }

  function turnTo(to) {
    page = to;
    const shown = rows.slice(page * pageSize, (page + 1) * pageSize);
    const lines = shown.length ? shown.map(line) : [acrossAll("quiet", "No statement passes the filters.")];
    body.replaceChildren(...lines);
    scroller.scrollTop = 0;
    showPager();
  }

  function line(row) {
    const words = excerpt(data, row, store.filter.search);
    const button = el("button", {type: "button", class: "opener", "aria-expanded": "false", dir: "auto"}, words);
    const cells = columns.map((column) => el("td", {class: column.class}, column.cell(row)));
    return el("tr", {"data-row": row, onclick: (event) => {
      // Whoever selects words does not want the row to close under the mouse.
      if (event.target.closest("button") || getSelection().isCollapsed) toggle(event.currentTarget);
    }}, cells, el("td", {class: "text"}, button));
  }

  function toggle(tr) {
    const button = tr.querySelector(".opener"), opened = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", !opened);
    tr.classList.toggle("open", !opened);
    if (opened) tr.nextSibling.remove();
    else tr.after(acrossAll("opened", detailOf(data, Number(tr.dataset.row))));
  }

  function acrossAll(look, content) {
    return el("tr", {class: look}, el("td", {colSpan: columns.length + 1}, content));
  }

  /** Opens the first row shown and goes there: it is what somebody asked for. */
  function open() {
    const first = body.querySelector("tr[data-row]");
    toggle(first);
    first.querySelector(".opener").focus({preventScroll: true});
    first.scrollIntoView({block: "center"});
  }

  function showPager() {
    const last = Math.max(0, Math.ceil(rows.length / pageSize) - 1);
    const step = (title, to, off) => el("button", {type: "button", disabled: off, onclick: () => {
      turnTo(to);
      [...pager.querySelectorAll("button")].find((button) => button.textContent === title && !button.disabled)?.focus();
    }}, title);
    const from = rows.length ? page * pageSize + 1 : 0, to = Math.min(rows.length, (page + 1) * pageSize);
    const start = page === 0, end = page === last;
    pager.replaceChildren(el("span", {class: "quiet"}, `${counted(from)}–${counted(to)} of ${counted(rows.length)}`));
    if (last) {
      pager.append(step("First", 0, start), step("Previous", page - 1, start));
      pager.append(step("Next", page + 1, end), step("Last", last, end));
    }
  }
}
