// Files are added by dropping them; how far they have come is asked for until all is done.

const EVERY = 1000;
const MOST_LINKS = 20;
const list = document.getElementById("deliveries");
const form = document.getElementById("files-form");

for (const name of ["dragover", "dragleave", "drop"]) {
  form.addEventListener(name, (event) => {
    event.preventDefault();
    form.classList.toggle("over", name === "dragover");
  });
}
form.addEventListener("drop", (event) => {
  if (!event.dataTransfer.files.length) return;
  form.elements.files.files = event.dataTransfer.files;
  form.requestSubmit();
});

if (list.dataset.running) setTimeout(ask, EVERY / 4);

async function ask() {
  try {
    const answer = await fetch(list.dataset.source);
    const found = await answer.json();
    for (const one of found) show(one);
    if (found.every((one) => one.over)) return;
  } catch {
    say("The program does not answer; it is asked again.");
  }
  setTimeout(ask, EVERY);
}

function show(one) {
  const line = list.querySelector(`li[data-number="${one.number}"]`);
  if (!line || ["done", "failed"].includes(line.dataset.state)) return;
  const share = one.total && !one.over ? ` (${one.done} of ${one.total})` : "";
  line.querySelector(".state").textContent = one.told + share;
  if (!one.over) return;
  line.dataset.state = one.state;
  line.querySelector(".refused").replaceChildren(...one.refused.map((words) => element("li", words)));
  line.querySelector(".links").replaceChildren(
    ...one.incidents.slice(0, MOST_LINKS).flatMap((id, at) => [link(one.links[at], id), " "]));
  say(`${one.names[0]}: ${one.told}`);
}

function link(path, words) {
  const made = element("a", words);
  made.href = path;
  return made;
}

function element(kind, words) {
  const made = document.createElement(kind);
  made.textContent = words;
  return made;
}

function say(words) {
  document.getElementById("told").textContent = words;
}
