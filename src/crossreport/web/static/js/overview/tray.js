// What a filter where or when can say nothing about: listed, so that it does not vanish.

import { figure, number, span } from "../format.js";
import { isolated } from "./table.js";

const MOST = 50;
const WHY = {
  unplaced: "Nobody says where these were, or the place could not be found. They pass the rest of the filter.",
  undated: "Nobody says when these were. They pass the rest of the filter.",
};

export function showTray(box, incidents, name, rows, filter) {
  box.hidden = !name || !rows.length;
  if (box.hidden) {
    box.replaceChildren();
    return;
  }
  const why = document.createElement("p");
  why.textContent = WHY[name];
  const list = document.createElement("ul");
  list.append(...rows.slice(0, MOST).map((row) => line(incidents, row)));
  why.append(" ", files(name, filter));
  box.replaceChildren(why, list);
  if (rows.length > MOST) {
    const more = document.createElement("p");
    more.className = "hint";
    more.textContent = `and ${number(rows.length - MOST)} more; choose “${name}” in the filter to see all`;
    box.append(more);
  }
}

function files(name, filter) {
  const query = new URLSearchParams([...filter.pairs(), ["only", name]]);
  const made = document.createElement("span");
  made.append("As ");
  for (const [at, kind] of ["CSV", "JSON", "GeoJSON"].entries()) {
    const link = document.createElement("a");
    link.href = `/incidents.${kind.toLowerCase()}?${query}`;
    link.textContent = kind;
    made.append(at ? ", " : "", link);
  }
  return made;
}

function line(incidents, row) {
  const { id, start, end, likely, place } = incidents.rows;
  const made = document.createElement("li");
  const link = document.createElement("a");
  link.href = `/incident/${encodeURIComponent(id[row])}`;
  link.append(isolated(incidents.typeLabel(row)));
  const where = place[row] < 0 ? "unplaced" : incidents.places.name[place[row]];
  const when = span(start[row], end[row], likely[row] === 1);
  made.append(link, `, ${when}, `, isolated(where), `, killed ${figure(...incidents.figure("killed", row))}`);
  return made;
}
