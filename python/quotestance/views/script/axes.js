// Where the marks of a time axis stand.

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Round dates between two days, at most `most` of them: days, months, quarters or years, as they fit. */
function timeTicks(from, to, most) {
  const days = to - from;
  for (const step of [1, 2, 7, 14]) {
    if (days / step <= most) return dayTicks(from, to, step);
  }
  for (const months of [1, 2, 3, 6, 12, 24, 60, 120, 240, 600]) {
    if (days / (months * 30.4) <= most) return monthTicks(from, to, months);
  }
  return monthTicks(from, to, 1200);
}

function dayTicks(from, to, step) {
  const ticks = [];
  for (let day = from; day <= to; day += step) {
    const date = new Date(day * DAY);
    ticks.push({day, text: `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`});
  }
  return ticks;
}

function monthTicks(from, to, step) {
  const ticks = [], start = new Date(from * DAY);
  let month = start.getUTCFullYear() * 12 + start.getUTCMonth();
  month -= month % step;
  for (;; month += step) {
    const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY;
    if (day > to) return ticks;
    const year = String(Math.floor(month / 12));
    if (day >= from) ticks.push({day, text: step % 12 === 0 ? year : `${MONTHS[month % 12]} ${year}`});
  }
}
