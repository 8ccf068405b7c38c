// The one filter of all views; queries/filters.py does the same on the server.

import { fromIsoDay, isoDay } from "../format.js";

const LISTS = ["area", "type", "actor", "victims", "source", "where", "when", "disagree", "review"];
export const NAMES = ["from", "to", "area", "box", ...LISTS.slice(1), "q"];

export class Filter {
  constructor() {
    this.from = null;
    this.to = null;
    this.box = null;
    this.q = "";
    for (const name of LISTS) this[name] = [];
  }

  static of(search) {
    const made = new Filter();
    made.from = fromIsoDay(search.get("from") ?? "");
    made.to = fromIsoDay(search.get("to") ?? "");
    const box = (search.get("box") ?? "").split(",").map(Number);
    made.box = box.length === 4 && box.every(Number.isFinite) ? box : null;
    made.q = (search.get("q") ?? "").trim().replace(/\s+/gu, " ");
    for (const name of LISTS) made[name] = [...new Set(search.getAll(name))].sort();
    return made;
  }

  with(changes) {
    return Object.assign(new Filter(), this, changes);
  }

  pairs() {
    const made = [];
    for (const name of NAMES) {
      const value = this[name];
      if (name === "from" || name === "to") {
        if (value !== null) made.push([name, isoDay(value)]);
      } else if (name === "box") {
        if (value) made.push([name, value.join(",")]);
      } else if (name === "q") {
        if (value) made.push([name, value]);
      } else {
        for (const one of value) made.push([name, one]);
      }
    }
    return made;
  }
}

// What a filter lets through, as numbers of rows:
// rows     all that are shown
// anytime  those that pass all but its questions when, for the timeline
// unplaced, undated  what a question where or when can say nothing about
export function apply(incidents, filter, found) {
  const base = baseTest(incidents, filter, found);
  const inArea = areaTest(incidents, filter);
  const { start, end, place } = incidents.rows;
  const byPlace = filter.area.length > 0 || filter.box !== null;
  const byTime = filter.from !== null || filter.to !== null;
  const first = filter.from ?? -Infinity;
  const last = filter.to ?? Infinity;
  const made = { rows: [], anytime: [], unplaced: [], undated: [] };
  for (let row = 0; row < incidents.size; row += 1) {
    if (!base(row)) continue;
    const undated = start[row] === null || end[row] === null;
    const there = !byPlace || (place[row] >= 0 && inArea[place[row]] === 1);
    const then = !byTime || (!undated && start[row] <= last && end[row] >= first);
    if (there && then) made.rows.push(row);
    if (there) made.anytime.push(row);
    if (then && place[row] < 0) made.unplaced.push(row);
    if (there && undated) made.undated.push(row);
  }
  return made;
}

// The test of everything but area and time.
function baseTest(incidents, filter, found) {
  const { rows } = incidents;
  const tests = [];
  if (found) tests.push((row) => found.has(rows.id[row]));
  tests.push(...setTests(incidents, filter));
  if (filter.victims.length) tests.push(bitTest(rows.victims, incidents.victims, filter.victims));
  if (filter.disagree.includes("any")) tests.push((row) => rows.disagree[row] !== 0);
  else if (filter.disagree.length) {
    tests.push(bitTest(rows.disagree, incidents.disagreements, filter.disagree));
  }
  if (filter.when.length) tests.push(oneOf(rows.when, incidents.when, filter.when));
  if (filter.review.length) tests.push(oneOf(rows.review, incidents.review, filter.review));
  if (filter.where.length) {
    const asked = incidents.where.map((name) => filter.where.includes(name));
    const nowhere = incidents.where.indexOf("unplaced");
    tests.push((row) => asked[rows.place[row] < 0 ? nowhere : incidents.exactness[rows.place[row]]]);
  }
  return (row) => tests.every((test) => test(row));
}

function setTests(incidents, filter) {
  const { rows } = incidents;
  const tests = [];
  if (filter.type.length) {
    const passing = passingSets(incidents.types, filter.type);
    tests.push((row) => passing[rows.type[row]] === 1);
  }
  if (filter.actor.length) {
    const passing = passingSets(incidents.actors, filter.actor);
    tests.push((row) => passing[rows.perpetrators[row]] === 1 || passing[rows.targets[row]] === 1);
  }
  if (filter.source.length) {
    const passing = passingSets(incidents.sources, filter.source);
    tests.push((row) => passing[rows.source[row]] === 1);
  }
  return tests;
}

function passingSets({ names, sets }, asked) {
  const wanted = new Set(asked);
  return Uint8Array.from(sets, (set) => Number(set.some((name) => wanted.has(names[name]))));
}

function bitTest(column, all, asked) {
  let bits = 0;
  for (const one of asked) if (all.includes(one)) bits |= 1 << all.indexOf(one);
  return (row) => (column[row] & bits) !== 0;
}

function oneOf(column, all, asked) {
  const passing = all.map((name) => asked.includes(name));
  return (row) => passing[column[row]];
}

function areaTest({ places }, { area, box }) {
  const wanted = new Set(area);
  return Uint8Array.from(places.name, (_, place) => {
    const country = places.country[place];
    const inner = `${country}/${places.admin1[place]}`;
    if (wanted.size && !wanted.has(country) && !wanted.has(inner)) return 0;
    if (!box) return 1;
    const [west, south, east, north] = box;
    const [lon, lat] = [places.lon[place], places.lat[place]];
    return Number(west <= lon && lon <= east && south <= lat && lat <= north);
  });
}
