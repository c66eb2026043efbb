// The sum behind a score, as statement.py draws it: each bar begins where the one above it ended.

const MOST_STEPS = 60; // of one sum

function weight(item) {
  return Math.abs(item.against) + Math.abs(item.for);
}

/** The baseline, then what matters most; what matters little as one item. */
function inOrder(items) {
  const start = items.filter((item) => item.role === "baseline");
  const words = items.filter((item) => item.role !== "baseline").sort((a, b) => weight(b) - weight(a));
  const some = words.slice(0, MOST_STEPS).filter((item) => weight(item) >= LITTLE);
  const little = words.slice(some.length), steps = [...start, ...some];
  if (little.length) {
    const concept = `${counted(little.length)} more of ${some.length < MOST_STEPS ? "little" : "less"} weight`;
    steps.push({form: null, concept, role: "", origin: "", amount: null,
      against: totalOf(little, "against"), for: totalOf(little, "for")});
  }
  return steps;
}

/** The table of the sum, and what follows from it; or why there is none. */
function sumOf(data, row) {
  const stance = data.stance(row), target = data.name("target", row);
  if (stance === null && target === null) return el("p", {}, "The statement is on no target: there is no stance to score.");
  if (stance === null) return el("p", {}, `${target} is not spoken of here: there is no stance to score.`);
  const items = inOrder(data.evidenceOf(row));
  if (!items.length) return el("p", {}, `stance = ${signed(stance)}; the table does not hold what made it.`);
  const ends = [0];
  for (const item of items) ends.push(ends.at(-1) + item.for - item.against);
  const low = Math.min(...ends), wide = Math.max(...ends) - low || 1;
  const place = (value) => 3 + (94 * (value - low)) / wide;
  const total = {against: totalOf(items, "against"), for: totalOf(items, "for")};
  const table = el("table", {class: "sum"}, sumHead(),
    el("tbody", {}, items.map((item, at) => el("tr", {}, whatCounts(item, data.rules),
      el("td", {class: "number"}, item.amount === null ? "" : signed(item.amount)), numbers(item),
      walk(place, ends[at], ends[at + 1], `${sideOf(item)}-area`)))),
    el("tfoot", {}, el("tr", {}, el("th", {scope: "row"}, "log-odds against neutral"), el("td"), numbers(total),
      walk(place, 0, total.for - total.against, `${sideOf(total)}-area whole`))));
  table.style.setProperty("--zero", `${place(0)}%`);
  return el("div", {}, el("div", {class: "wide"}, table), sharesOf(data, row, total));
}

function sumHead() {
  const head = (look, ...words) => el("th", {scope: "col", class: look}, words);
  return el("thead", {}, el("tr", {}, head("", "evidence"), head("number", "amount"),
    head("number negative", `${MINUS} against`), head("number positive", "+ for"),
    head("number", `for ${MINUS} against`),
    head("", el("span", {class: "ends"}, el("span", {}, "← against"), el("span", {}, "for →")))));
}

function whatCounts({form, concept, role, origin}, rules) {
  const why = [form && concept, role && `${role}: ${rules[role] ?? ""}`, origin].filter(Boolean).join(" · ");
  return el("th", {scope: "row"}, el("bdi", {}, form ?? concept), el("span", {class: "quiet"}, why));
}

function numbers(item) {
  const cell = (value, look) => el("td", {class: `number ${look}`}, signed(value, 4));
  return [cell(item.against, ""), cell(item.for, ""), cell(item.for - item.against, sideOf(item))];
}

function walk(place, before, after, look) {
  const bar = el("span", {class: `bar ${after < before ? "left" : "right"} ${look}`});
  bar.style.left = `${place(Math.min(before, after))}%`;
  bar.style.width = `${Math.abs(place(after) - place(before))}%`;
  return el("td", {class: "walk"}, bar);
}

/** The probabilities that the sums make: a softmax of against, 0 and for. */
function sharesOf(data, row, total) {
  const odds = {negative: Math.exp(total.against), neutral: 1, positive: Math.exp(total.for)};
  const whole = odds.negative + odds.neutral + odds.positive, label = data.label(row);
  const shares = Object.entries(odds).map(([name, odd]) => [name, odd / whole]);
  const bars = shares.map(([name, share]) => {
    const bar = el("span", {class: `${name}-area`});
    bar.style.width = `${100 * share}%`;
    return bar;
  });
  const key = shares.map(([name, share]) => (
    el("span", {class: name}, `${SIGNS[name]} ${name} `, el("b", {}, share.toFixed(3)))));
  const stance = el("span", {}, "stance ", el("b", {class: label}, `${signed(data.stance(row), 3)} ${label}`),
    data.columns.abstained[row] ? " (abstained)" : "");
  return el("div", {class: "shares"}, el("div", {class: "stack", "aria-hidden": "true"}, bars),
    el("p", {class: "key"}, key, stance));
}
