// While something is being computed the page looks again; then it shows what its address names.

const PAUSE_MS = 2000;
const KEY = "crossreport:again";

if (document.querySelector("p.waiting")) {
  setTimeout(() => {
    sessionStorage.setItem(KEY, location.href);
    history.scrollRestoration = "manual"; // not back to where the page that waited was
    location.reload();
  }, PAUSE_MS);
} else if (sessionStorage.getItem(KEY) === location.href) {
  sessionStorage.removeItem(KEY);
  addEventListener("load", () => document.querySelector(":target")?.scrollIntoView());
}
