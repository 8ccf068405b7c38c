// The map of a form is made when it is opened.

export function openOnMap() {
  const onMap = document.getElementById("on-map");
  onMap.addEventListener("toggle", async () => {
    if (!onMap.open || onMap.dataset.made) return;
    onMap.dataset.made = "yes";
    const { placeMap } = await import("./place_map.js");
    await placeMap(document.getElementById("place-map"), document.getElementById("values"));
  });
}
