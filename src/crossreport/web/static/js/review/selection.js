// Words selected in a quote fill a field of the form; where they stand goes along.

const FIELDS = [
  ["killed", "Killed"], ["injured", "Injured"], ["date", "Date"], ["place", "Place"],
  ["perpetrator", "By"], ["target", "Against"], ["event_type", "Type"],
];

export function watchSelection(form) {
  const picker = makePicker((field) => take(form, picker, field));
  document.addEventListener("selectionchange", () => {
    const found = selected();
    picker.found = found ?? picker.found;
    picker.box.hidden = !found;
    if (found) picker.words.textContent = found.words;
  });
  picker.box.hidden = true;
  document.body.append(picker.box);
}

function makePicker(choose) {
  const box = document.createElement("div");
  box.className = "picker";
  box.setAttribute("role", "toolbar");
  box.setAttribute("aria-label", "What the selected words tell");
  const words = document.createElement("q");
  words.dir = "auto";
  box.append(words);
  for (const [field, label] of FIELDS) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    // A button that takes the focus would end the selection.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => choose(field));
    box.append(button);
  }
  return { box, words, found: null };
}

// What is selected in one quote, with its offsets in the document: in characters, as the record
// counts them, and not in UTF-16 units.
function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const quote = quoteOf(range.startContainer);
  if (!quote || quoteOf(range.endContainer) !== quote) return null;
  const before = document.createRange();
  before.setStart(quote, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const raw = range.toString();
  const words = raw.trim();
  if (!words) return null;
  const lead = before.toString() + raw.slice(0, raw.indexOf(words));
  const { document: id, start } = quote.closest(".telling").dataset;
  const from = Number(start) + [...lead].length;
  return { words, id, start: from, end: from + [...words].length };
}

function quoteOf(node) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  return element?.closest(".telling blockquote") ?? null;
}

async function take(form, picker, field) {
  const { words, id, start, end } = picker.found;
  const query = new URLSearchParams({ field, document: id, start, end });
  const answer = await fetch(`${form.dataset.read}?${query}`);
  const values = answer.ok ? await answer.json() : {};
  const names = Object.keys(values);
  tell(names.length ? `Filled from “${words}”: ${Object.values(values).join(" to ")}` : `“${words}” tells no such thing.`);
  if (!names.length) return;
  for (const name of names) fill(form.elements[name], values[name]);
  form.elements[`from_${field}`].value = `${start}:${end}:${id}`;
  form.elements[`words_${field}`].value = words;
  if (field === "place") for (const name of ["latitude", "longitude", "radius"]) form.elements[name].value = "";
  getSelection().removeAllRanges();
}

function fill(input, value) {
  input.value = value;
  input.closest(".field").classList.add("filled");
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

function tell(words) {
  document.querySelector("[role=status].told").textContent = words;
}
