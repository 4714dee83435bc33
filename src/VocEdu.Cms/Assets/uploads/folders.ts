import { words } from "./words";

/** Files dragged onto a folder go there, with all that are ticked; a folder dragged onto another goes into it; the count of ticked files is shown. */
export function dropOnFolders(): void {
  const form = document.querySelector<HTMLFormElement>("#chosen");
  if (!form) return;
  const boxes = () => [...form.querySelectorAll<HTMLInputElement>("input[name=ids]")];
  let dragged: HTMLElement | null = null;
  let folder: HTMLElement | null = null;
  const into = (event: DragEvent) => {
    const place = (event.target as Element).closest<HTMLElement>(folder ? "[data-drop]:not([data-drop-files]), [data-drop-top]" : "[data-drop]");
    return (dragged || folder) && place !== folder ? place : null;
  };

  function count(): void {
    const chosen = boxes().filter(box => box.checked).length;
    const bulk = form!.querySelector<HTMLDetailsElement>(".bulk");
    const label = form!.querySelector<HTMLElement>("[data-chosen]");
    if (label) label.textContent = chosen === 0 ? "" : words.chosen(chosen);
    bulk?.toggleAttribute("data-active", chosen > 0);
  }

  const here = document.querySelector<HTMLElement>(".folders a[aria-current]");
  const tree = here?.closest("ul");
  if (here && tree) tree.scrollTop = here.offsetTop - tree.clientHeight / 2;      // where it cannot all be seen, this is

  form.addEventListener("change", count);
  document.addEventListener("dragstart", event => {
    folder = (event.target as Element).closest<HTMLElement>("[data-folder-name]");
    if (folder && event.dataTransfer) {
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", folder.dataset.folderName!);
    }
    dragged = (event.target as Element).closest<HTMLElement>("[data-file]");
    if (!dragged || !event.dataTransfer) return;
    dragged.classList.add("dragged");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.file!);
  });
  document.addEventListener("dragend", () => {
    dragged?.classList.remove("dragged");
    dragged = folder = null;
    mark(null);
  });
  document.addEventListener("dragover", event => {
    const place = into(event);
    mark(place);
    if (place) event.preventDefault();
  });
  document.addEventListener("drop", event => {
    const place = into(event);
    if (!place) return;
    event.preventDefault();
    if (folder) {
      const move = document.querySelector<HTMLFormElement>("#move-folder")!;
      move.querySelector<HTMLInputElement>("[name=folder]")!.value = folder.dataset.drop!;
      move.querySelector<HTMLInputElement>("[name=into]")!.value = place.dataset.drop ?? place.dataset.dropTop!;
      move.requestSubmit();
      return;
    }

    if (!dragged) return;
    const box = dragged.querySelector<HTMLInputElement>("input[name=ids]")!;
    if (!box.checked) { for (const other of boxes()) other.checked = other === box; }
    form.querySelector<HTMLSelectElement>("select[name=target]")!.value = place.dataset.drop!;
    form.requestSubmit();
  });
  count();
}

function mark(place: HTMLElement | null): void {
  for (const marked of document.querySelectorAll(".drop-here")) if (marked !== place) marked.classList.remove("drop-here");
  place?.classList.add("drop-here");
}
