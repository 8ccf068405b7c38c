// What the overview shows, as its address holds it: the filter, the order of the table, what is
// counted, the open tray and the part of the map.

import { Filter } from "./filter.js";

const SORTS = /^-?(?:start|type|place|killed|injured|actor|told)$/u;

export function read(search) {
  const sort = search.get("sort") ?? "";
  return {
    filter: Filter.of(search),
    sort: SORTS.test(sort) ? sort : "start",
    measure: search.get("count") === "killed" ? "killed" : "incidents",
    tray: ["unplaced", "undated"].find((one) => one === search.get("tray")) ?? null,
    view: readView(search.get("map") ?? ""),
  };
}

export function write({ filter, sort, measure, tray, view }) {
  const pairs = filter.pairs();
  if (sort !== "start") pairs.push(["sort", sort]);
  if (measure !== "incidents") pairs.push(["count", measure]);
  if (tray) pairs.push(["tray", tray]);
  if (view) {
    const [lon, lat] = view.centre;
    pairs.push(["map", `${view.zoom.toFixed(2)}/${lat.toFixed(3)}/${lon.toFixed(3)}`]);
  }
  // Slashes and commas may stand in a query as they are, and are easier to read.
  const text = new URLSearchParams(pairs).toString().replace(/%2F/gu, "/").replace(/%2C/gu, ",");
  return text ? `?${text}` : "";
}

function readView(text) {
  const [zoom, lat, lon] = text.split("/").map(Number);
  if (![zoom, lat, lon].every(Number.isFinite) || Math.abs(lat) > 85 || Math.abs(lon) > 180) return null;
  return { zoom: Math.max(0, Math.min(15, zoom)), centre: [lon, lat] };
}
