// The form of the filter: what is typed or ticked becomes a filter, and back.

import { number, isoDay } from "../format.js";
import { Filter } from "./filter.js";

const PAUSE_MS = 250; // after the last key before words are looked for

export class Facets {
  constructor(form, { onFilter }) {
    this.form = form;
    this.box = null;
    let waiting = 0;
    form.addEventListener("input", (event) => {
      if (event.target.classList.contains("narrow")) narrow(event.target);
      else if (event.target.type === "checkbox") onFilter(this.read());
      else {
        clearTimeout(waiting);
        waiting = setTimeout(() => onFilter(this.read()), PAUSE_MS);
      }
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(waiting);
      onFilter(this.read());
    });
    this.clear = document.getElementById("clear");
    this.clear.addEventListener("click", (event) => {
      event.preventDefault();
      onFilter(new Filter());
    });
    this.unfold = document.getElementById("unfold");
    this.unfold.addEventListener("click", () => this.toggle());
    this.closing();
  }

  // On a phone all but the words is folded away; elsewhere the style sheet shows it always.
  toggle() {
    const open = this.unfold.getAttribute("aria-expanded") !== "true";
    this.unfold.setAttribute("aria-expanded", String(open));
  }

  // One list is open at a time; Escape and a click elsewhere close it.
  closing() {
    const lists = [...this.form.querySelectorAll("details.facet")];
    document.addEventListener("pointerdown", (event) => {
      for (const one of lists) if (!one.contains(event.target)) one.open = false;
    });
    this.form.addEventListener("keydown", (event) => {
      const open = lists.find((one) => one.open);
      if (event.key !== "Escape" || !open) return;
      open.open = false;
      open.querySelector("summary").focus();
    });
  }

  read() {
    const pairs = [...new FormData(this.form)].filter(([name, value]) => value && name !== "box");
    const made = Filter.of(new URLSearchParams(pairs));
    return made.with({ box: this.box });
  }

  show(filter) {
    this.box = filter.box;
    const { form } = this;
    setUnlessTyping(form.elements.namedItem("q"), filter.q);
    setUnlessTyping(form.elements.namedItem("from"), filter.from === null ? "" : isoDay(filter.from));
    setUnlessTyping(form.elements.namedItem("to"), filter.to === null ? "" : isoDay(filter.to));
    for (const facet of form.querySelectorAll("details.facet")) {
      const chosen = new Set(filter[facet.dataset.facet]);
      for (const box of facet.querySelectorAll("input[type=checkbox]")) {
        box.checked = chosen.has(box.value);
      }
      facet.querySelector(".chosen").textContent = chosen.size ? ` ${number(chosen.size)}` : "";
      facet.classList.toggle("used", chosen.size > 0);
    }
    const used = new Set(filter.pairs().map(([name]) => name).filter((name) => name !== "q"));
    this.unfold.querySelector(".chosen").textContent = used.size ? ` ${number(used.size)}` : "";
    this.clear.hidden = filter.pairs().length === 0;
  }
}

function setUnlessTyping(input, value) {
  if (document.activeElement !== input && input.value !== value) input.value = value;
}

function narrow(input) {
  const asked = input.value.trim().toLocaleLowerCase();
  for (const line of input.closest("fieldset").querySelectorAll("li")) {
    line.hidden = !line.textContent.toLocaleLowerCase().includes(asked);
  }
}
