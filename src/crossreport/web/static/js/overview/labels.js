// Names of countries and towns on the land, as many as there is room for.

import { colour } from "./colours.js";

const TOWNS_FROM = 4.5; // zooms
const COUNTRIES_TO = 7;
const ROOM = 16_000; // pixels that a town's name has to itself, so that names don't crowd

export async function loadLabels() {
  const response = await fetch("/data/names.json");
  return response.ok ? new Labels(await response.json()) : null;
}

class Labels {
  constructor({ countries, towns }) {
    this.countries = countries;
    this.towns = towns;
  }

  // Draws the greatest first; a name that would lie over another is left out.
  draw(pen, at, zoom, { width, height, around }) {
    this.taken = [...around];
    const most = Math.round((width * height) / ROOM);
    pen.save();
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    pen.strokeStyle = colour("land");
    pen.lineWidth = 3;
    if (zoom < COUNTRIES_TO) {
      pen.font = "600 11px system-ui, sans-serif";
      pen.fillStyle = colour("border");
      pen.textAlign = "center";
      this.write(pen, this.countries, (name) => name.toLocaleUpperCase(), { at, width, height, dot: false, most });
    }
    if (zoom >= TOWNS_FROM) {
      pen.font = "11px system-ui, sans-serif";
      pen.fillStyle = colour("ink-soft");
      pen.textAlign = "left";
      this.write(pen, this.towns, (name) => name, { at, width, height, dot: true, most });
    }
    pen.restore();
  }

  write(pen, names, shown, { at, width, height, dot, most }) {
    let written = 0;
    for (const [name, lon, lat] of names) {
      const [x, y] = at(lon, lat);
      if (x < 0 || y < 0 || x > width || y > height) continue;
      const text = shown(name);
      const long = pen.measureText(text).width;
      const left = dot ? x - 3 : x - long / 2;
      const box = [left - 2, y - 8, left + long + 9, y + 8];
      if (this.taken.some((other) => meet(box, other))) continue;
      this.taken.push(box);
      if (dot) {
        pen.beginPath();
        pen.arc(x, y, 1.7, 0, 2 * Math.PI);
        pen.fill();
      }
      const start = dot ? x + 5 : x;
      pen.strokeText(text, start, y);
      pen.fillText(text, start, y);
      written += 1;
      if (written >= most) return;
    }
  }
}

function meet(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
