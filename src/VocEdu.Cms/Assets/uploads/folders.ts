import { words } from "./words";

/** Files dragged onto a folder go there, with all that are ticked; the count of ticked files is shown. */
export function dropOnFolders(): void {
  const form = document.querySelector<HTMLFormElement>("#chosen");
  if (!form) return;
  const boxes = () => [...form.querySelectorAll<HTMLInputElement>("input[name=ids]")];
  let dragged: HTMLElement | null = null;

  function count(): void {
    const chosen = boxes().filter(box => box.checked).length;
    const bulk = form!.querySelector<HTMLDetailsElement>(".bulk");
    const label = form!.querySelector<HTMLElement>("[data-chosen]");
    if (label) label.textContent = chosen === 0 ? "" : words.chosen(chosen);
    bulk?.toggleAttribute("data-active", chosen > 0);
  }

  form.addEventListener("change", count);
  document.addEventListener("dragstart", event => {
    dragged = (event.target as Element).closest<HTMLElement>("[data-file]");
    if (!dragged || !event.dataTransfer) return;
    dragged.classList.add("dragged");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.file!);
  });
  document.addEventListener("dragend", () => {
    dragged?.classList.remove("dragged");
    dragged = null;
    mark(null);
  });
  document.addEventListener("dragover", event => {
    const folder = dragged && (event.target as Element).closest<HTMLElement>("[data-drop]");
    mark(folder);
    if (folder) event.preventDefault();
  });
  document.addEventListener("drop", event => {
    const folder = dragged && (event.target as Element).closest<HTMLElement>("[data-drop]");
    if (!folder || !dragged) return;
    event.preventDefault();
    const box = dragged.querySelector<HTMLInputElement>("input[name=ids]")!;
    if (!box.checked) { for (const other of boxes()) other.checked = other === box; }
    form.querySelector<HTMLSelectElement>("select[name=target]")!.value = folder.dataset.drop!;
    form.requestSubmit();
  });
  count();
}

function mark(folder: HTMLElement | null): void {
  for (const marked of document.querySelectorAll(".drop-here")) if (marked !== folder) marked.classList.remove("drop-here");
  folder?.classList.add("drop-here");
}
