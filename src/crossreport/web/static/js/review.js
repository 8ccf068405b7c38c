// Review by keys, fields filled by selecting words, and the place set on a map. All that is decided
// is sent by the forms of the page, which work without this.

import { openOnMap } from "./review/on_map.js";
import { addingAddress, selected, watchSelection } from "./review/selection.js";

const TYPED_IN = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
const KEPT = "crossreport-review-keys";

const keys = document.getElementById("keys");
keys.checked = kept() !== "off";
keys.addEventListener("change", () => keep(keys.checked ? "on" : "off"));

document.addEventListener("keydown", (event) => {
  if (!keys.checked || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest(TYPED_IN) || event.target.closest("#place-map")) return;
  const named = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!named) return;
  event.preventDefault();
  if (named.dataset.key === "e") edit();
  else named.click();
});
document.querySelector('[data-key="e"]').addEventListener("click", (event) => {
  event.preventDefault();
  edit();
});

// A decision is sent once, however often a key is hit.
for (const form of document.querySelectorAll("main form")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}
// The browser brings a page back as it was left.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("main form")) delete form.dataset.sent;
});

document.getElementById("trouble")?.focus();
watchSelection(document.getElementById("values"), [["Missed incident", (found) => location.assign(addingAddress(found))]]);
openOnMap();
const missed = document.getElementById("missed");
missed?.addEventListener("click", (event) => {
  const found = selected();
  if (!found) return;
  event.preventDefault();
  location.assign(addingAddress(found));
});

function edit() {
  document.getElementById("correcting").scrollIntoView({ block: "start" });
  document.getElementById("f-event_type").focus();
}

function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function keep(value) {
  try {
    localStorage.setItem(KEPT, value);
  } catch {
    // A browser that keeps nothing has the keys on.
  }
}
