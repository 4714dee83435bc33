// The list of what was saved to read later, and of the guides that were read; both are in this browser only.
import { keepThisPage, noteWhenOffline } from "./saved/offline";
import { canKeep, forget, readGuides, savedPage, savedPaths } from "./saved/store";

const list = document.querySelector<HTMLUListElement>("[data-saved]");
const none = document.querySelector<HTMLElement>("[data-none]");
const read = document.querySelector<HTMLElement>("[data-read]");
const said = document.querySelector<HTMLElement>("[data-said]");

noteWhenOffline();
void fill();
void keepThisPage("/da-luu");

async function fill(): Promise<void> {
  if (!list || !none) return;
  if (!canKeep) {
    none.textContent = "Trình duyệt này không lưu được bài để đọc sau.";
    none.hidden = false;
    return;
  }

  const paths = await savedPaths();
  for (const path of paths) list.append(await entry(path, await savedPage(path), true));
  list.hidden = paths.length === 0;
  none.hidden = paths.length > 0;

  const guides = await caches.open(readGuides);
  const others = (await guides.keys()).filter((request) => /^\/nghe\//.test(new URL(request.url).pathname) && !paths.includes(new URL(request.url).pathname)).reverse();
  for (const request of others) read?.querySelector("ul")?.append(await entry(new URL(request.url).pathname, await guides.match(request, { ignoreVary: true }), false));
  if (read) read.hidden = others.length === 0;
}

async function entry(path: string, page: Response | undefined, removable: boolean): Promise<HTMLLIElement> {
  const story = new DOMParser().parseFromString(await page?.text() ?? "", "text/html");
  const title = story.querySelector("h1")?.textContent?.trim() || path;
  const at = new Date(page?.headers.get("date") ?? NaN);
  const facts = [story.querySelector("main .kicker")?.textContent?.trim(), isNaN(at.getTime()) ? undefined : `lưu ngày ${at.toLocaleDateString("vi-VN", { day: "2-digit", month: "2-digit", year: "numeric" })}`];
  const row = document.createElement("li");
  const words = document.createElement("div");
  words.append(Object.assign(document.createElement("a"), { href: path, textContent: title }), Object.assign(document.createElement("small"), { textContent: facts.filter(Boolean).join(" · ") }));
  row.append(words);
  if (removable) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Bỏ khỏi danh sách" });
    button.setAttribute("aria-label", `Bỏ khỏi danh sách: ${title}`);
    button.addEventListener("click", () => void remove(row, path, title));
    row.append(button);
  }

  return row;
}

async function remove(row: HTMLLIElement, path: string, title: string): Promise<void> {
  await forget(path);
  const next = (row.nextElementSibling ?? row.previousElementSibling)?.querySelector("button");
  row.remove();
  if (said) said.textContent = `Đã bỏ “${title}” khỏi danh sách.`;
  if (next) return next.focus();
  if (list) list.hidden = true;
  if (none) none.hidden = false;
  document.querySelector<HTMLElement>("main")?.focus();
}
