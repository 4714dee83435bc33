// Beside the list of findings: leads to the place of each, and applies a fix to the form without saving.

const english = document.documentElement.lang === "en";
const form = document.getElementById("bai") as HTMLFormElement | null;

interface Place { block: number; words: string | null }

/** Selects the words in one block of the text; the block itself where they are not found. */
function selectInText({ block, words }: Place): void {
  const text = document.querySelector<HTMLElement>(".editor-text");
  if (!text) return;
  const blocks = [...text.children];
  // What was typed since the check may have moved the words.
  const holds = (element: Element | undefined) => element !== undefined && (!words || (element.textContent ?? "").includes(words));
  const element = holds(blocks[block]) ? blocks[block] : blocks.find(holds) ?? blocks[block];
  text.focus({ preventScroll: true });
  if (!element) return;
  const range = rangeOf(element, words) ?? document.createRange();
  if (range.collapsed) range.selectNodeContents(element);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  element.scrollIntoView({ block: "center", behavior: "smooth" });
}

function rangeOf(element: Element, words: string | null): Range | null {
  if (!words) return null;
  const at = (element.textContent ?? "").indexOf(words);
  if (at < 0) return null;
  const range = document.createRange();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let before = 0;
  let started = false;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const end = before + node.data.length;
    if (!started && at < end) {
      range.setStart(node, at - before);
      started = true;
    }
    if (started && at + words.length <= end) {
      range.setEnd(node, at + words.length - before);
      return range;
    }
    before = end;
  }
  return null;
}

function goToInput(name: string, words: string | null): boolean {
  const input = [...document.querySelectorAll<HTMLElement>(`[name="${CSS.escape(name)}"]`)].find(element => !(element instanceof HTMLInputElement && element.type === "hidden"));
  if (!input) return false;
  if (input.matches("textarea[data-editor][hidden]")) {
    document.querySelector<HTMLElement>(".editor-text")?.focus();
    return true;
  }
  for (let part = input.closest("details"); part; part = part.parentElement?.closest("details") ?? null) part.open = true;
  input.focus();
  input.scrollIntoView({ block: "center", behavior: "smooth" });
  if (words && (input instanceof HTMLTextAreaElement || input instanceof HTMLInputElement) && input.value.includes(words)) {
    const at = input.value.indexOf(words);
    try { input.setSelectionRange(at, at + words.length); } catch { /* an input of dates or numbers has no selection */ }
  }
  return true;
}

function say(sentence: string): void {
  const status = document.querySelector("[data-check-status]");
  if (status) status.textContent = sentence;
}

async function fix(rule: string): Promise<void> {
  if (!form) return;
  const answer = await fetch(`/quan-tri/noi-dung/kiem-tra?handler=Fix&rule=${encodeURIComponent(rule)}`, {
    method: "POST", body: new FormData(form),
    headers: { "X-CSRF-TOKEN": document.querySelector<HTMLMetaElement>("meta[name='csrf-token']")?.content ?? "" },
  }).catch(() => null);
  if (!answer?.ok) {
    say(english ? "The fix could not be applied. Your text is unchanged; please try again." : "Chưa sửa được. Bài vẫn như cũ; hãy thử lại.");
    return;
  }
  const changes = await answer.json() as Record<string, string>;
  for (const [name, text] of Object.entries(changes)) {
    const input = form.elements.namedItem(name);
    if (!(input instanceof HTMLTextAreaElement || input instanceof HTMLInputElement)) continue;
    if (input.matches("textarea[data-editor][hidden]")) {
      input.dispatchEvent(new CustomEvent("vocedu:content", { detail: JSON.parse(text) }));
      continue;
    }
    input.value = text;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
  form.dispatchEvent(new Event("change", { bubbles: true }));
  say(english ? "The fix was applied. The item is not saved yet." : "Đã sửa giúp. Bài chưa được lưu.");
}

document.addEventListener("vocedu:goto-block", event => selectInText((event as CustomEvent<Place>).detail));

document.addEventListener("click", event => {
  const target = event.target as HTMLElement;
  const link = target.closest<HTMLAnchorElement>("a[data-goto-input]");
  if (link && form) {
    const { gotoBlock, gotoInput, gotoWords } = link.dataset;
    if (gotoBlock && document.querySelector(".editor-text")) {
      document.dispatchEvent(new CustomEvent("vocedu:goto-block", { detail: { block: Number(gotoBlock), words: gotoWords ?? null } }));
      event.preventDefault();
    } else if (goToInput(gotoInput!, gotoWords ?? null)) event.preventDefault();
  }
  const button = target.closest<HTMLButtonElement>("button[data-fix]");
  if (button) {
    event.preventDefault();
    void fix(button.dataset.fix!);
  }
  if (target.closest("button[data-check]")) {
    event.preventDefault();
    document.dispatchEvent(new CustomEvent("vocedu:check"));
  }
});

// htmx puts a new list in place: whoever stands on a line of the old one stands on the same line, or where one checks again; and how it stands is said, once.
const list = document.querySelector<HTMLElement>("[data-check-result]");
let line: string | null = null;
document.addEventListener("htmx:before:swap", () => {
  line = list?.contains(document.activeElement) ? document.activeElement!.textContent : null;
});
document.addEventListener("htmx:after:swap", () => {
  if (line !== null && document.activeElement === document.body)
    ([...list!.querySelectorAll<HTMLElement>("a, button")].find(one => one.textContent === line) ?? document.querySelector<HTMLElement>("[data-check]"))?.focus();
  line = null;
  const summary = document.querySelector("[data-check-summary]")?.textContent?.trim();
  if (summary && document.querySelector("[data-check-status]")?.textContent !== summary) say(summary);
});

// The reading page leads to a block of the text by its number.
function openHash(): void {
  const block = /^#doan-(\d+)$/u.exec(location.hash)?.[1];
  if (block && form) selectInText({ block: Number(block), words: null });
}
addEventListener("hashchange", openHash);
addEventListener("load", openHash);
