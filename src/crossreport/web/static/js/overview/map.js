// The map, drawn by MapLibre: land and borders; the incidents lie over it.

import { Map, NavigationControl, Popup, ScaleControl, addProtocol, setWorkerUrl }
  from "../../vendor/maplibre-gl/maplibre-gl.mjs";
import { basemapLayers } from "./basemap.js";
import { extentOf } from "./clusters.js";
import { colour, onColours } from "./colours.js";
import { placeBox } from "./place_box.js";
import { shapes } from "./shapes.js";
import { Symbols } from "./symbols.js";

const SHAPES = ["land", "lakes", "areas", "borders"];
const FIT = { padding: 50, maxZoom: 9, animate: false };
const PAINT = {
  sea: ["background-color", "sea"],
  land: ["fill-color", "land"],
  lakes: ["fill-color", "sea"],
  areas: ["line-color", "area-border"],
  borders: ["line-color", "border"],
};

export async function createMap(box, incidents, { view, rows, onMove, onBox }) {
  setWorkerUrl(new URL("../../vendor/maplibre-gl/maplibre-gl-worker.mjs", import.meta.url).href);
  const map = new Map({
    container: box,
    style: await style(box.dataset),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    maxPitch: 0,
    maxZoom: 15,
    renderWorldCopies: false,
    fadeDuration: 0,
    ...start(incidents, view, rows),
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl(), "bottom-right");
  map.getCanvas().setAttribute("aria-label", "Map of incidents; the table holds the same ones");
  const over = new Over(map, incidents);
  map.on("moveend", (event) => event.originalEvent && onMove(viewOf(map)));
  onColours(() => {
    for (const [layer, [property, name]] of Object.entries(PAINT)) {
      map.setPaintProperty(layer, property, colour(name));
    }
    over.draw();
  });
  onBox(() => over.bounds().map((one) => Math.round(one * 1000) / 1000));
  return {
    show: (rows, measure) => over.show(rows, measure),
    point: (row) => over.point(row),
    move: (to) => map.jumpTo({ center: to.centre, zoom: to.zoom }),
    fit: (some) => {
      const bounds = extentOf(incidents, some);
      if (bounds) map.fitBounds(bounds, FIT);
    },
    symbols: over.symbols,
    drawnLayers: () => map.getStyle().layers.map(({ id }) => id),
    settled: () => settled(map),
  };
}

// Draws the land, and waits until it is there.
async function settled(map) {
  if (!map.isStyleLoaded()) await new Promise((resolve) => map.once("load", resolve));
  const found = await shapes();
  for (const name of SHAPES) {
    map.getSource(name).setData({ type: "Feature", properties: {}, geometry: found[name] });
  }
  await new Promise((resolve) => map.once("idle", resolve));
}

function viewOf(map) {
  const centre = map.getCenter();
  return { zoom: map.getZoom(), centre: [centre.lng, centre.lat] };
}

function start(incidents, view, rows) {
  if (view) return { center: view.centre, zoom: view.zoom };
  const bounds = extentOf(incidents, rows) ?? extentOf(incidents, incidents.rows.id.keys());
  return bounds ? { bounds, fitBoundsOptions: FIT } : { center: [20, 20], zoom: 1 };
}

async function style({ boundaries, basemap }) {
  const nothing = { type: "FeatureCollection", features: [] };
  const empty = SHAPES.map((name) => [name, { type: "geojson", data: nothing, tolerance: 0.4 }]);
  const base = basemap ? await basemapLayers(basemap, addProtocol) : { sources: {}, layers: [] };
  const own = boundaries
    ? { boundaries: { type: "geojson", data: new URL(boundaries, location).href } }
    : {};
  const layer = (id, type, extra = {}) => {
    const [property, name] = PAINT[id] ?? ["line-color", "ink-soft"];
    const source = type === "background" ? {} : { source: id };
    return { id, type, ...source, paint: { [property]: colour(name), ...extra } };
  };
  return {
    version: 8,
    sources: { ...Object.fromEntries(empty), ...base.sources, ...own },
    layers: [
      layer("sea", "background"),
      layer("land", "fill"),
      layer("lakes", "fill"),
      ...base.layers,
      { ...layer("areas", "line", { "line-width": 0.8 }), minzoom: 3.5 },
      layer("borders", "line", { "line-width": 1.2 }),
      ...(boundaries
        ? [layer("boundaries", "line", { "line-width": 1.4, "line-dasharray": [3, 2] })]
        : []),
    ],
  };
}

// The canvas over the map, and what happens on it.
class Over {
  constructor(map, incidents) {
    this.map = map;
    this.incidents = incidents;
    this.popup = null;
    const canvas = document.createElement("canvas");
    canvas.className = "over";
    map.getCanvasContainer().append(canvas);
    this.symbols = new Symbols(incidents, canvas);
    map.on("move", () => this.draw());
    map.on("moveend", () => this.group());
    map.on("resize", () => this.group());
    map.on("click", (event) => this.clicked(event.point));
    map.on("mousemove", ({ point }) => {
      map.getCanvas().style.cursor = this.symbols.hit(point.x, point.y) ? "pointer" : "";
    });
  }

  show(rows, measure) {
    this.symbols.show(rows, measure);
    this.popup?.remove();
    this.group();
  }

  point(row) {
    this.symbols.point(row);
    this.draw();
  }

  bounds() {
    const found = this.map.getBounds();
    return [found.getWest(), found.getSouth(), found.getEast(), found.getNorth()];
  }

  group() {
    this.symbols.group(this.map.getZoom(), this.bounds());
    this.draw();
  }

  draw() {
    const { clientWidth: width, clientHeight: height } = this.map.getContainer();
    const at = (lon, lat) => {
      const { x, y } = this.map.project([lon, lat]);
      return [x, y];
    };
    this.symbols.draw(at, this.map.getZoom(), width, height);
  }

  clicked({ x, y }) {
    const group = this.symbols.hit(x, y);
    this.popup?.remove();
    if (!group) return;
    this.popup = new Popup({ maxWidth: "320px" })
      .setLngLat([group.lon, group.lat])
      .setDOMContent(placeBox(this.incidents, group))
      .addTo(this.map);
  }
}
