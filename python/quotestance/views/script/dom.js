// Elements and numbers. Text from articles only ever becomes a text node: nothing here reads HTML.

/** An element with properties, attributes (`aria-…`, `data-…`, `role`), listeners (`onclick`) and children. */
function el(tag, given = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else if (name in node && !name.includes("-")) node[name] = value;
    else node.setAttribute(name, value === true ? "true" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** An element of a drawing, with attributes. */
function svg(tag, given = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(given)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

const MINUS = "\u2212";

/** A number with its sign: −0.82, 0.00, +0.94. */
function signed(value, digits = 2) {
  const text = Math.abs(value).toFixed(digits);
  if (Number(text) === 0) return text;
  return (value < 0 ? MINUS : "+") + text;
}

/** A count for people: 1,204. */
function counted(count) {
  return count.toLocaleString("en");
}

/** A count with its noun: 1 statement, 1,204 statements. */
function many(count, noun) {
  return `${counted(count)} ${noun}${count === 1 ? "" : "s"}`;
}

const DAY = 86_400_000;

/** Days since 1970 as 2024-03-01. */
function isoDate(days) {
  return new Date(days * DAY).toISOString().slice(0, 10);
}

/** The other way; null for what is no date. */
function dayOf(iso) {
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time) ? null : Math.round(time / DAY);
}
