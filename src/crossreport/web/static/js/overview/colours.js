// The colours of the style sheets, for what is drawn on a canvas; told again when they change.

const dark = matchMedia("(prefers-color-scheme: dark)");

export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

export function onColours(tell) {
  dark.addEventListener("change", tell);
}
