// The map where the browser has no WebGL: the same shapes and symbols on a plain canvas.

import { extentOf, project, unproject } from "./clusters.js";
import { colour, onColours } from "./colours.js";
import { placeBox } from "./place_box.js";
import { shapes } from "./shapes.js";
import { Symbols } from "./symbols.js";

const WORLD = [-150, -50, 170, 70];

export async function createPlainMap(box, incidents, { view, rows, onMove, onBox }) {
  const map = new PlainMap(box, incidents, onMove);
  if (view) map.look(view);
  else map.fit(rows);
  onBox(() => map.bounds().map((one) => Math.round(one * 1000) / 1000));
  onColours(() => map.draw());
  return {
    show: (rows, measure) => map.show(rows, measure),
    point: (row) => map.point(row),
    move: (to) => map.look(to),
    fit: (some) => map.fit(some),
    symbols: map.symbols,
    settled: () => map.addShapes(),
  };
}

class PlainMap {
  constructor(box, incidents, onMove) {
    this.incidents = incidents;
    this.onMove = onMove;
    this.canvas = document.createElement("canvas");
    this.canvas.tabIndex = 0;
    this.canvas.setAttribute("role", "img");
    this.canvas.setAttribute("aria-label", "Map of incidents; the table holds the same ones");
    const told = document.createElement("p");
    told.className = "no-webgl";
    told.textContent = "This browser has no WebGL: the map is drawn plainly.";
    const over = document.createElement("canvas");
    over.className = "over";
    this.symbols = new Symbols(incidents, over);
    this.popup = document.createElement("div");
    this.popup.className = "plain-popup";
    this.popup.hidden = true;
    box.replaceChildren(this.canvas, over, told, this.buttons(), this.popup);
    new ResizeObserver(() => this.draw()).observe(box);
    this.listen();
  }

  buttons() {
    const made = document.createElement("div");
    made.className = "zoom-buttons";
    for (const [text, label, by] of [["+", "Zoom in", 1], ["−", "Zoom out", -1]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = text;
      button.setAttribute("aria-label", label);
      button.addEventListener("click", () => this.zoomBy(by));
      made.append(button);
    }
    return made;
  }

  listen() {
    const { canvas } = this;
    const step = 60;
    const keys = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    canvas.addEventListener("keydown", (event) => {
      if (keys[event.key]) this.shift(...keys[event.key]);
      else if (event.key === "+" || event.key === "=") this.zoomBy(1);
      else if (event.key === "-") this.zoomBy(-1);
      else return;
      event.preventDefault();
    });
    canvas.addEventListener("pointermove", (event) => {
      if (event.buttons === 1) this.shift(-event.movementX, -event.movementY);
    });
    canvas.addEventListener("click", ({ offsetX, offsetY }) => {
      const group = this.symbols.hit(offsetX, offsetY);
      this.popup.hidden = !group;
      if (group) this.popup.replaceChildren(placeBox(this.incidents, group));
    });
    canvas.addEventListener("wheel", (event) => {
      event.preventDefault();
      this.zoomBy(event.deltaY < 0 ? 0.5 : -0.5);
    }, { passive: false });
  }

  look(view) {
    this.view = view;
    this.draw();
  }

  fit(rows) {
    const { incidents } = this;
    const { clientWidth: width, clientHeight: height } = this.canvas.parentElement;
    const all = extentOf(incidents, rows) ?? extentOf(incidents, incidents.rows.id.keys()) ?? WORLD;
    const [left, bottom] = project(all[0], all[1], 0);
    const [right, top] = project(all[2], all[3], 0);
    const across = (width - 100) / Math.max(right - left, 0.01);
    const room = Math.min(across, (height - 100) / Math.max(bottom - top, 0.01));
    const centre = unproject((left + right) / 2, (top + bottom) / 2, 0);
    this.look({ zoom: Math.max(0, Math.min(9, Math.log2(Math.max(room, 1)))), centre });
  }

  zoomBy(by) {
    this.moved({ ...this.view, zoom: Math.max(0, Math.min(15, this.view.zoom + by)) });
  }

  shift(dx, dy) {
    const [x, y] = project(...this.view.centre, this.view.zoom);
    this.moved({ ...this.view, centre: unproject(x + dx, y + dy, this.view.zoom) });
  }

  moved(view) {
    this.view = view;
    this.draw();
    this.onMove(view);
  }

  bounds() {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const [x, y] = project(...this.view.centre, this.view.zoom);
    const [west, north] = unproject(x - width / 2, y - height / 2, this.view.zoom);
    const [east, south] = unproject(x + width / 2, y + height / 2, this.view.zoom);
    return [west, south, east, north];
  }

  show(rows, measure) {
    this.symbols.show(rows, measure);
    this.popup.hidden = true;
    this.drawSymbols();
  }

  point(row) {
    this.symbols.point(row);
    this.drawSymbols();
  }

  async addShapes() {
    this.shapes = await shapes();
    this.draw();
  }

  draw() {
    const { canvas } = this;
    const { clientWidth: width, clientHeight: height } = canvas.parentElement;
    if (!width || !this.view) return;
    const dense = devicePixelRatio || 1;
    canvas.width = width * dense;
    canvas.height = height * dense;
    const pen = canvas.getContext("2d");
    pen.scale(dense, dense);
    pen.fillStyle = colour("sea");
    pen.fillRect(0, 0, width, height);
    const [x, y] = project(...this.view.centre, this.view.zoom);
    this.at = (lon, lat) => {
      const [px, py] = project(lon, lat, this.view.zoom);
      return [px - x + width / 2, py - y + height / 2];
    };
    if (this.shapes) this.drawShapes(pen);
    this.drawSymbols();
  }

  drawSymbols() {
    const { clientWidth: width, clientHeight: height } = this.canvas.parentElement;
    if (!this.at) return;
    this.symbols.group(this.view.zoom, this.bounds());
    this.symbols.draw(this.at, this.view.zoom, width, height);
  }

  drawShapes(pen) {
    for (const [name, fill] of [["land", "land"], ["lakes", "sea"]]) {
      pen.beginPath();
      for (const polygon of this.shapes[name].coordinates) for (const ring of polygon) this.trace(pen, ring);
      pen.fillStyle = colour(fill);
      pen.fill("evenodd");
    }
    for (const [name, stroke, width] of [["areas", "area-border", 0.8], ["borders", "border", 1.2]]) {
      if (name === "areas" && this.view.zoom < 3.5) continue;
      pen.beginPath();
      for (const line of this.shapes[name].coordinates) this.trace(pen, line);
      pen.strokeStyle = colour(stroke);
      pen.lineWidth = width;
      pen.stroke();
    }
  }

  trace(pen, line) {
    line.forEach(([lon, lat], at) => {
      if (at === 0) pen.moveTo(...this.at(lon, lat));
      else pen.lineTo(...this.at(lon, lat));
    });
  }
}
