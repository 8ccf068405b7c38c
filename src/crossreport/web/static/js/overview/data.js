// All incidents of the record, as columns (queries/payload.py says what each holds).

export async function load(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`The incidents could not be read (${response.status}).`);
  return new Incidents(await response.json());
}

export class Incidents {
  constructor(plain) {
    Object.assign(this, plain);
    this.size = this.rows.id.length;
    this.number = new Map(this.rows.id.map((id, row) => [id, row]));
    this.exactness = this.places.precision.map((code) => (code < 2 ? 0 : code === 2 ? 1 : 2));
    this.extent = daysOf(this.rows, this.marks);
  }

  names(kind, row) {
    const { names, sets } = this.actors;
    return sets[this.rows[kind][row]].map((name) => names[name]);
  }

  typeLabel(row) {
    return this.types.labels[this.types.sets[this.rows.type[row]][0]];
  }

  isUndated(row) {
    return this.rows.start[row] === null || this.rows.end[row] === null;
  }

  figure(kind, row) {
    const [low, best, high] = this.rows[kind];
    return [low[row], best[row], high[row]];
  }
}

// The first and last day that a timeline must hold; undated incidents have no place on it.
function daysOf(rows, marks) {
  let first = Infinity;
  let last = -Infinity;
  for (let row = 0; row < rows.start.length; row += 1) {
    const [start, end] = [rows.start[row], rows.end[row]];
    if (start === null || end === null) continue;
    if (start < first) first = start;
    if (end > last) last = end;
  }
  for (const { day, kind } of marks) {
    if (kind === "trend") continue;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return first > last ? null : [first, last];
}
