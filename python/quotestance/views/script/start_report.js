// Reports that are not ready yet become so.

for (const host of document.querySelectorAll('[data-quotestance="report"]:not([data-ready])')) {
  host.setAttribute("data-ready", "");
  const data = readData(host.querySelector('script[type="application/json"]').textContent);
  host.querySelector(".static").replaceWith(makeReport(data));
  // In a notebook the page is not ours to turn dark.
  const alone = document.documentElement.classList.contains("quotestance-page");
  if (alone) host.querySelector("header").append(themeButton());
}
