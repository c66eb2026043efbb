// The mean stance over time, and how far it can be trusted: by the rules of the plots (plots/smooth.py, plots/groups.py).

const GRID = 200; // places at which the mean is taken
const ENOUGH = {statements: 5, articles: 4}; // near a place, articles as many as weigh alike: with fewer there is no line
const SHORTEST = 3; // places of a line: a shorter one would be a speck

/** The 97.5 % point of Student's t (Abramowitz & Stegun 26.7.5). */
function studentT(freedom) {
  const z = 1.959964, [first, second, third] = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
  ];
  return z + first / freedom + second / freedom ** 2 + third / freedom ** 3;
}

/** How many days on both sides a mean takes in: Silverman's rule over the days of the articles, a week at least. */
function usualBandwidth(points) {
  const days = byArticle(points).map((article) => article.day), count = days.length;
  if (count < 2) return 7;
  const quantile = (share) => {
    const place = share * (count - 1), low = Math.floor(place), high = Math.ceil(place);
    return days[low] + (place - low) * (days[high] - days[low]);
  };
  const mean = days.reduce((sum, day) => sum + day, 0) / count;
  const deviation = Math.sqrt(days.reduce((sum, day) => sum + (day - mean) ** 2, 0) / (count - 1));
  const spreads = [deviation, (quantile(0.75) - quantile(0.25)) / 1.34].filter((spread) => spread > 0);
  return spreads.length ? Math.max(7, 2.34 * Math.min(...spreads) * count ** -0.2) : 7;
}

/**
 * The mean of the statements within `width` days, the nearer the more; the band is its pointwise 95 % interval.
 * Statements of one article are not independent: the variance sums up the residuals by article.
 */
function smoothed(points, width) {
  const articles = byArticle(points);
  if (!articles.length) return [];
  const from = articles[0].day, to = articles.at(-1).day, places = [];
  for (let step = 0; step < GRID; step++) {
    const day = from + ((to - from) * step) / (GRID - 1);
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
  const near = articles.slice(lowerBound(articles, day - width), lowerBound(articles, day + width));
  const weights = near.map((article) => Math.max(0, 1 - ((article.day - day) / width) ** 2));
  let statements = 0, whole = 0, sum = 0, squares = 0, spread = 0;
  near.forEach((article, at) => {
    if (weights[at] > 0) statements += article.count;
    whole += weights[at] * article.count;
    sum += weights[at] * article.sum;
    squares += (weights[at] * article.count) ** 2;
  });
  const mean = sum / whole, worth = whole ** 2 / squares; // worth as many articles as weigh alike
  if (!whole || statements < ENOUGH.statements || worth < ENOUGH.articles) return {mean: null};
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
