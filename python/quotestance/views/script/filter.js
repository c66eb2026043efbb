// Which rows are shown: one filter, which the parts of a page share and change.

/** Nothing left out. A speaker −1 is nobody; `rows` are statements picked by hand, in a picture. */
function openFilter() {
  return {
    speakers: new Set(), labels: new Set(), target: null, own: null, from: null, to: null, undated: false,
    search: "", concept: null, rows: null,
  };
}

/**
 * A filter that tells its listeners when it changes; those who draw are told later, and once of several changes. What
 * is in `kept` is never cleared: a picture has one target.
 */
function makeStore(kept = {}) {
  const listeners = [], drawers = [];
  let waiting = false;
  const drawAll = () => {
    waiting = false;
    for (const draw of drawers) draw(store.filter);
  };
  const store = {
    filter: {...openFilter(), ...kept},
    keeps: (name) => name in kept,
    listen: (listener) => listeners.push(listener),
    draw: (drawer) => drawers.push(drawer),
    change(some) {
      store.filter = {...store.filter, ...some};
      for (const listener of listeners) listener(store.filter);
      if (!waiting && drawers.length) requestAnimationFrame(() => setTimeout(drawAll)); // the table first
      waiting = true;
    },
    /** The filter with nothing left out but what is kept. */
    cleared() {
      const still = Object.keys(kept).map((name) => [name, store.filter[name]]);
      return {...openFilter(), ...Object.fromEntries(still)};
    },
  };
  return store;
}

/** The set with the item, or without it if it was there. */
function toggled(set, item) {
  const other = new Set(set);
  if (!other.delete(item)) other.add(item);
  return other;
}

/** The rows that pass, in their order. What is in `except` is not looked at. */
function matching(data, filter, except = []) {
  const {columns, names} = data;
  const on = (key, set) => set && !except.includes(key);
  const speakers = on("speakers", filter.speakers.size > 0);
  const dates = on("dates", filter.from !== null || filter.to !== null);
  const from = filter.from ?? -Infinity, to = filter.to ?? Infinity;
  const labels = on("labels", filter.labels.size > 0) && names.label.map((label) => filter.labels.has(label));
  const hits = on("search", filter.search.trim() !== "") ? data.hits(filter.search) : null;
  const picked = on("rows", filter.rows !== null), undated = on("dates", filter.undated);
  const concept = on("concept", filter.concept !== null) ? data.holding(filter.concept) : null;
  const found = [];
  for (let row = 0; row < data.rows; row++) {
    if (filter.target !== null && columns.target[row] !== filter.target) continue;
    if (filter.own !== null && columns.own[row] !== filter.own) continue;
    if (speakers && !filter.speakers.has(columns.speaker[row])) continue;
    if (labels && !labels[columns.label[row]]) continue;
    const date = columns.date[row];
    if (undated ? date !== null : dates && (date === null || date < from || date > to)) continue;
    if (picked && !filter.rows.has(row)) continue;
    if (concept && !concept[row]) continue;
    if (hits && !hits[row]) continue;
    found.push(row);
  }
  return found;
}
