// The filters as a form. What they say is always what the filter is, whoever changed it.

function makeControls(data, store) {
  const hint = "Search the statements";
  const search = el("input", {type: "search", placeholder: hint, "aria-label": hint,
    oninput: () => store.change({search: search.value})});
  const speaker = chooser("Speaker", "all speakers", bySize(data, "speaker"),
    (code) => store.change({speakers: code === null ? new Set() : new Set([code])}));
  const target = data.names.target.length > 1 && !store.keeps("target")
    ? chooser("Target", "all targets", bySize(data, "target"), (code) => store.change({target: code})) : null;
  const from = dateInput("From", (day) => store.change({from: day, undated: false}));
  const to = dateInput("To", (day) => store.change({to: day, undated: false}));
  const labels = LABELS.filter((label) => data.names.label.includes(label)).map((label) => el("button", {
    type: "button", class: `toggle ${label}`, "aria-pressed": "false",
    onclick: () => store.change({labels: toggled(store.filter.labels, label)}),
  }, el("span", {class: `swatch ${label}`, "aria-hidden": "true"}, SIGNS[label]), label));
  const dated = data.columns.date.some((day) => day !== null);

  store.listen(show);
  show(store.filter);
  return el("div", {class: "controls", role: "search"}, search, speaker, target,
    el("div", {class: "labels", role: "group", "aria-label": "Label"}, labels),
    dated && el("div", {class: "dates"}, from, "–", to));

  function show(filter) {
    if (search.value !== filter.search) search.value = filter.search;
    choose(speaker, filter.speakers.size === 1 ? [...filter.speakers][0] : null, filter.speakers.size > 1);
    if (target) choose(target, filter.target, false);
    from.value = filter.from === null ? "" : isoDate(filter.from);
    to.value = filter.to === null ? "" : isoDate(filter.to);
    for (const button of labels) button.setAttribute("aria-pressed", filter.labels.has(button.lastChild.data));
  }
}

/** The numbers of a column's names with how many rows each has, the most first; −1 is nobody. */
function bySize(data, key) {
  const counts = new Map();
  for (const code of data.columns[key]) counts.set(code, (counts.get(code) ?? 0) + 1);
  const name = (code) => data.names[key][code] ?? "nobody named";
  return [...counts].sort((a, b) => b[1] - a[1]).map(([code, count]) => ({code, count, name: name(code)}));
}

function chooser(label, all, choices, chosen) {
  const options = choices.map(({code, count, name}) => el("option", {value: code}, `${name} (${count})`));
  const onchange = ({target}) => chosen(target.value === "" ? null : Number(target.value));
  return el("select", {"aria-label": label, onchange},
    el("option", {value: ""}, all), options);
}

function choose(select, code, several) {
  select.querySelector("[data-several]")?.remove();
  if (several) select.prepend(el("option", {value: "several", disabled: true, "data-several": ""}, "several speakers"));
  select.value = several ? "several" : code === null ? "" : String(code);
}

function dateInput(label, chosen) {
  const onchange = ({target}) => chosen(dayOf(target.value));
  return el("input", {type: "date", "aria-label": label, title: label, onchange});
}
