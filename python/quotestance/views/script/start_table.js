// Tables that are not ready yet become so: an output may stand in a page more than once, and be drawn anew.

for (const host of document.querySelectorAll('[data-quotestance="table"]:not([data-ready])')) {
  host.setAttribute("data-ready", "");
  const data = readData(host.querySelector('script[type="application/json"]').textContent);
  const store = makeStore();
  const table = makeTable(data, store, {pageSize: 25, height: Number(host.dataset.height)});
  const parts = [makeControls(data, store), makeStatus(data, store), table.node];
  host.querySelector(".static").replaceWith(el("div", {}, parts));
}
