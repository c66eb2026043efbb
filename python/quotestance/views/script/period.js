// A period, chosen by dragging over the timeline; the date fields of the filters do the same by key.

function makePeriod(drawing, store, placeNow) {
  let start = null, dragged = false;
  const shade = svg("rect", {class: "period", y: EDGE.top, height: TALL - EDGE.top - EDGE.bottom});
  const xOf = (event) => event.clientX - drawing.getBoundingClientRect().left;
  drawing.addEventListener("pointerdown", (event) => {
    dragged = false;
    if (event.button === 0 && event.pointerType !== "touch") start = xOf(event);
  });
  drawing.addEventListener("pointermove", (event) => {
    if (start === null || (!dragged && Math.abs(xOf(event) - start) < 6)) return;
    if (!dragged) drawing.setPointerCapture(event.pointerId);
    dragged = true;
    stretch(start, xOf(event));
  });
  drawing.addEventListener("pointerup", (event) => {
    const place = placeNow();
    if (dragged && place) {
      const days = [place.day(start), place.day(xOf(event))].sort((a, b) => a - b);
      store.change({from: Math.max(days[0], place.from), to: Math.min(days[1], place.to), undated: false, rows: null});
    }
    start = null;
  });
  drawing.addEventListener("pointercancel", () => { start = null; });
  return {draw, justDragged: () => dragged};

  function stretch(from, to) {
    shade.setAttribute("visibility", "visible");
    shade.setAttribute("x", Math.min(from, to));
    shade.setAttribute("width", Math.abs(to - from));
  }

  /** The period that is chosen now, as a shade. */
  function draw(filter) {
    const place = placeNow();
    shade.setAttribute("visibility", "hidden");
    if (place && (filter.from !== null || filter.to !== null)) {
      const from = Math.max(filter.from ?? place.from, place.from), to = Math.min(filter.to ?? place.to, place.to);
      stretch(place.x(from) - 2, place.x(to) + 2);
    }
    return shade;
  }
}
