// Incidents on a map, drawn on a canvas that lies over it: nothing but these has to be drawn anew
// when the filter changes.

import { number } from "../format.js";
import { grouped, pixelsOf, sites, symbolRadius } from "./clusters.js";
import { colour } from "./colours.js";
import { showRegions } from "./place_box.js";

const TAU = 2 * Math.PI;

export class Symbols {
  constructor(incidents, canvas) {
    this.incidents = incidents;
    this.canvas = canvas;
    this.sites = [];
    this.groups = { rings: [], clusters: [], regions: null };
    this.pointed = -1;
    this.labels = null;
  }

  // What the symbols count is `incidents` or `killed`.
  show(rows, measure) {
    this.sites = sites(this.incidents, rows);
    this.measure = measure;
  }

  amount({ rows, killed }) {
    return this.measure === "killed" ? killed.best : rows.length;
  }

  point(row) {
    this.pointed = row === null ? -1 : this.incidents.rows.place[row];
  }

  // Groups anew, for another zoom, view or filter.
  group(zoom, bounds) {
    this.groups = grouped(this.incidents, this.sites, zoom, bounds);
    showRegions(this.groups.regions, this.incidents);
  }

  // Draws what is grouped; `at` gives the pixel of a longitude and latitude.
  draw(at, zoom, width, height) {
    const dense = devicePixelRatio || 1;
    const { canvas } = this;
    if (canvas.width !== Math.round(width * dense) || canvas.height !== Math.round(height * dense)) {
      canvas.width = Math.round(width * dense);
      canvas.height = Math.round(height * dense);
    }
    const pen = canvas.getContext("2d");
    pen.setTransform(dense, 0, 0, dense, 0, 0);
    pen.clearRect(0, 0, width, height);
    this.pen = { pen, at, zoom, harm: colour("harm"), surface: colour("surface"), ink: colour("ink") };
    this.drawn = [];
    this.labels?.draw(pen, at, zoom, { width, height, around: this.boxes(at) });
    for (const ring of this.groups.rings) this.ring(ring);
    for (const one of this.groups.clusters) this.cluster(one, width, height);
    if (this.pointed >= 0) this.outline(this.pointed);
  }

  // What the clusters cover, where names could not be read.
  boxes(at) {
    return this.groups.clusters.map((group) => {
      const [x, y] = at(group.lon, group.lat);
      const half = symbolRadius(this.amount(group)) * 0.85;
      return [x - half, y - half, x + half, y + half];
    });
  }

  area(place) {
    const { lon, lat, radius } = this.incidents.places;
    const { at, zoom } = this.pen;
    return [...at(lon[place], lat[place]), pixelsOf(radius[place], lat[place], zoom)];
  }

  ring(site) {
    const { pen, harm } = this.pen;
    const [x, y, radius] = this.area(site.places[0]);
    const sure = sureness(site.wide, site.rows.length);
    pen.beginPath();
    pen.arc(x, y, radius, 0, TAU);
    pen.fillStyle = harm;
    pen.strokeStyle = harm;
    pen.globalAlpha = 0.1 * sure;
    pen.fill();
    pen.globalAlpha = sure;
    pen.lineWidth = 1.3;
    pen.setLineDash([5, 3]);
    pen.stroke();
    pen.setLineDash([]);
    pen.globalAlpha = 1;
    if (this.amount(site) > 1) this.label(x, y, this.amount(site), harm);
    this.drawn.push({ x, y, radius, group: site });
  }

  // A pale disc for all, and in it a full one for the part that is placed exactly.
  cluster(group, width, height) {
    const { pen, at, harm, surface, ink } = this.pen;
    const [x, y] = at(group.lon, group.lat);
    const amount = this.amount(group);
    const whole = symbolRadius(amount);
    if (x < -whole || y < -whole || x > width + whole || y > height + whole) return;
    const sure = sureness(group.wide, group.count);
    if (group.exactCount < group.count) {
      this.disc(x, y, whole, 0.2 * sure);
      pen.globalAlpha = sure;
      pen.lineWidth = 1.2;
      pen.setLineDash([3, 2]);
      pen.strokeStyle = harm;
      pen.stroke();
      pen.setLineDash([]);
    }
    if (group.exactCount > 0) {
      this.disc(x, y, whole * Math.sqrt(group.exactCount / group.count), 0.85 * sure);
      pen.globalAlpha = 1;
      pen.lineWidth = 1;
      pen.strokeStyle = surface;
      pen.stroke();
    }
    pen.globalAlpha = 1;
    if (amount > 1) this.label(x, y, amount, ink);
    this.drawn.push({ x, y, radius: Math.max(whole, 8), group });
  }

  disc(x, y, radius, strength) {
    const { pen, harm } = this.pen;
    pen.globalAlpha = strength;
    pen.fillStyle = harm;
    pen.beginPath();
    pen.arc(x, y, radius, 0, TAU);
    pen.fill();
  }

  label(x, y, count, fill) {
    const { pen, surface } = this.pen;
    pen.font = "600 12px system-ui, sans-serif";
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    pen.lineWidth = 3;
    pen.strokeStyle = surface;
    pen.strokeText(number(count), x, y + 0.5);
    pen.fillStyle = fill;
    pen.fillText(number(count), x, y + 0.5);
  }

  outline(place) {
    const { pen } = this.pen;
    const [x, y, radius] = this.area(place);
    pen.beginPath();
    pen.arc(x, y, Math.max(9, radius), 0, TAU);
    pen.strokeStyle = colour("focus");
    pen.lineWidth = 2.5;
    pen.stroke();
  }

  // The group under a pixel; the smallest symbol where several lie over each other.
  hit(x, y) {
    const under = this.drawn.filter((one) => (one.x - x) ** 2 + (one.y - y) ** 2 <= one.radius ** 2);
    under.sort((a, b) => a.radius - b.radius);
    return under[0]?.group ?? null;
  }
}

// How strongly to draw: incidents of a wide date fade.
function sureness(wide, count) {
  return 1 - 0.6 * (wide / count);
}
