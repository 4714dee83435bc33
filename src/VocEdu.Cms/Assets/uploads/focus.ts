import { words } from "./words";

/** The point every cut keeps: set by a press on the picture or with the arrow keys; the cuts beside it follow at once. */
export function showFocus(place: HTMLElement): void {
  const form = place.closest("form")!;
  const [x, y] = [form.elements.namedItem("FocalX") as HTMLInputElement, form.elements.namedItem("FocalY") as HTMLInputElement];
  const picture = place.querySelector("img")!;
  const point = document.createElement("span");
  point.className = "focal-point";
  place.append(point);
  place.tabIndex = 0;

  function show(): void {
    const [across, down] = [Number(x.value) / 100, Number(y.value) / 100];
    point.style.insetInlineStart = `${across * 100}%`;
    point.style.insetBlockStart = `${down * 100}%`;
    place.setAttribute("aria-label", words.focusAt(Math.round(across * 100), Math.round(down * 100)));
    const shape = picture.naturalWidth / picture.naturalHeight || 1;
    for (const crop of form.querySelectorAll<HTMLImageElement>("img[data-ratio]")) {
      const ratio = Number(crop.dataset.ratio);
      const [w, h] = shape > ratio ? [ratio / shape, 1] : [1, shape / ratio];
      crop.style.objectPosition = `${part(across, w)}% ${part(down, h)}%`;
    }
  }

  function set(across: number, down: number): void {
    x.value = String(Math.round(Math.min(100, Math.max(0, across))));
    y.value = String(Math.round(Math.min(100, Math.max(0, down))));
    show();
  }

  place.addEventListener("click", event => {
    const box = picture.getBoundingClientRect();
    set(100 * (event.clientX - box.left) / box.width, 100 * (event.clientY - box.top) / box.height);
  });
  place.addEventListener("keydown", event => {
    const step = event.shiftKey ? 10 : 2;
    const [dx, dy] = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key] ?? [0, 0];
    if (dx === 0 && dy === 0) return;
    event.preventDefault();
    set(Number(x.value) + dx!, Number(y.value) + dy!);
  });
  for (const input of [x, y]) input.addEventListener("input", show);
  picture.addEventListener("load", show);
  show();
}

/** Where a part of the whole is placed so that it keeps a point, in the words of `object-position`. */
function part(at: number, size: number): number {
  return size >= 1 ? 50 : 100 * Math.min(1, Math.max(0, (at - size / 2) / (1 - size)));
}
