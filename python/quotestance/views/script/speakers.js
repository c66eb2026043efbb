// Speakers with their mean stance: for the filters of now; the interval only where it is that of the whole group.

const FEW_ROWS = 10;

function makeSpeakers(data, store, symbolsNow) {
  const list = el("ul", {class: "speakers"}), note = el("p", {class: "quiet note"});
  let all = false;
  const more = el("button", {type: "button", onclick: () => { all = !all; show(); }});
  store.draw(show);
  return {node: el("div", {}, list, more, note), show};

  function show() {
    const filter = store.filter, rows = matching(data, filter, ["speakers", "rows"]);
    const groups = speakerMeans(data, rows);
    const whole = isWhole(data, filter);
    const shown = all ? groups : groups.slice(0, FEW_ROWS);
    const focused = list.contains(document.activeElement) ? document.activeElement.dataset.code : null;
    list.replaceChildren(...shown.map((group) => el("li", {}, speakerButton(group, whole))));
    if (focused !== null) list.querySelector(`[data-code="${focused}"]`)?.focus({preventScroll: true});
    more.hidden = groups.length <= FEW_ROWS;
    more.textContent = all ? "Show fewer" : `Show all ${groups.length}`;
    note.textContent = noteOf(whole, data.speakers.some((given) => given.low !== undefined));
  }

  function speakerButton({code, count, scored, mean}, whole) {
    const name = data.speaker(code), given = whole && givenOf(data, store.filter, code);
    const interval = given && !given.few && typeof given.low === "number" ? given : null;
    const words = [
      name, many(count, "statement"), scored ? `mean stance ${signed(mean)} of ${scored} scored` : "none scored",
      interval && `interval ${signed(interval.low)} to ${signed(interval.high)}`,
      given && given.few && "too few to stand alone",
    ];
    return el("button", {
      type: "button", "data-code": String(code), "aria-pressed": String(store.filter.speakers.has(code)),
      "aria-label": words.filter(Boolean).join(", "),
      onclick: () => store.change({speakers: toggled(store.filter.speakers, code), rows: null}),
    },
    symbolMark(symbolsNow().of(code)), el("span", {class: "who"}, name),
    el("span", {class: "quiet number"}, (scored === count ? "" : `${counted(scored)} of `) + counted(count)),
    meanBar(mean, interval), el("span", {class: "number mean"}, mean === null ? "–" : signed(mean)),
    el("span", {class: "quiet few"}, given && given.few ? "few" : ""));
  }
}

function noteOf(whole, intervals) {
  if (!intervals) return "";
  return whole ? "The line over a bar is the 95 % interval of the mean; there is none where the articles are few."
    : "Means are of the statements that pass the filters; for their intervals, clear all filters but speakers.";
}

/** What `summarize` said of a speaker, toward the target of now. */
function givenOf(data, {target, own}, code) {
  return data.speakers.find((one) => one.speaker === code && one.target === target && one.own === own);
}

/** Whether the groups are those that the intervals were computed of. */
function isWhole(data, filter) {
  return data.rows === data.all && !filter.labels.size && filter.from === null && filter.to === null && !filter.undated
    && !filter.search.trim() && filter.concept === null;
}

/** Counts and means by speaker, those with most scored statements first. */
function speakerMeans(data, rows) {
  const groups = new Map();
  for (const row of rows) {
    const code = data.columns.speaker[row], stance = data.columns.stance[row];
    const group = groups.get(code) ?? {code, count: 0, scored: 0, sum: 0};
    group.count++;
    if (stance !== null) { group.scored++; group.sum += stance / 1000; }
    groups.set(code, group);
  }
  const all = [...groups.values()].map((group) => ({...group, mean: group.scored ? group.sum / group.scored : null}));
  return all.sort((a, b) => b.scored - a.scored || b.count - a.count || a.code - b.code);
}

/** The mean as a bar from the middle, and the interval as a line over it. */
function meanBar(mean, interval) {
  const bar = mean === null ? el("span", {class: "stance-bar"}) : stanceBar(mean);
  if (interval) {
    const line = el("span", {class: "interval"});
    line.style.left = `${(interval.low + 1) * 50}%`;
    line.style.width = `${(interval.high - interval.low) * 50}%`;
    bar.append(line);
  }
  return bar;
}
