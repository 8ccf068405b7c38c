// A missed incident: the words that tell it, and those that fill its fields, are selected.

import { openOnMap } from "./review/on_map.js";
import { fill, read, selected, tell, watchSelection } from "./review/selection.js";

const form = document.getElementById("values");
const { start, end, words } = form.elements;

watchSelection(form, [["The incident", take]]);
openOnMap();
document.getElementById("trouble")?.focus();
document.getElementById("asked")?.scrollIntoView({ block: "center" });
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  const found = selected();
  if (event.key !== "i" || typing || !found || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  take(found);
});
// What is typed is looked for in the text.
words.addEventListener("input", () => {
  start.value = "";
  end.value = "";
});

async function take(found) {
  const { from } = await read(form, found, "incident");
  fill(words, found.words);
  [start.value, end.value] = from.split(":");
  tell(`“${found.words}” tells the incident`);
  getSelection().removeAllRanges();
}
