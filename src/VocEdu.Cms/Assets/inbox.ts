// The inbox by keyboard: arrows go through the stories, one key opens what is to be done with the one in focus.

const place = "vocedu-inbox-row";
const links = (): HTMLAnchorElement[] => [...document.querySelectorAll<HTMLAnchorElement>("[data-inbox] tr[data-row] a:not(.similar-mark)")];

/** The story in focus: a row of the list, or the page of one story unless something is being typed. */
function story(target: Element): HTMLElement | null {
  if (target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]")) return null;
  return target.closest<HTMLElement>("tr[data-row]") ?? document.querySelector<HTMLElement>("[data-story-page]");
}

function open(key: string, row: HTMLElement): boolean {
  const dialog = document.querySelector<HTMLDialogElement>(`#do-${key}`);
  if (!dialog) return false;
  const form = dialog.querySelector("form")!;
  form.action = `/quan-tri/bai-don-vi-gui/${row.dataset.row}?handler=${form.dataset.handler}`;
  dialog.querySelector("[data-story]")!.textContent = row.dataset.title!;
  const version = form.querySelector<HTMLInputElement>('[name="version"]');
  if (version) version.value = row.dataset.version!;
  // A story's own page stays open; the list comes back with its filters, at the row that was in focus.
  const back = form.querySelector<HTMLInputElement>('[name="back"]')!;
  [back.disabled, back.value] = [row.matches("[data-story-page]"), location.search || "?"];
  form.onsubmit = () => sessionStorage.setItem(place, String(links().indexOf(row.querySelector("a")!)));
  dialog.showModal();
  form.querySelector<HTMLElement>("input:not([type=hidden]), textarea, select, [type=submit]")!.focus();
  return true;
}

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !(event.target instanceof Element) || event.target.closest("dialog")) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const all = links();
    const here = all.findIndex(link => link.closest("tr") === (event.target as Element).closest("tr"));
    if (all.length === 0 || event.target.matches("input:not([type=checkbox]), textarea, select")) return;
    event.preventDefault();
    all[Math.max(0, Math.min(all.length - 1, here + (event.key === "ArrowDown" ? 1 : -1)))]!.focus();
    return;
  }
  const row = story(event.target);
  if (row && /^[tpybk]$/i.test(event.key) && open(event.key.toUpperCase(), row)) event.preventDefault();
});

document.addEventListener("click", event => {
  if (event.target instanceof Element && event.target.matches("[data-close]")) event.target.closest("dialog")!.close();
});

const last = sessionStorage.getItem(place);
sessionStorage.removeItem(place);
if (last !== null && document.querySelector("[data-inbox]")) links().at(Math.min(Number(last), links().length - 1))?.focus();

export {};
