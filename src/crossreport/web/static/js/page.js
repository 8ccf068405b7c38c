// What every page does: numbers and days in the reader's own way of writing.
import { day, number } from "./format.js";

document.documentElement.classList.add("scripted");

for (const element of document.querySelectorAll("data.number")) {
  element.textContent = number(Number(element.value));
}
for (const element of document.querySelectorAll("time[datetime]")) {
  const [year, month, date] = element.dateTime.split("-").map(Number);
  element.textContent = day(Date.UTC(year, month - 1, date) / 86_400_000);
}
