// What every page does: numbers and days in the reader's own way of writing.
import { day, figure, fromIsoDay, number, span } from "./format.js";

document.documentElement.classList.add("scripted");

for (const element of document.querySelectorAll("data.number")) {
  element.textContent = number(Number(element.value));
}
for (const element of document.querySelectorAll("data.range")) {
  element.textContent = figure(...element.value.split("/").map((end) => (end === "" ? null : Number(end))));
}
for (const element of document.querySelectorAll("data.days")) {
  const ends = element.value.split("/").map((end) => (end === "" ? null : fromIsoDay(end)));
  element.textContent = span(...ends, element.classList.contains("likely"));
}
for (const element of document.querySelectorAll("time[datetime]")) {
  const [year, month, date] = element.dateTime.split("-").map(Number);
  element.textContent = day(Date.UTC(year, month - 1, date) / 86_400_000);
}
