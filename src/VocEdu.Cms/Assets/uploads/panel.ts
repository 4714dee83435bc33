import { UploadRow } from "./row";
import type { Place } from "./send";
import { words } from "./words";

/** So many files are sent at once; the rest wait. */
const atOnce = 3;
const askEvery = 2000;

/** Makes the panel take many files: chosen, dropped anywhere on the page, or pasted. */
export function takeFiles(panel: HTMLDetailsElement): void {
  const antiforgery = document.querySelector<HTMLMetaElement>("meta[name=csrf-token]")?.content ?? "";
  const metadata: Record<string, string> = {};
  if (panel.dataset.folder) metadata.folder = panel.dataset.folder;
  if (panel.dataset.replaces) metadata.replaces = panel.dataset.replaces;
  const place: Place = { endpoint: panel.dataset.uploads!, antiforgery, metadata };
  const many = !panel.dataset.replaces;

  const input = document.createElement("input");
  input.type = "file";
  input.multiple = many;
  input.accept = "image/*,video/*,audio/*,application/pdf";
  input.hidden = true;      // the button stands for it
  input.id = "upload-files";
  input.setAttribute("aria-label", words.choose);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-primary";
  button.textContent = words.choose;
  button.addEventListener("click", () => input.click());
  const zone = document.createElement("div");
  zone.className = "drop-zone";
  const invite = document.createElement("p");
  invite.textContent = words.invite;
  const hint = document.createElement("p");
  hint.className = "hint";
  hint.textContent = words.limits;
  zone.append(invite, button, input, hint);
  const list = document.createElement("ul");
  list.className = "upload-list";
  panel.querySelector("form")!.replaceWith(zone, list);

  const waiting: UploadRow[] = [];
  const rows: UploadRow[] = [];
  let sending = 0;

  function take(files: Iterable<File>): void {
    panel.open = true;
    for (const file of files) {
      const row = new UploadRow(file, place);
      rows.push(row);
      waiting.push(row);
      list.append(row.element);
      if (!many) break;
    }
    next();
  }

  function next(): void {
    while (sending < atOnce && waiting.length > 0) {
      sending++;
      void waiting.shift()!.send().finally(() => { sending--; next(); void ask(); });
    }
  }

  let asking = 0;
  async function ask(): Promise<void> {
    clearTimeout(asking);
    const open = rows.filter(row => row.element.dataset.waiting);
    if (open.length === 0) return;
    const query = open.map(row => `ids=${row.element.dataset.waiting}`).join("&");
    const answer = await fetch(`${panel.dataset.state}&${query}`, { credentials: "same-origin" }).catch(() => null);
    const states = answer?.ok ? await answer.json() as { id: string; state: string; failure: string | null; duplicateOf: string | null }[] : [];
    let ready = false;
    for (const { id, state, failure, duplicateOf } of states)
      for (const row of open.filter(row => row.mediaId === id)) ready = row.became(state, failure, duplicateOf) || ready;
    if (ready) offerRefresh();
    asking = window.setTimeout(() => void ask(), askEvery);
  }

  function offerRefresh(): void {
    if (panel.querySelector("[data-refresh]")) return;
    const link = document.createElement("a");
    link.className = "button";
    link.href = location.href;
    link.dataset.refresh = "";
    link.textContent = words.refresh;
    list.after(link);
  }

  input.addEventListener("change", () => { take(input.files ?? []); input.value = ""; });
  document.addEventListener("paste", event => {
    const files = [...event.clipboardData?.files ?? []];
    if (files.length === 0 || (event.target as Element).closest?.("input, textarea, [contenteditable]")) return;
    event.preventDefault();
    take(files.map(file => file.name === "image.png" ? new File([file], `${words.pasted}-${Date.now()}.png`, { type: file.type }) : file));
  });
  document.addEventListener("dragover", event => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    panel.open = true;
    zone.classList.add("over");
  });
  document.addEventListener("dragleave", event => { if (!event.relatedTarget) zone.classList.remove("over"); });
  document.addEventListener("drop", event => {
    zone.classList.remove("over");
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    take(event.dataTransfer.files);
  });
  addEventListener("beforeunload", event => { if (sending > 0) event.preventDefault(); });
}
