// The table: only the rows in sight are in the document, so that 100,000 scroll as ten do.

import { figure, number, span } from "../format.js";

const SPARE = 12; // rows above and below the sight

const ORDERS = {
  start: (data) => (row) => data.rows.start[row] ?? Infinity,
  type: (data) => (row) => data.typeLabel(row),
  place: (data) => (row) => (data.rows.place[row] < 0 ? "\uffff" : data.places.name[data.rows.place[row]]),
  killed: (data) => (row) => data.rows.killed[1][row] ?? data.rows.killed[0][row] ?? -1,
  injured: (data) => (row) => data.rows.injured[1][row] ?? data.rows.injured[0][row] ?? -1,
  actor: (data) => (row) => [...data.names("perpetrators", row), ...data.names("targets", row)].join(", ") || "\uffff",
  told: (data) => (row) => data.rows.told[row],
};
const GREATEST_FIRST = new Set(["killed", "injured", "told"]);
const compare = new Intl.Collator(undefined, { numeric: true }).compare;

export class Table {
  constructor(box, data, { sort, onSort, onPoint }) {
    this.box = box;
    this.data = data;
    this.table = box.querySelector("table");
    this.body = box.querySelector("tbody");
    this.sort = sort;
    this.rows = [];
    this.drawn = "";
    this.heads(onSort);
    box.addEventListener("scroll", () => this.draw(), { passive: true });
    new ResizeObserver(() => this.draw()).observe(box);
    this.body.addEventListener("pointerover", (event) => {
      const line = event.target.closest("tr[data-row]");
      onPoint(line ? Number(line.dataset.row) : null);
    });
    this.body.addEventListener("pointerleave", () => onPoint(null));
  }

  heads(onSort) {
    for (const head of this.table.querySelectorAll("th[data-sort]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      button.addEventListener("click", () => {
        const key = head.dataset.sort;
        const first = GREATEST_FIRST.has(key) ? `-${key}` : key;
        const other = GREATEST_FIRST.has(key) ? key : `-${key}`;
        onSort(this.sort === first ? other : first);
      });
      head.replaceChildren(button);
    }
  }

  show(rows, sort) {
    this.sort = sort;
    this.rows = this.ordered(rows);
    for (const head of this.table.querySelectorAll("th[data-sort]")) {
      const key = this.sort.replace("-", "");
      const state = this.sort.startsWith("-") ? "descending" : "ascending";
      if (head.dataset.sort === key) head.setAttribute("aria-sort", state);
      else head.removeAttribute("aria-sort");
    }
    this.table.setAttribute("aria-rowcount", String(rows.length + 1));
    this.box.scrollTop = 0;
    this.drawn = "";
    this.draw();
  }

  ordered(rows) {
    if (this.sort === "start") return rows;
    const key = this.sort.replace("-", "");
    const sign = this.sort.startsWith("-") ? -1 : 1;
    const value = (ORDERS[key] ?? ORDERS.start)(this.data);
    const keyed = rows.map((row) => [value(row), row]);
    const order = typeof keyed[0]?.[0] === "string" ? compare : (a, b) => a - b;
    // Equal ones stay in the order of time.
    return keyed.sort((a, b) => sign * order(a[0], b[0]) || a[1] - b[1]).map((pair) => pair[1]);
  }

  draw() {
    const height = Number.parseFloat(getComputedStyle(this.box).getPropertyValue("--row")) || 36;
    const first = Math.max(0, Math.floor(this.box.scrollTop / height) - SPARE);
    const seen = Math.ceil(this.box.clientHeight / height) + 2 * SPARE;
    const last = Math.min(this.rows.length, first + seen);
    const range = `${first}-${last}-${height}`;
    if (range === this.drawn) return;
    this.drawn = range;
    const lines = [];
    if (first > 0) lines.push(spacer(first * height));
    for (let at = first; at < last; at += 1) lines.push(this.line(this.rows[at], at + 2));
    if (last < this.rows.length) lines.push(spacer((this.rows.length - last) * height));
    if (!this.rows.length) lines.push(nothing(this.data.size));
    this.body.replaceChildren(...lines);
  }

  line(row, index) {
    const { rows, places } = this.data;
    const made = document.createElement("tr");
    made.dataset.row = String(row);
    made.setAttribute("aria-rowindex", String(index));
    const link = document.createElement("a");
    link.href = `/incident/${encodeURIComponent(rows.id[row])}`;
    link.textContent = span(rows.start[row], rows.end[row], rows.likely[row] === 1);
    const place = rows.place[row];
    const where = place < 0 ? "unplaced" : (places.setting[place] ? "in or near " : "") + places.name[place];
    const actors = [...this.data.names("perpetrators", row), ...this.data.names("targets", row)];
    const told = cell(number(rows.told[row]), "figure told");
    if (rows.disagree[row]) told.append(differ());
    made.append(
      cell(link, this.data.isUndated(row) ? "unknown clip" : "clip"),
      cell(isolated(this.data.typeLabel(row)), "clip"),
      cell(isolated(where), place < 0 ? "unknown clip" : "clip"),
      cell(lines(figure(...this.data.figure("killed", row))), "figure clip"),
      cell(lines(figure(...this.data.figure("injured", row))), "figure clip"),
      cell(isolated(actors.join(", ")), "actors clip"),
      told,
    );
    return made;
  }
}

export function isolated(text) {
  const made = document.createElement("bdi");
  made.textContent = text;
  made.title = text;
  return made;
}

function lines(text) {
  const made = document.createElement("span");
  made.textContent = text;
  return made;
}

function cell(content, name = "") {
  const made = document.createElement("td");
  made.append(content);
  if (name) made.className = name;
  return made;
}

function differ() {
  const made = document.createElement("abbr");
  made.className = "differ";
  made.title = "Sources disagree";
  made.textContent = "!";
  return made;
}

function spacer(height) {
  const made = document.createElement("tr");
  made.setAttribute("aria-hidden", "true");
  made.className = "spacer";
  const inner = document.createElement("td");
  inner.colSpan = 7;
  inner.style.height = `${height}px`;
  made.append(inner);
  return made;
}

function nothing(size) {
  const made = document.createElement("tr");
  const inner = document.createElement("td");
  inner.colSpan = 7;
  inner.className = "unknown nothing";
  inner.textContent = size ? "No incident matches the filter." : "The record holds no incident yet. ";
  if (!size) {
    const add = document.createElement("a");
    add.href = "/add";
    add.textContent = "Add reports";
    inner.append(add);
  }
  made.append(inner);
  return made;
}
