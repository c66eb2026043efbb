// The shapes and colours of speakers: as many as can be told apart, then one for all others.

const PLUS = [[-0.4, -1.2], [0.4, -1.2], [0.4, -0.4], [1.2, -0.4], [1.2, 0.4], [0.4, 0.4],
  [0.4, 1.2], [-0.4, 1.2], [-0.4, 0.4], [-1.2, 0.4], [-1.2, -0.4], [-0.4, -0.4]];
const STAR = Array.from({length: 10}, (_, corner) => {
  const far = corner % 2 ? 0.6 : 1.45, turn = (corner * Math.PI) / 5;
  return [Math.sin(turn) * far, -Math.cos(turn) * far];
});

/** Paths around 0,0 for the shapes of palette.py, all of about the same weight for the eye. */
const SHAPES = [
  (r) => `m${-r},0a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0`,
  (r) => polygon([[-1, -1], [1, -1], [1, 1], [-1, 1]], r * 0.88),
  (r) => polygon([[0, -1.25], [1.15, 0.85], [-1.15, 0.85]], r),
  (r) => polygon([[0, -1.35], [1.1, 0], [0, 1.35], [-1.1, 0]], r),
  (r) => polygon([[0, 1.25], [1.15, -0.85], [-1.15, -0.85]], r),
  (r) => polygon(PLUS, r),
  (r) => polygon(PLUS.map(([x, y]) => [(x - y) * 0.72, (x + y) * 0.72]), r), // the plus, turned
  (r) => polygon(STAR, r),
];
const OTHERS = {shape: 0, colour: "var(--others)", others: true};

function polygon(corners, r) {
  const steps = corners.map(([x, y], at) => {
    const [px, py] = at ? corners[at - 1] : [0, 0];
    return `${at ? "l" : "m"}${((x - px) * r).toFixed(1)},${((y - py) * r).toFixed(1)}`;
  });
  return `${steps.join("")}z`;
}

/** A symbol for each of the speakers with most scored statements; `of(code)` is that of any speaker. */
function symbolsOf(data, rows) {
  const counts = new Map();
  for (const row of rows) {
    const code = data.columns.speaker[row];
    if (code >= 0 && data.columns.stance[row] !== null) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const first = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, SHAPES.length).map(([code]) => code);
  const symbols = new Map(first.map((code, at) => [code, {shape: at, colour: `var(--speaker-${at})`, others: false}]));
  return {first, of: (code) => symbols.get(code) ?? OTHERS};
}

/** The symbol alone, as a small picture beside a name. */
function symbolMark(symbol) {
  return svg("svg", {viewBox: "-8 -8 16 16", width: 16, height: 16, "aria-hidden": "true", class: "symbol"},
    svg("path", {d: `M0,0${SHAPES[symbol.shape](symbol.others ? 3 : 5)}`, style: `fill: ${symbol.colour}`}));
}
