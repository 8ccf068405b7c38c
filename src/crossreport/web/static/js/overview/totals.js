// Sums of figures, as queries/totals.py makes them, and the line that tells them.

import { number, sumText } from "../format.js";

export function total(incidents, kind, rows) {
  const [lows, bests, highs] = incidents.rows[kind];
  const sum = { low: 0, best: 0, high: 0, open: false, silent: 0 };
  for (const row of rows) add(sum, lows[row], bests[row], highs[row]);
  return sum;
}

export function add(sum, low, best, high) {
  const middle = best ?? low ?? high;
  if (middle === null) {
    sum.silent += 1;
    return;
  }
  sum.low += low ?? 0;
  sum.best += middle;
  sum.high += high ?? middle;
  if (high === null) sum.open = true;
}

export function showTotals(element, incidents, result, { tray, onTray }) {
  const killed = total(incidents, "killed", result.rows);
  const parts = [
    strong(number(result.rows.length)),
    ` ${result.rows.length === 1 ? "incident" : "incidents"}, killed `,
    strong(sumText(killed)),
    ` (best ${number(killed.best)}), `,
    opener("unplaced", result.unplaced.length, tray, onTray),
    ", ",
    opener("undated", result.undated.length, tray, onTray),
  ];
  element.replaceChildren(...parts);
  const silent = killed.silent;
  element.title = silent
    ? `Of ${number(silent)} of these incidents nobody says how many were killed; they add nothing.`
    : "";
}

function strong(text) {
  const made = document.createElement("strong");
  made.textContent = text;
  return made;
}

function opener(name, count, tray, onTray) {
  const made = document.createElement(count ? "button" : "span");
  made.textContent = `${number(count)} ${name}`;
  if (count) {
    made.type = "button";
    made.className = "tray-opener";
    made.setAttribute("aria-expanded", String(tray === name));
    made.setAttribute("aria-controls", "tray");
    made.addEventListener("click", () => onTray(tray === name ? null : name));
  }
  return made;
}
