// The mean stance over time, and how far it can be trusted.

const GRID = 80; // places at which the mean is taken
const ENOUGH = 10; // articles near a place, or as many as weigh alike: with fewer there is no line
const SHORTEST = 6; // places of a line: a shorter one would be a speck

/** The 97.5 % point of Student's t, near enough (within 1 % from 5 degrees of freedom on). */
function studentT(freedom) {
  return 1.96 + 2.37 / freedom + 2.8 / freedom ** 2;
}

/**
 * A mean that looks at the neighbourhood of each day, weighted by a bell; the band is its pointwise 95 % interval.
 * Statements of one article are not independent: the variance sums up the residuals by article.
 */
function smoothed(points, from, to) {
  const articles = byArticle(points), width = Math.max((to - from) / 14, 7), places = [];
  for (let step = 0; step <= GRID; step++) {
    const day = from + ((to - from) * step) / GRID;
    places.push({day, ...localMean(articles, day, width)});
  }
  return runs(places);
}

function byArticle(points) {
  const articles = new Map();
  for (const {day, doc, stance} of points) {
    const article = articles.get(doc) ?? {day, count: 0, sum: 0};
    article.count++;
    article.sum += stance;
    articles.set(doc, article);
  }
  return [...articles.values()].sort((a, b) => a.day - b.day);
}

function localMean(articles, day, width) {
  const near = articles.slice(lowerBound(articles, day - 2.5 * width), lowerBound(articles, day + 2.5 * width + 1));
  // A place beyond the speaker's statements is no place to say anything of.
  if (near.length < ENOUGH || near[0].day > day || near.at(-1).day < day) return {mean: null};
  const weights = near.map((article) => Math.exp(-0.5 * ((article.day - day) / width) ** 2));
  let whole = 0, sum = 0, squares = 0, spread = 0;
  near.forEach((article, at) => {
    whole += weights[at] * article.count;
    sum += weights[at] * article.sum;
    squares += (weights[at] * article.count) ** 2;
  });
  const mean = sum / whole, worth = whole ** 2 / squares; // worth as many articles as weigh alike
  if (worth < ENOUGH) return {mean: null};
  near.forEach((article, at) => { spread += (weights[at] * (article.sum - article.count * mean)) ** 2; });
  const margin = studentT(worth - 1) * Math.sqrt((spread / whole ** 2) * (worth / (worth - 1)));
  return {mean, low: Math.max(-1, mean - margin), high: Math.min(1, mean + margin)};
}

function lowerBound(articles, day) {
  let low = 0, high = articles.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (articles[middle].day < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The stretches without a gap. */
function runs(places) {
  const found = [[]];
  for (const place of places) {
    if (place.mean === null) found.push([]);
    else found.at(-1).push(place);
  }
  return found.filter((run) => run.length >= SHORTEST);
}
