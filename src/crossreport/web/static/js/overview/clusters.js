// Groups incidents for drawing on a map: sums, and how exactly they are placed.

import { add } from "./totals.js";

const TILE = 512;
const REACH = 54; // pixels: symbols nearer than this to a greater one are drawn as one with it
const LEAST_RING = 22; // pixels that an area's radius must have to be drawn as it is
const MOST_RINGS = 14; // areas drawn as they are; more would hide each other
const REGION_KM = 150; // areas as great as a country, or nearly
const KM_A_DEGREE = 111.2;
const NEVER_APART = 15; // from this zoom on everything is drawn by itself

export function project(lon, lat, zoom) {
  const size = TILE * 2 ** zoom;
  const sine = Math.sin((Math.max(-85, Math.min(85, lat)) * Math.PI) / 180);
  return [
    size * (lon / 360 + 0.5),
    size * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)),
  ];
}

export function unproject(x, y, zoom) {
  const size = TILE * 2 ** zoom;
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / size))) * 180) / Math.PI;
  return [(x / size - 0.5) * 360, lat];
}

export function pixelsOf(kilometres, lat, zoom) {
  return (kilometres / (40_075 * Math.cos((lat * Math.PI) / 180))) * TILE * 2 ** zoom;
}

// One site a place, with the rows there.
export function sites(incidents, rows) {
  const found = new Map();
  const { place, likely, when } = incidents.rows;
  const wider = incidents.when.indexOf("wider");
  const [lows, bests, highs] = incidents.rows.killed;
  for (const row of rows) {
    const at = place[row];
    if (at < 0) continue;
    let site = found.get(at);
    if (!site) {
      site = newSum(incidents, at);
      found.set(at, site);
    }
    site.rows.push(row);
    if (when[row] >= wider || likely[row]) site.wide += 1;
    add(site.killed, lows[row], bests[row], highs[row]);
  }
  return [...found.values()];
}

function newSum(incidents, place) {
  return {
    places: [place],
    lon: incidents.places.lon[place],
    lat: incidents.places.lat[place],
    exact: incidents.exactness[place] === 0,
    rows: [],
    wide: 0,
    killed: { low: 0, best: 0, high: 0, open: false, silent: 0 },
  };
}

// What to draw at a zoom in a view: rings as large as the area that an incident is known to lie in,
// where they are few enough to be told apart, clusters of all else, and what lies in so great an area
// that any point for it would be false.
export function grouped(incidents, found, zoom, [west, south, east, north]) {
  const { radius } = incidents.places;
  const isSeen = (site) =>
    site.lon >= west && site.lon <= east && site.lat >= south && site.lat <= north;
  const isRegion = (site) => radius[site.places[0]] >= REGION_KM;
  const isRing = (site) =>
    !site.exact && pixelsOf(radius[site.places[0]], site.lat, zoom) >= LEAST_RING;
  const placed = found.filter((site) => !isRegion(site));
  const wide = placed.filter((site) => isRing(site) && isSeen(site));
  const drawn = new Set(wide.length <= MOST_RINGS ? wide : []);
  const others = placed.filter((site) => !drawn.has(site));
  const regions = found.filter(isRegion);
  return {
    rings: [...drawn],
    clusters: zoom >= NEVER_APART ? others.map((one) => merged([one])) : near(others, zoom),
    regions: regions.length ? merged(regions) : null,
  };
}

// The greatest site first, each takes in what is nearer to it than a symbol's width.
function near(found, zoom) {
  const points = found.map((site) => [...project(site.lon, site.lat, zoom), site]);
  points.sort((a, b) => b[2].rows.length - a[2].rows.length || a[0] - b[0] || a[1] - b[1]);
  const cells = new Map();
  const key = (x, y) => x * 0x200000 + y;
  for (const point of points) {
    const at = key(Math.floor(point[0] / REACH), Math.floor(point[1] / REACH));
    if (!cells.has(at)) cells.set(at, []);
    cells.get(at).push(point);
  }
  const taken = new Set();
  const made = [];
  for (const [x, y, site] of points) {
    if (taken.has(site)) continue;
    const members = [];
    const [column, line] = [Math.floor(x / REACH), Math.floor(y / REACH)];
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        for (const [px, py, other] of cells.get(key(column + dx, line + dy)) ?? []) {
          if (taken.has(other) || (px - x) ** 2 + (py - y) ** 2 > REACH ** 2) continue;
          taken.add(other);
          members.push(other);
        }
      }
    }
    made.push(merged(members));
  }
  return made;
}

function merged(members) {
  const made = {
    places: [], rows: [], wide: 0, lon: 0, lat: 0, count: 0, exactCount: 0,
    killed: { low: 0, best: 0, high: 0, open: false, silent: 0 },
  };
  for (const site of members) {
    const weight = site.rows.length;
    made.places.push(...site.places);
    made.rows.push(...site.rows);
    made.wide += site.wide;
    made.count += weight;
    if (site.exact) made.exactCount += weight;
    made.lon += site.lon * weight;
    made.lat += site.lat * weight;
    for (const end of ["low", "best", "high", "silent"]) made.killed[end] += site.killed[end];
    made.killed.open ||= site.killed.open;
  }
  // A place by itself is drawn where it is; several are drawn in their middle, as a number.
  made.lon = members.length === 1 ? members[0].lon : made.lon / made.count;
  made.lat = members.length === 1 ? members[0].lat : made.lat / made.count;
  return made;
}

// Pixels of a symbol's radius, by what it counts.
export function symbolRadius(amount) {
  return amount <= 1 ? 5.5 : Math.min(27, 7.5 + 1.9 * amount ** 0.33);
}

export function extentOf(incidents, rows) {
  const { lon, lat, radius } = incidents.places;
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const row of rows) {
    const at = incidents.rows.place[row];
    if (at < 0) continue;
    // An area is to be seen whole; a region has no rim on the map.
    const high = radius[at] < REGION_KM ? radius[at] / KM_A_DEGREE : 0;
    const wide = high / Math.max(0.1, Math.cos((lat[at] * Math.PI) / 180));
    box[0] = Math.min(box[0], lon[at] - wide);
    box[1] = Math.min(box[1], lat[at] - high);
    box[2] = Math.max(box[2], lon[at] + wide);
    box[3] = Math.max(box[3], lat[at] + high);
  }
  return box[0] > box[2] ? null : box;
}
