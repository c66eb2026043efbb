// Every scored and dated statement as a point, by date; where there are enough of a speaker, the mean with its band.

const HINT = "Point at a mark, or use the arrow keys, to read a statement; click or Enter shows it in the table;"
  + " drag to choose a period.";

const NARROWEST = 480; // pixels; where there are fewer, the frame scrolls

function makeTimeline(data, store, symbolsNow, showRows) {
  const drawing = svg("svg", {class: "timeline", role: "img", "aria-label": "Stance over time, a point a statement"});
  const ring = svg("circle", {r: 9, class: "ring", visibility: "hidden"});
  const said = el("p", {class: "point-said quiet", role: "status"}), note = el("p", {class: "quiet note"});
  const frame = el("div", {class: "frame", tabIndex: 0, role: "group",
    "aria-label": "Timeline. Left and right go from statement to statement, Enter shows one in the table."}, drawing);
  let shown = {points: [], place: null}, at = -1;
  const period = makePeriod(drawing, store, () => shown.place);

  frame.addEventListener("keydown", walk);
  drawing.addEventListener("pointermove", (event) => look(nearest(event)));
  drawing.addEventListener("pointerleave", () => look(-1));
  drawing.addEventListener("click", (event) => { if (!period.justDragged()) pick(nearest(event)); });
  store.draw(draw);
  new ResizeObserver(draw).observe(frame);
  look(-1);
  return el("div", {class: "timeline-part"}, frame, said, note);

  function draw() {
    const wide = Math.max(frame.clientWidth, NARROWEST);
    shown = picture(data, store.filter, wide);
    at = -1;
    drawing.setAttribute("width", wide);
    drawing.setAttribute("height", TALL);
    const drawn = shown.place ? layers(data, shown, symbolsNow(), store.filter) : [];
    drawing.replaceChildren(...drawn, period.draw(store.filter), ring);
    ring.setAttribute("visibility", "hidden");
    note.replaceChildren(...unplaced(store, shown), linesShown(store, drawing.querySelector(".mean") !== null));
  }

  function nearest(event) {
    const box = drawing.getBoundingClientRect(), x = event.clientX - box.left, y = event.clientY - box.top;
    let best = -1, least = 18 ** 2;
    shown.points.forEach((point, place) => {
      const distance = (point.x - x) ** 2 + (point.y - y) ** 2;
      if (distance < least) [best, least] = [place, distance];
    });
    return best;
  }

  function look(place) {
    if (place === at && place >= 0) return;
    at = place;
    const point = shown.points[place];
    ring.setAttribute("visibility", point ? "visible" : "hidden");
    if (!point) { said.textContent = HINT; return; }
    ring.setAttribute("cx", point.x);
    ring.setAttribute("cy", point.y);
    const words = data.columns.text[point.row].slice(0, 160);
    said.replaceChildren(el("b", {}, data.speaker(data.columns.speaker[point.row])),
      ` ${isoDate(point.day)} ${signed(point.stance)}: `, el("span", {dir: "auto"}, words));
  }

  function walk(event) {
    const last = shown.points.length - 1;
    const back = at < 0 ? last : Math.max(0, at - 1);
    const to = {ArrowRight: Math.min(last, at + 1), ArrowLeft: back, Home: 0, End: last}[event.key];
    if (to !== undefined && last >= 0) look(to);
    else if (event.key === "Enter") pick(at);
    else return;
    event.preventDefault();
  }

  // Statements that lie on the same place are picked together.
  function pick(place) {
    const point = shown.points[place];
    if (!point) { if (store.filter.rows) store.change({rows: null}); return; }
    const same = shown.points.filter((other) => other.x === point.x && other.y === point.y);
    showRows(same.map((other) => other.row));
  }
}

/** What passes the filters and yet has no place in the picture. */
function unplaced(store, {counts, points}) {
  const parts = [`${many(points.length, "point")}. `];
  if (counts.unscored) {
    parts.push(`${many(counts.unscored, "statement")} without a stance, for not speaking of the target, `
      + `${counts.unscored === 1 ? "has" : "have"} no point. `);
  }
  if (counts.undated) {
    const onclick = () => store.change({undated: true, from: null, to: null, rows: null});
    parts.push(`${many(counts.undated, "scored statement")} ${counts.undated === 1 ? "has" : "have"} no date. `,
      el("button", {type: "button", onclick}, "Show the undated"), " ");
  }
  return parts;
}

/** Of whom there are lines, and why not of others. */
function linesShown(store, any) {
  if (!any) return "No speaker has statements in enough articles for a line.";
  if (store.filter.speakers.size) return "";
  return `Lines show the ${LINES} speakers with most points, where these are enough; choose others below.`;
}
