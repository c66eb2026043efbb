// The corpus explorer: one filter, and four pictures of what passes it.

function makeReport(data) {
  const targets = bySize(data, "target").filter(({code}) => code >= 0);
  const start = targets[0]?.code ?? null;
  const store = makeStore({target: start, own: start === null ? null : firstSide(data, start)});
  let symbols = null, symbolsFor = null;
  const symbolsNow = () => {
    const key = `${store.filter.target} ${store.filter.own}`;
    if (symbolsFor !== key) {
      symbols = symbolsOf(data, matching(data, store.cleared()));
      symbolsFor = key;
    }
    return symbols;
  };
  const speakers = makeSpeakers(data, store, symbolsNow), words = makeWords(data, store);
  const table = makeTable(data, store, {pageSize: 50});
  const timeline = makeTimeline(data, store, symbolsNow, (rows) => {
    store.change({rows: new Set(rows)});
    // Points beyond the period stay in the picture: who picks one wants it more than the period.
    if (!matching(data, store.filter).length) store.change({from: null, to: null, undated: false});
    table.open();
  });
  speakers.show();
  words.show();
  return el("div", {class: "explorer"},
    el("div", {class: "filters"}, sides(data, store, targets), makeControls(data, store), makeStatus(data, store)),
    section("Over time", timeline),
    el("div", {class: "two"}, section("Speakers", speakers.node), section("Most telling words", words.node)),
    section("Statements", table.node));
}

function section(title, node) {
  return el("section", {"aria-label": title}, el("h2", {}, title), node);
}

/** Others on the target where there are any: the target on itself is another matter. */
function firstSide(data, target) {
  return data.columns.own.some((own, row) => !own && data.columns.target[row] === target) ? 0 : 1;
}

/** Which target, and who speaks of it; never mixed, so that no picture mixes them. */
function sides(data, store, targets) {
  const {own: owns, target: toward} = data.columns;
  const has = (target, own) => owns.some((value, row) => value === own && toward[row] === target);
  const choices = targets.flatMap(({code, name}) => [0, 1].filter((own) => has(code, own)).map((own) => (
    {code, own, text: own ? `${name} on itself` : `others on ${name}`})));
  if (choices.length < 2) return null;
  const start = ({code, own}) => code === store.filter.target && own === store.filter.own;
  const select = el("select", {"aria-label": "Who speaks of whom", onchange: () => {
    const {code, own} = choices[Number(select.value)];
    store.change({target: code, own, rows: null, speakers: new Set(), concept: null});
  }}, choices.map(({text}, at) => el("option", {value: at}, text)));
  select.value = String(choices.findIndex(start));
  return el("label", {class: "sides"}, "Who speaks of whom ", select);
}
