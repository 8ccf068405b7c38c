// Words selected in a report can be told to be an incident that was not read there.

import { addingAddress, selected, watchSelection } from "./review/selection.js";

const go = (found) => location.assign(addingAddress(found));

watchSelection(null, [["Add an incident told here", go]]);
document.addEventListener("keydown", (event) => {
  if (event.key !== "i" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input")) return;
  const found = selected();
  if (!found) return;
  event.preventDefault();
  go(found);
});
