// What is shown and why, in words that a screen reader hears too; each filter can be taken off by its button.

function makeStatus(data, store) {
  const said = el("p", {class: "status", role: "status", "aria-live": "polite"});
  const chips = el("div", {class: "active"});
  store.listen(show);
  show(store.filter);
  return el("div", {class: "status-line"}, said, chips);

  function show(filter) {
    const base = matching(data, store.cleared()).length;
    const found = matching(data, filter).length;
    said.textContent = (found === base ? "" : `${counted(found)} of `) + many(base, "statement");
    const active = activeFilters(data, filter, store);
    const button = (look, label, off, ...words) => el("button", {type: "button", class: look, "aria-label": label,
      onclick: () => {
        store.change(off);
        focusAgain();
      }}, words);
    const buttons = active.map(({text, off}) => (
      button("off", `Remove the filter ${text}`, off, text, el("span", {"aria-hidden": "true"}, " ×"))));
    if (active.length) buttons.push(button("clear", null, store.cleared(), "Clear all"));
    chips.replaceChildren(...buttons);
  }

  // The button that had the focus is gone: the focus must not fall back to the top of the page.
  function focusAgain() {
    const next = chips.querySelector("button") ?? said.closest("[data-quotestance]").querySelector("input");
    next?.focus({preventScroll: true});
  }
}

/** Each filter that leaves something out, in words, and the change that takes it off. */
function activeFilters(data, filter, store) {
  const found = [];
  const add = (on, text, off) => { if (on) found.push({text: text(), off}); };
  for (const code of filter.speakers) {
    add(true, () => `speaker: ${data.speaker(code)}`, {speakers: toggled(filter.speakers, code)});
  }
  const toward = filter.target !== null && !store.keeps("target");
  add(toward, () => `toward: ${data.names.target[filter.target]}`, {target: null});
  for (const label of filter.labels) add(true, () => `label: ${label}`, {labels: toggled(filter.labels, label)});
  add(filter.from !== null, () => `from ${isoDate(filter.from)}`, {from: null});
  add(filter.to !== null, () => `to ${isoDate(filter.to)}`, {to: null});
  add(filter.undated, () => "undated", {undated: false});
  add(filter.concept !== null, () => `word: ${data.names.concept[filter.concept]}`, {concept: null});
  add(filter.rows !== null, () => many(filter.rows.size, "picked point"), {rows: null});
  add(filter.search.trim() !== "", () => `search: ${filter.search.trim().slice(0, 40)}`, {search: ""});
  return found;
}
