// The timeline as a drawing: where the points of the rows stand, the axes, the points, the means with their bands.

const LINES = 4; // of speakers who are not chosen: more would hide one another
const EDGE = {left: 74, right: 132, top: 12, bottom: 26}, TALL = 330;

/** The first and the last day with a scored statement, or null. */
function daysOf(data, {target, own}) {
  let from = Infinity, to = -Infinity;
  for (const row of matching(data, {...openFilter(), target, own})) {
    const day = data.columns.date[row];
    if (day === null || data.columns.stance[row] === null) continue;
    from = Math.min(from, day);
    to = Math.max(to, day);
  }
  return from > to ? null : {from, to};
}

/** The points of the rows that pass, from left to right, and where days and stances stand. */
function picture(data, filter, wide) {
  const rows = matching(data, filter, ["dates", "rows"]);
  const scored = rows.filter((row) => data.columns.stance[row] !== null);
  const dated = scored.filter((row) => data.columns.date[row] !== null);
  const counts = {unscored: rows.length - scored.length, undated: scored.length - dated.length};
  const days = daysOf(data, filter);
  if (!days) return {points: [], place: null, counts};
  const {from, to} = days;
  const spare = Math.max(1, (to - from) * 0.01), span = to - from + 2 * spare;
  const place = {
    from, to, wide,
    x: (day) => EDGE.left + ((day - from + spare) / span) * (wide - EDGE.left - EDGE.right),
    y: (stance) => EDGE.top + ((1 - stance) / 2) * (TALL - EDGE.top - EDGE.bottom),
    day: (x) => Math.round(from - spare + ((x - EDGE.left) / (wide - EDGE.left - EDGE.right)) * span),
  };
  const tenth = (value) => Math.round(value * 10) / 10;
  const points = dated.map((row) => {
    const day = data.columns.date[row], stance = data.stance(row);
    return {row, day, stance, doc: data.columns.doc[row], x: tenth(place.x(day)), y: tenth(place.y(stance))};
  });
  return {points: points.sort((a, b) => a.day - b.day || a.row - b.row), place, counts};
}

function layers(data, {points, place}, symbols, filter) {
  const size = points.length > 5000 ? 2 : points.length > 800 ? 3 : 4;
  return [grid(place), dots(data, points, symbols, size), ...means(data, points, place, symbols, filter)];
}

function grid({from, to, wide, x, y}) {
  const lines = svg("g", {class: "grid"});
  for (const [stance, text] of [[1, "for +1"], [0.5, ""], [0, "0"], [-0.5, ""], [-1, `against ${MINUS}1`]]) {
    const across = {x1: EDGE.left, x2: wide - EDGE.right, y1: y(stance), y2: y(stance)};
    lines.append(svg("line", {...across, class: stance === 0 ? "zero" : ""}));
    lines.append(svg("text", {x: EDGE.left - 8, y: y(stance) + 4, "text-anchor": "end"}, text));
  }
  for (const {day, text} of timeTicks(from, to, (wide - EDGE.left - EDGE.right) / 90)) {
    lines.append(svg("line", {x1: x(day), x2: x(day), y1: TALL - EDGE.bottom, y2: TALL - EDGE.bottom + 5}));
    lines.append(svg("text", {x: x(day), y: TALL - 6, "text-anchor": "middle"}, text));
  }
  return lines;
}

/** One path for all points of a symbol: fifty thousand points are nine elements. */
function dots(data, points, symbols, size) {
  const paths = new Map();
  for (const point of points) {
    const symbol = symbols.of(data.columns.speaker[point.row]);
    if (!paths.has(symbol)) paths.set(symbol, []);
    paths.get(symbol).push(`M${point.x},${point.y}${SHAPES[symbol.shape](symbol.others ? size * 0.7 : size)}`);
  }
  const order = [...paths].sort(([a], [b]) => b.others - a.others);
  return svg("g", {class: points.length > 800 ? "dots dense" : "dots"},
    ...order.map(([symbol, parts]) => svg("path", {d: parts.join(""), style: `fill: ${symbol.colour}`})));
}

/** Lines of the speakers that were chosen, or of the first few. */
function means(data, points, place, symbols, filter) {
  const labels = [], drawn = [];
  const chosen = [...filter.speakers].slice(0, SHAPES.length);
  const codes = chosen.length ? chosen : symbols.first.slice(0, LINES);
  const pointsOf = (code) => points.filter((point) => data.columns.speaker[point.row] === code);
  const width = usualBandwidth(codes.flatMap(pointsOf));
  for (const code of codes) {
    const symbol = symbols.of(code);
    const stretches = smoothed(pointsOf(code), width);
    for (const run of stretches) drawn.push(...meanOf(run, place, symbol));
    const end = stretches.at(-1)?.at(-1);
    if (end) labels.push({y: place.y(end.mean), name: data.speaker(code), symbol});
  }
  return [...drawn, ...spread(labels).map((label) => nameOf(label, place))];
}

function meanOf(run, {x, y}, symbol) {
  const at = (key) => run.map((place) => `${x(place.day).toFixed(1)},${y(place[key]).toFixed(1)}`);
  const around = [...at("high"), ...at("low").reverse()];
  return [
    svg("path", {class: "band", d: `M${around.join("L")}Z`, style: `fill: ${symbol.colour}`}),
    svg("path", {class: "mean halo", d: `M${at("mean").join("L")}`}),
    svg("path", {class: "mean", d: `M${at("mean").join("L")}`, style: `stroke: ${symbol.colour}`}),
  ];
}

/** Names that would stand on one another are pushed apart. */
function spread(labels) {
  labels.sort((a, b) => a.y - b.y);
  labels.forEach((label, at) => { if (at) label.y = Math.max(label.y, labels[at - 1].y + 15); });
  const over = labels.length ? Math.max(0, labels.at(-1).y - (TALL - EDGE.bottom)) : 0;
  return labels.map((label) => ({...label, y: label.y - over}));
}

function nameOf({y, name, symbol}, {wide}) {
  const short = name.length > 16 ? `${name.slice(0, 15)}…` : name;
  return svg("g", {class: "name", transform: `translate(${wide - EDGE.right + 12},${y.toFixed(1)})`},
    svg("path", {d: `M0,0${SHAPES[symbol.shape](4)}`, style: `fill: ${symbol.colour}`}),
    svg("text", {x: 9, y: 4}, short));
}
