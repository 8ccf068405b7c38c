// Incidents along time, by uPlot; dragging over it chooses a period.

import { day, number } from "../format.js";
import { countIn, makeBins } from "./bins.js";
import { colour, onColours } from "./colours.js";

const DAY_S = 86_400;
const HEIGHT = 144;
const written = (options) => new Intl.DateTimeFormat(navigator.language, { timeZone: "UTC", ...options });
const MONTH = written({ month: "short" });
const DAY = written({ day: "numeric", month: "short" });

// What stands under the timeline, for ticks so many days apart: the year once below the rest.
function names(ticks, step) {
  let before = null;
  return ticks.map((at) => {
    const date = new Date(at * 1000);
    const year = String(date.getUTCFullYear());
    if (step > 360) return year;
    const name = (step > 27 ? MONTH : DAY).format(date);
    const shown = year === before ? name : `${name}\n${year}`;
    before = year;
    return shown;
  });
}

export class Timeline {
  constructor(box, marksBox, incidents, { onPeriod }) {
    this.box = box;
    this.incidents = incidents;
    this.onPeriod = onPeriod;
    this.period = [null, null];
    if (!incidents.extent) {
      box.textContent = "No incident has a date.";
      return;
    }
    this.bins = makeBins(incidents.extent);
    this.marks = incidents.marks.filter(({ day: at }) => at >= this.bins.starts[0] && at < this.bins.starts.at(-1));
    this.listMarks(marksBox);
    this.make();
    onColours(() => this.remake());
    new ResizeObserver(() => this.plot.setSize({ width: box.clientWidth, height: HEIGHT })).observe(box);
  }

  make() {
    const bars = globalThis.uPlot.paths.bars({ size: [1, 60, 1], align: 1, gap: 0.5 });
    const axis = { stroke: colour("ink-soft"), grid: { stroke: colour("line"), width: 0.5 }, ticks: { show: false }, font: "11px system-ui, sans-serif" };
    const options = {
      width: this.box.clientWidth || 600,
      height: HEIGHT,
      legend: { show: false },
      padding: [10, 12, 0, 0],
      tzDate: (seconds) => globalThis.uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
      cursor: { y: false, points: { show: false }, drag: { x: true, y: false, setScale: false }, bind: this.bind() },
      scales: {
        x: { range: () => [this.bins.starts[0] * DAY_S, this.bins.starts.at(-1) * DAY_S] },
        y: { range: (_, __, high) => [0, Math.max(high ?? 1, 1) * 1.06] },
      },
      axes: [
        { ...axis, size: 36, gap: 3, values: (_, ticks, __, ___, step) => names(ticks, step / DAY_S) },
        { ...axis, size: 44, values: (_, ticks) => ticks.map((one) => (Number.isInteger(one) ? number(one) : "")) },
      ],
      series: [
        {},
        { label: "spread", paths: bars, points: { show: false }, width: 0, fill: `${colour("accent")}55` },
        { label: "sure", paths: bars, points: { show: false }, width: 0, fill: colour("accent") },
      ],
      hooks: { draw: [(plot) => this.drawMarks(plot)], setSelect: [(plot) => this.chosen(plot)], setCursor: [(plot) => this.hover(plot)] },
    };
    this.plot = new globalThis.uPlot(options, [[], [], []], this.box);
    this.tip = document.createElement("div");
    this.tip.className = "tip";
    this.tip.hidden = true;
    this.plot.over.append(this.tip);
  }

  // A double click takes the period away; uPlot itself would only change its scale.
  bind() {
    return { dblclick: () => () => this.onPeriod(null, null) };
  }

  remake() {
    this.plot.destroy();
    this.make();
    this.show(this.rows, this.measure, ...this.period);
  }

  show(rows, measure, from, to) {
    [this.rows, this.measure, this.period] = [rows, measure, [from, to]];
    if (!this.plot) return;
    const { sure, all } = countIn(this.incidents, rows, this.bins, measure);
    const times = this.bins.starts.slice(0, -1).map((one) => one * DAY_S);
    this.counts = { sure, all };
    this.plot.setData([times, all, sure]);
    this.select(from, to);
  }

  select(from, to) {
    const { plot } = this;
    if (from === null && to === null) {
      plot.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
      return;
    }
    const pixel = (at) => plot.valToPos(at * DAY_S, "x");
    const left = Math.max(0, pixel(from ?? this.bins.starts[0]));
    const right = Math.min(plot.over.clientWidth, pixel((to ?? this.bins.starts.at(-1) - 1) + 1));
    plot.setSelect({ left, width: Math.max(1, right - left), top: 0, height: plot.over.clientHeight }, false);
  }

  chosen(plot) {
    const { left, width } = plot.select;
    if (width < 3) return;
    const at = (pixel) => plot.posToVal(pixel, "x") / DAY_S;
    const from = this.snapped(at(left), 0);
    const to = this.snapped(at(left + width), 1) - 1;
    if (to >= from) this.onPeriod(from, to);
  }

  // The bin's edge nearest to a day; a period is made of whole bins.
  snapped(value, side) {
    const { starts } = this.bins;
    let best = starts[side];
    for (const one of starts) if (Math.abs(one - value) < Math.abs(best - value)) best = one;
    return best;
  }

  hover(plot) {
    const at = plot.cursor.idx;
    this.tip.hidden = at === null || at === undefined || plot.cursor.left < 0;
    if (this.tip.hidden) return;
    const { starts } = this.bins;
    const what = this.measure === "killed" ? "killed (best)" : "incidents";
    const [sure, all] = [this.counts.sure[at], this.counts.all[at]];
    const spread = all - sure > 0.05 ? `, ${number(Math.round((all - sure) * 10) / 10)} spread from wide dates` : "";
    const period = starts[at + 1] - starts[at] === 1 ? day(starts[at]) : `${day(starts[at])} – ${day(starts[at + 1] - 1)}`;
    this.tip.textContent = `${period}: ${number(sure)} ${what}${spread}`;
    this.tip.classList.toggle("left", plot.cursor.left > plot.over.clientWidth / 2);
    this.tip.style.left = `${plot.cursor.left}px`;
  }

  drawMarks(plot) {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.strokeStyle = colour("warn");
    ctx.fillStyle = colour("warn");
    ctx.lineWidth = devicePixelRatio;
    ctx.setLineDash([4 * devicePixelRatio, 3 * devicePixelRatio]);
    for (const { day: at, kind } of this.marks) {
      const x = plot.valToPos(at * DAY_S, "x", true);
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      const size = 4 * devicePixelRatio;
      ctx.beginPath();
      if (kind === "trend") ctx.rect(x - size / 2, bbox.top - size, size, size);
      else ctx.arc(x, bbox.top - size / 2, size, 0, 2 * Math.PI);
      ctx.fill();
    }
    ctx.restore();
  }

  listMarks(box) {
    const most = 8;
    const lines = this.marks.slice(0, most).map(({ day: at, label, kind, id }) => {
      const made = document.createElement("li");
      made.className = kind;
      const time = document.createElement("time");
      time.textContent = day(at);
      const name = document.createElement("bdi");
      name.textContent = label;
      made.append(time, " ", id === null ? name : linked(name, kind, id));
      return made;
    });
    if (this.marks.length > most) {
      const more = document.createElement("li");
      more.textContent = `and ${number(this.marks.length - most)} more`;
      lines.push(more);
    }
    box.replaceChildren(...lines);
  }
}

// An event leads to its page, a claim to where it is put against the record.
function linked(name, kind, id) {
  const link = document.createElement("a");
  const page = kind === "trend" ? "/claims#" : "/incident/";
  link.href = `${page}${encodeURIComponent(id)}`;
  link.append(name);
  return link;
}
