// Land, lakes and borders from their compact form (scripts/build_map_shapes.py).

let asked = null;

export function shapes() {
  asked ??= read();
  return asked;
}

async function read() {
  const plain = await (await fetch(new URL("../../geo/world.json", import.meta.url))).json();
  const line = (deltas) => {
    const made = [];
    let [x, y] = [0, 0];
    for (let at = 0; at < deltas.length; at += 2) {
      x += deltas[at];
      y += deltas[at + 1];
      made.push([x / plain.per_degree, y / plain.per_degree]);
    }
    return made;
  };
  const polygons = (some) => some.map((rings) => rings.map(line));
  return {
    land: { type: "MultiPolygon", coordinates: polygons(plain.land) },
    lakes: { type: "MultiPolygon", coordinates: polygons(plain.lakes) },
    borders: { type: "MultiLineString", coordinates: plain.borders.map(line) },
    areas: { type: "MultiLineString", coordinates: plain.areas.map(line) },
  };
}
