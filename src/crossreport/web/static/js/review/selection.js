// Words selected in a quote fill a field of the form; where they stand goes along. What else can be
// done with them is told by name, with what does it.

const FIELDS = [
  ["killed", "Killed"], ["injured", "Injured"], ["date", "Date"], ["place", "Place"],
  ["perpetrator", "By"], ["target", "Against"], ["event_type", "Type"],
];

export function watchSelection(form, others = []) {
  const picker = makePicker();
  const put = (label, choose) => picker.box.append(button(label, () => choose(picker.found)));
  for (const [label, choose] of others) put(label, choose);
  if (form) for (const [field, label] of FIELDS) put(label, (found) => take(form, found, field));
  document.addEventListener("selectionchange", () => {
    const found = selected();
    picker.found = found ?? picker.found;
    picker.box.hidden = !found;
    if (found) picker.words.textContent = found.words;
  });
  picker.box.hidden = true;
  document.body.append(picker.box);
}

function makePicker() {
  const box = document.createElement("div");
  box.className = "picker";
  box.setAttribute("role", "toolbar");
  box.setAttribute("aria-label", "What the selected words tell");
  const words = document.createElement("q");
  words.dir = "auto";
  box.append(words);
  return { box, words, found: null };
}

function button(label, choose) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  // A button that takes the focus would end the selection.
  made.addEventListener("mousedown", (event) => event.preventDefault());
  made.addEventListener("click", choose);
  return made;
}

// What is selected in one quote, with its offsets in the document: in characters, as the record
// counts them, and not in UTF-16 units.
export function selected() {
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
  const { document: id, start, add } = quote.closest("[data-document]").dataset;
  const from = Number(start) + [...lead].length;
  return { words, id, base: start, start: from, end: from + [...words].length, add };
}

function quoteOf(node) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  return element?.closest(".telling blockquote, #text") ?? null;
}

// The form's page for a missed incident, with the words that tell it.
export function addingAddress({ add, base, start, end }) {
  const address = new URL(add, location.href);
  for (const [name, value] of Object.entries({ base, start, end })) address.searchParams.set(name, value);
  return address.href;
}

// What the record makes of words: the fields' values, and where the words stand.
export async function read(form, { id, base, start, end }, field) {
  const query = new URLSearchParams({ field, document: id, base, start, end });
  const answer = await fetch(`${form.dataset.read}?${query}`);
  return answer.ok ? answer.json() : { values: {}, from: "" };
}

async function take(form, found, field) {
  const { words } = found;
  const { values, from } = await read(form, found, field);
  const names = Object.keys(values);
  tell(names.length ? `Filled from “${words}”: ${Object.values(values).join(" to ")}` : `“${words}” tells no such thing.`);
  if (!names.length) return;
  for (const name of names) fill(form.elements[name], values[name]);
  form.elements[`from_${field}`].value = from;
  form.elements[`words_${field}`].value = words;
  if (field === "place") for (const name of ["latitude", "longitude", "radius"]) form.elements[name].value = "";
  getSelection().removeAllRanges();
}

export function fill(input, value) {
  input.value = value;
  input.closest(".field").classList.add("filled");
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

export function tell(words) {
  document.querySelector("[role=status].told").textContent = words;
}
