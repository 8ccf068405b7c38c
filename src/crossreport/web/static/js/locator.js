// A small map on the page of an incident: where it was, as exactly as that is known, and what is near.

import { project, pixelsOf } from "./overview/clusters.js";
import { colour, onColours } from "./overview/colours.js";
import { loadLabels } from "./overview/labels.js";
import { shapes } from "./overview/shapes.js";

const TAU = 2 * Math.PI;
const MOST_ZOOM = 8.5;
const ROOM = 0.36; // of the shorter side, for what is farthest from the middle

const box = document.getElementById("locator");
const canvas = box.querySelector("canvas");
const own = place(box);
const others = [...document.querySelectorAll("tr[data-lat]")].map(place);

function place({ dataset }) {
  const [lat, lon, radius] = [dataset.lat, dataset.lon, dataset.radius].map(Number);
  return { lat, lon, radius, exact: dataset.precision === "1" };
}

// The zoom at which the place and its neighbours fit.
function zoomFor(side) {
  const [x, y] = project(own.lon, own.lat, 0);
  const reach = Math.max(
    2 * pixelsOf(own.radius, own.lat, 0),
    pixelsOf(60, own.lat, 0),
    ...others.map((one) => {
      const [there, down] = project(one.lon, one.lat, 0);
      return Math.hypot(there - x, down - y);
    }),
  );
  return Math.min(MOST_ZOOM, Math.log2((side * ROOM) / reach));
}

function draw(found, labels) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const dense = devicePixelRatio || 1;
  canvas.width = width * dense;
  canvas.height = height * dense;
  const pen = canvas.getContext("2d");
  pen.scale(dense, dense);
  const zoom = zoomFor(Math.min(width, height));
  const [x, y] = project(own.lon, own.lat, zoom);
  const at = (lon, lat) => {
    const [px, py] = project(lon, lat, zoom);
    return [px - x + width / 2, py - y + height / 2];
  };
  ground(pen, found, at, width, height);
  labels?.draw(pen, at, zoom, { width, height, around: [[width / 2 - 12, height / 2 - 12, width / 2 + 12, height / 2 + 12]] });
  for (const one of others) spot(pen, one, at, zoom, colour("accent"));
  spot(pen, own, at, zoom, colour("harm"));
}

function ground(pen, found, at, width, height) {
  pen.fillStyle = colour("sea");
  pen.fillRect(0, 0, width, height);
  for (const [name, fill] of [["land", "land"], ["lakes", "sea"]]) {
    pen.beginPath();
    for (const polygon of found[name].coordinates) for (const ring of polygon) trace(pen, ring, at);
    pen.fillStyle = colour(fill);
    pen.fill("evenodd");
  }
  for (const [name, wide] of [["areas", 0.8], ["borders", 1.2]]) {
    pen.beginPath();
    for (const line of found[name].coordinates) trace(pen, line, at);
    pen.strokeStyle = colour(name === "areas" ? "area-border" : "border");
    pen.lineWidth = wide;
    pen.stroke();
  }
}

function trace(pen, line, at) {
  line.forEach(([lon, lat], index) => {
    if (index === 0) pen.moveTo(...at(lon, lat));
    else pen.lineTo(...at(lon, lat));
  });
}

// A dot where the place is exact; else a ring as wide as it is vague, and no point in it.
function spot(pen, one, at, zoom, shade) {
  const [x, y] = at(one.lon, one.lat);
  const radius = one.exact ? 6 : Math.max(8, pixelsOf(one.radius, one.lat, zoom));
  pen.beginPath();
  pen.arc(x, y, radius, 0, TAU);
  pen.fillStyle = shade;
  pen.strokeStyle = one.exact ? colour("surface") : shade;
  pen.globalAlpha = one.exact ? 0.9 : 0.12;
  pen.fill();
  pen.globalAlpha = 1;
  pen.lineWidth = 1.3;
  if (!one.exact) pen.setLineDash([5, 3]);
  pen.stroke();
  pen.setLineDash([]);
}

const found = await shapes();
draw(found, null);
const labels = await loadLabels();
draw(found, labels);
box.dataset.ready = "true"; // for tests: land, names and places are there
onColours(() => draw(found, labels));
new ResizeObserver(() => draw(found, labels)).observe(canvas);
