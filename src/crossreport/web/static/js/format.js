// How values look: the same as formatting.py, in the reader's way of writing numbers and days.
// Days are numbers of days from 1 January 1970; null is what nobody said.

const DAY_MS = 86_400_000;
const locale = navigator.language;
const numbers = new Intl.NumberFormat(locale);
const days = new Intl.DateTimeFormat(locale, {
  day: "numeric", month: "short", year: "numeric", timeZone: "UTC",
});

export const UNKNOWN = "–";

export function number(value) {
  return numbers.format(value);
}

export function day(value) {
  return value === null ? UNKNOWN : days.format(value * DAY_MS);
}

export function isoDay(value) {
  return new Date(value * DAY_MS).toISOString().slice(0, 10);
}

export function fromIsoDay(text) {
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) ? null : time / DAY_MS;
}

export function span(start, end, likely) {
  if (start === null && end === null) return "undated";
  if (start === null) return `by ${day(end)}`;
  if (end === null) return `from ${day(start)}`;
  if (start === end) return likely ? `probably ${day(start)}` : day(start);
  return days.formatRange(start * DAY_MS, end * DAY_MS);
}

export function figure(low, best, high) {
  if (low === null && best === null && high === null) return UNKNOWN;
  if (low === null && high === null) return number(best);
  let shown;
  let ends;
  if (low === null) {
    shown = `≤${number(high)}`;
    ends = high;
  } else if (high === null) {
    shown = `≥${number(low)}`;
    ends = low;
  } else if (low === high) {
    shown = number(low);
    ends = low;
  } else {
    shown = `${number(low)}–${number(high)}`;
    ends = null;
  }
  return best === null || best === ends ? shown : `${shown} (${number(best)})`;
}

export function sumText(sum) {
  if (!sum.open && sum.low === sum.high) return number(sum.low);
  return `${number(sum.low)}–${sum.open ? "≥" : ""}${number(sum.high)}`;
}

export function radius(kilometres) {
  return kilometres >= 1.5 ? `${kilometres.toFixed(0)} km` : `${kilometres.toFixed(1)} km`;
}
