// What a person sees who points at or clicks a symbol of the map.

import { number, radius, span, sumText } from "../format.js";
import { isolated } from "./table.js";

const MOST = 6;
const EXACTNESS = ["exact place", "near this place", "only this area is known"];

export function placeBox(incidents, group) {
  const made = document.createElement("div");
  made.className = "place-box";
  made.append(heading(incidents, group), sums(group));
  const list = document.createElement("ul");
  for (const row of group.rows.slice(0, MOST)) list.append(line(incidents, row));
  made.append(list);
  if (group.rows.length > MOST) {
    const more = document.createElement("p");
    more.className = "hint";
    more.textContent = `and ${number(group.rows.length - MOST)} more: zoom in, or see the table`;
    made.append(more);
  }
  return made;
}

// What lies only in a country or another great area has no point on the map; it is told beside it.
export function showRegions(group, incidents) {
  const box = document.getElementById("regions");
  box.hidden = !group;
  if (!group) return;
  const count = group.rows.length;
  const summary = box.querySelector("summary");
  summary.textContent = `${number(count)} more, known only to a country or region`;
  const inner = box.querySelector("div");
  const fill = () => inner.replaceChildren(placeBox(incidents, group));
  box.ontoggle = () => box.open && fill();
  if (box.open) fill();
}

function heading(incidents, { places }) {
  const made = document.createElement("h3");
  if (places.length > 1) {
    made.textContent = `${number(places.length)} places`;
    return made;
  }
  const [place] = places;
  const how = document.createElement("small");
  how.textContent = ` ${EXACTNESS[incidents.exactness[place]]}, ±${radius(incidents.places.radius[place])}`;
  made.append(isolated(incidents.places.name[place]), how);
  return made;
}

function sums({ rows, killed, wide }) {
  const made = document.createElement("p");
  const count = rows.length;
  made.textContent =
    `${number(count)} ${count === 1 ? "incident" : "incidents"}, killed ${sumText(killed)} ` +
    `(best ${number(killed.best)})` +
    (wide ? `; ${number(wide)} with a wide date` : "");
  return made;
}

function line(incidents, row) {
  const { start, end, likely, id } = incidents.rows;
  const made = document.createElement("li");
  const link = document.createElement("a");
  link.href = `/incident/${encodeURIComponent(id[row])}`;
  link.textContent = span(start[row], end[row], likely[row] === 1);
  made.append(link, " ", isolated(incidents.typeLabel(row)));
  return made;
}
