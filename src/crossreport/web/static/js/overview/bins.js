// Counts along time. An incident of a wide date is spread over its days, so that no bin tells a day
// that nobody told; what is surely in a bin is counted apart.

const DAY_MS = 86_400_000;
const MOST_BINS = 220;
const STEPS = [
  ["day", 1],
  ["week", 7],
  ["month", 30.44],
  ["quarter", 91.3],
  ["year", 365.25],
];

export function makeBins([first, last]) {
  const width = last - first + 1;
  const [unit] = STEPS.find(([, days]) => width / days <= MOST_BINS) ?? STEPS.at(-1);
  const starts = [startOf(unit, first)];
  while (starts.at(-1) <= last) starts.push(after(unit, starts.at(-1)));
  return { unit, starts }; // one more start than there are bins
}

function startOf(unit, day) {
  const date = new Date(day * DAY_MS);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  switch (unit) {
    case "day": return day;
    case "week": return day - ((date.getUTCDay() + 6) % 7);
    case "month": return Date.UTC(year, month) / DAY_MS;
    case "quarter": return Date.UTC(year, month - (month % 3)) / DAY_MS;
    default: return Date.UTC(year, 0) / DAY_MS;
  }
}

function after(unit, day) {
  const date = new Date(day * DAY_MS);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  switch (unit) {
    case "day": return day + 1;
    case "week": return day + 7;
    case "month": return Date.UTC(year, month + 1) / DAY_MS;
    case "quarter": return Date.UTC(year, month + 3) / DAY_MS;
    default: return Date.UTC(year + 1, 0) / DAY_MS;
  }
}

// Returns what is surely in each bin, and that with what is spread over several.
export function countIn(incidents, rows, { starts }, measure) {
  const size = starts.length - 1;
  const sure = new Float64Array(size);
  const all = new Float64Array(size);
  const { start, end, killed } = incidents.rows;
  const at = binFinder(starts);
  for (const row of rows) {
    const [from, to] = [start[row], end[row]];
    if (from === null || to === null) continue;
    const amount = measure === "killed" ? (killed[1][row] ?? killed[0][row] ?? 0) : 1;
    const [first, last] = [at(from), at(to)];
    if (first === last) {
      sure[first] += amount;
      all[first] += amount;
      continue;
    }
    const share = amount / (to - from + 1);
    for (let bin = first; bin <= last; bin += 1) {
      all[bin] += share * (Math.min(to, starts[bin + 1] - 1) - Math.max(from, starts[bin]) + 1);
    }
  }
  return { sure, all };
}

// Returns the number of the bin that holds a day; days outside belong to the outermost.
function binFinder(starts) {
  const first = starts[0];
  const bins = new Uint16Array(starts.at(-1) - first);
  for (let bin = 0; bin + 1 < starts.length; bin += 1) bins.fill(bin, starts[bin] - first, starts[bin + 1] - first);
  return (day) => bins[Math.max(0, Math.min(bins.length - 1, day - first))];
}
