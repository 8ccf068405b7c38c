// The overview: one state, in the address, and the views that show it.

import { load } from "./data.js";
import { Facets } from "./facets.js";
import { apply } from "./filter.js";
import { loadLabels } from "./labels.js";
import { read, write } from "./state.js";
import { Table } from "./table.js";
import { Timeline } from "./timeline.js";
import { showTotals } from "./totals.js";
import { showTray } from "./tray.js";

const element = (id) => document.getElementById(id);

class Overview {
  constructor(incidents) {
    this.incidents = incidents;
    this.state = read(new URLSearchParams(location.search));
    this.words = { text: "", found: null };
    this.map = null;
    this.facets = new Facets(element("filter"), { onFilter: (filter) => this.go({ filter }) });
    this.table = new Table(element("table"), incidents, {
      sort: this.state.sort,
      onSort: (sort) => this.go({ sort }),
      onPoint: (row) => this.map?.point(row),
    });
    this.timeline = new Timeline(element("timeline"), element("marks"), incidents, {
      onPeriod: (from, to) => this.go({ filter: this.state.filter.with({ from, to }) }),
    });
    for (const one of document.querySelectorAll("input[name=measure]")) {
      one.addEventListener("change", () => this.go({ measure: one.value }));
    }
    element("fit").addEventListener("click", () => this.map?.fit(this.result.rows));
    addEventListener("popstate", () => this.back());
  }

  // Goes to a changed state, as a step that the reader can take back.
  async go(changes) {
    performance.mark("overview:asked");
    this.state = { ...this.state, ...changes };
    const address = location.pathname + write(this.state);
    if (address !== location.pathname + location.search) history.pushState(null, "", address);
    await this.show();
  }

  // Remembers where the map is, which is no step of its own.
  moved(view) {
    this.state = { ...this.state, view };
    history.replaceState(null, "", location.pathname + write(this.state));
  }

  async back() {
    this.state = read(new URLSearchParams(location.search));
    if (this.state.view) this.map?.move(this.state.view);
    await this.show();
  }

  async show() {
    const { incidents, state } = this;
    const found = await this.found(state.filter.q);
    if (state !== this.state) return; // a later state is being shown
    const result = apply(incidents, state.filter, found);
    this.result = result;
    this.facets.show(state.filter);
    showTotals(element("totals"), incidents, result, {
      tray: state.tray,
      onTray: (tray) => this.go({ tray }),
    });
    showTray(element("tray"), incidents, state.tray, state.tray ? result[state.tray] : [], state.filter);
    this.table.show(result.rows, state.sort);
    this.timeline.show(result.anytime, state.measure, state.filter.from, state.filter.to);
    this.map?.show(result.rows, state.measure);
    this.links(state.filter);
    requestAnimationFrame(() => setTimeout(() => this.drawn()));
  }

  drawn() {
    document.documentElement.dataset.shown = String(this.result.rows.length);
    performance.mark("overview:drawn");
  }

  // The ids of incidents told with some words; asked of the server once for the same words.
  async found(words) {
    if (!words) return null;
    if (this.words.text !== words) {
      const response = await fetch(`/data/matching.json?${new URLSearchParams({ q: words })}`);
      this.words = { text: words, found: new Set((await response.json()).incidents) };
    }
    return this.words.found;
  }

  links(filter) {
    const query = new URLSearchParams(filter.pairs()).toString();
    for (const link of document.querySelectorAll("a[data-download]")) {
      link.search = query;
    }
    for (const one of document.querySelectorAll("input[name=measure]")) {
      one.checked = one.value === this.state.measure;
    }
    const box = element("box");
    box.textContent = filter.box ? "All of the map" : "Only what the map shows";
    box.setAttribute("aria-pressed", String(filter.box !== null));
  }

  async addMap() {
    const box = element("map");
    const options = {
      view: this.state.view,
      rows: this.result.rows,
      onMove: (view) => this.moved(view),
      onBox: (bounds) => {
        element("box").addEventListener("click", () => {
          const { filter } = this.state;
          this.go({ filter: filter.with({ box: filter.box ? null : bounds() }) });
        });
      },
    };
    if (hasWebGL()) {
      const { createMap } = await import("./map.js");
      this.map = await createMap(box, this.incidents, options);
    } else {
      const { createPlainMap } = await import("./plainmap.js");
      this.map = await createPlainMap(box, this.incidents, options);
    }
    this.map.symbols.labels = await loadLabels();
    this.map.show(this.result.rows, this.state.measure);
    await this.map.settled();
    box.dataset.ready = "true"; // for tests: land and incidents are there
  }
}

function hasWebGL() {
  return document.createElement("canvas").getContext("webgl2") !== null;
}

async function main() {
  try {
    const overview = new Overview(await load("/data/incidents.json"));
    globalThis.overview = overview; // for the console, and for tests
    await overview.show();
    await overview.addMap();
  } catch (error) {
    const told = document.createElement("p");
    told.className = "failed";
    told.setAttribute("role", "alert");
    told.textContent = `The page could not be finished: ${error.message} What stands here is what the server wrote.`;
    document.querySelector("main").prepend(told);
    throw error;
  }
}

main();
