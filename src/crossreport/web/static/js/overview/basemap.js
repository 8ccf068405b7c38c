// A basemap of the reader's own, as PMTiles: pictures as they are, vectors as plain lines and areas.

import { colour } from "./colours.js";

const FILLED = /water|land|park|green|wood|forest|building|ice|sand|urban|residential/iu;

export async function basemapLayers(path, addProtocol) {
  await script(new URL("../../vendor/pmtiles/pmtiles.js", import.meta.url).href);
  const { PMTiles, Protocol } = globalThis.pmtiles;
  const protocol = new Protocol();
  const archive = new PMTiles(new URL(path, location).href);
  protocol.add(archive);
  addProtocol("pmtiles", protocol.tile);
  const [header, about] = [await archive.getHeader(), await archive.getMetadata()];
  const url = `pmtiles://${archive.source.getKey()}`;
  const vector = header.tileType === 1;
  const sources = { basemap: { type: vector ? "vector" : "raster", url, ...(vector ? {} : { tileSize: 256 }) } };
  if (!vector) return { sources, layers: [{ id: "basemap", type: "raster", source: "basemap" }] };
  return { sources, layers: (about.vector_layers ?? []).flatMap(({ id }) => vectorLayers(id)) };
}

function vectorLayers(id) {
  const common = { source: "basemap", "source-layer": id };
  const fill = colour(/water|ocean|sea/iu.test(id) ? "sea" : "ground");
  const line = {
    ...common, id: `basemap-${id}`, type: "line",
    paint: { "line-color": colour("area-border"), "line-width": 0.7 },
  };
  if (!FILLED.test(id)) return [line];
  return [{ ...common, id: `basemap-${id}-fill`, type: "fill", filter: ["==", ["geometry-type"], "Polygon"],
    paint: { "fill-color": fill } }, line];
}

function script(source) {
  return new Promise((resolve, reject) => {
    const made = document.createElement("script");
    made.src = source;
    made.onload = resolve;
    made.onerror = () => reject(new Error("PMTiles could not be loaded."));
    document.head.append(made);
  });
}
