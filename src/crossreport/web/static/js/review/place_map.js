// A small map on which a click sets the point of the form, and the point can be dragged; the fields
// move it in turn.

import { Map as MapView, Marker, NavigationControl, setWorkerUrl } from "../../vendor/maplibre-gl/maplibre-gl.mjs";
import { colour, onColours } from "../overview/colours.js";
import { shapes } from "../overview/shapes.js";

const PAINT = {
  sea: ["background-color", "sea"],
  land: ["fill-color", "land"],
  lakes: ["fill-color", "sea"],
  areas: ["line-color", "area-border"],
  borders: ["line-color", "border"],
  around: ["line-color", "accent"],
};
const KM_PER_DEGREE = 111.2;

export async function placeMap(box, form) {
  setWorkerUrl(new URL("../../vendor/maplibre-gl/maplibre-gl-worker.mjs", import.meta.url).href);
  let map;
  try {
    map = new MapView({ container: box, style: await style(), attributionControl: false,
      dragRotate: false, pitchWithRotate: false, maxPitch: 0, maxZoom: 15, ...start(form) });
  } catch {
    box.textContent = "This browser has no WebGL; type latitude and longitude above.";
    return;
  }
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.getCanvas().setAttribute("aria-label", "Map; the fields Latitude and Longitude do the same");
  const marker = new Marker({ color: colour("harm"), draggable: true });
  const draw = () => show(map, marker, form);
  const put = (lngLat) => {
    const { lat, lng } = lngLat.wrap();
    form.elements.latitude.value = lat.toFixed(4);
    form.elements.longitude.value = lng.toFixed(4);
    form.elements.radius.value ||= "5";
    draw();
  };
  map.on("click", ({ lngLat }) => put(lngLat));
  marker.on("drag", () => put(marker.getLngLat()));
  for (const name of ["latitude", "longitude", "radius"]) form.elements[name].addEventListener("input", draw);
  onColours(() => {
    for (const [layer, [property, name]] of Object.entries(PAINT)) map.setPaintProperty(layer, property, colour(name));
  });
  if (!map.loaded()) await new Promise((resolve) => map.once("load", resolve));
  draw();
  box.dataset.ready = "true";
}

function start(form) {
  const at = point(form);
  return at ? { center: at, zoom: 6 } : { center: [20, 20], zoom: 1 };
}

function point(form) {
  const [lat, lon] = ["latitude", "longitude"].map((name) => form.elements[name].value);
  const at = [Number(lon), Number(lat)];
  return lat && lon && Math.abs(at[1]) <= 90 && Math.abs(at[0]) <= 180 ? at : null;
}

function show(map, marker, form) {
  const at = point(form);
  if (at) marker.setLngLat(at).addTo(map);
  else marker.remove();
  map.getSource("around").setData(around(at, Number(form.elements.radius.value) || 0));
}

function around(at, radius) {
  const coordinates = [];
  for (let step = 0; at && step <= 64; step += 1) {
    const turn = (2 * Math.PI * step) / 64;
    const north = (radius / KM_PER_DEGREE) * Math.cos(turn);
    const east = (radius / KM_PER_DEGREE) * Math.sin(turn) / Math.cos((at[1] * Math.PI) / 180);
    coordinates.push([at[0] + east, at[1] + north]);
  }
  return { type: "Feature", properties: {}, geometry: { type: "LineString", coordinates } };
}

async function style() {
  const found = await shapes();
  const source = (geometry) => ({ type: "geojson", data: { type: "Feature", properties: {}, geometry } });
  const layer = (id, type) => ({
    id, type, ...(type === "background" ? {} : { source: id }),
    paint: { [PAINT[id][0]]: colour(PAINT[id][1]), ...(id === "around" ? { "line-width": 2 } : {}) },
  });
  return {
    version: 8,
    sources: {
      ...Object.fromEntries(["land", "lakes", "areas", "borders"].map((name) => [name, source(found[name])])),
      around: { type: "geojson", data: around(null, 0) },
    },
    layers: [layer("sea", "background"), layer("land", "fill"), layer("lakes", "fill"), layer("areas", "line"),
      layer("borders", "line"), layer("around", "line")],
  };
}
