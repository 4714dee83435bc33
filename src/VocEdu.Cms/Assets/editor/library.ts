import { find, size, upload, type Kind, type LibraryFile, type Place } from "./upload";
import { newId, numbers, say } from "./words";

/** Part of a dialog: choose files of the library, or send new ones. */
export interface LibraryPart {
  element: HTMLElement;
  /** What was chosen, new files sent first; a sentence when one was not taken. */
  chosen: (tell: (text: string) => void) => Promise<LibraryFile[] | string>;
}

interface Wish {
  kind: Kind;
  label: string;
  accept: string;
  many?: boolean;
  /** Called when a file is picked from the list. */
  picked?: (file: LibraryFile) => void;
}

export function libraryPart(wish: Wish, place: Place): LibraryPart {
  const element = document.createElement("div");
  element.className = "editor-library";
  const known = new Map<string, LibraryFile>();
  const picked = new Map<string, LibraryFile>();

  const list = document.createElement("ul");
  list.setAttribute("aria-label", say("Tệp trong thư viện", "Files in the library"));
  const status = document.createElement("small");
  status.setAttribute("role", "status");
  const more = document.createElement("button");
  more.type = "button";
  more.textContent = say("Xem thêm", "Show more");
  more.hidden = true;

  const name = newId("file");
  let asked: AbortController | undefined;
  let next: string | null = null;
  const load = async (text: string, before: string | null) => {
    asked?.abort();
    const mine = asked = new AbortController();
    const found = await find(wish.kind, text, before, place, mine.signal);
    if (mine.signal.aborted) return;
    if (!before) list.replaceChildren(...[...picked.values()].map(entry));
    if (!found) {
      status.textContent = say("Không đọc được thư viện. Hãy thử lại, hoặc tải tệp từ máy lên.", "The library could not be read. Try again, or send a file of your own.");
      return;
    }
    const fresh = found.files.filter(file => !picked.has(file.id));
    list.append(...fresh.map(entry));
    next = found.next;
    more.hidden = !next;
    const shown = list.childElementCount;
    status.textContent = shown === 0
      ? say("Không có tệp nào phù hợp trong thư viện.", "The library has no such file.")
      : next ? say(`Đang hiện ${shown} tệp mới nhất.`, `Showing the ${shown} newest files.`) : say(`Có ${shown} tệp.`, `${shown} files.`);
  };

  const entry = (file: LibraryFile): HTMLElement => {
    known.set(file.id, file);
    const item = document.createElement("li");
    const label = document.createElement("label");
    const choice = document.createElement("input");
    choice.type = wish.many ? "checkbox" : "radio";
    choice.name = name;
    choice.value = file.id;
    choice.checked = picked.has(file.id);
    choice.addEventListener("change", () => {
      if (!wish.many) picked.clear();
      if (choice.checked) picked.set(file.id, file);
      else picked.delete(file.id);
      if (choice.checked) wish.picked?.(file);
    });
    const words = document.createElement("span");
    words.textContent = file.alt || file.name;
    const facts = document.createElement("small");
    facts.textContent = [file.alt ? file.name : "", file.seconds ? say(`${numbers.format(Math.round(file.seconds))} giây`, `${Math.round(file.seconds)} s`) : "", size(file.bytes), file.captions ? say("có phụ đề", "with captions") : ""].filter(Boolean).join(" · ");
    words.append(facts);
    label.append(choice);
    if (file.thumb) label.append(Object.assign(document.createElement("img"), { src: file.thumb, alt: "", loading: "lazy" }));
    label.append(words);
    item.append(label);
    return item;
  };

  if (place.chooseUrl) {
    const search = field("search", say("Tìm trong thư viện", "Search the library"));
    let waiting: ReturnType<typeof setTimeout> | undefined;
    search.input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => void load(search.input.value.trim(), null), 250);
    });
    search.input.addEventListener("keydown", event => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();      // it would send the dialog
      clearTimeout(waiting);
      void load(search.input.value.trim(), null);
    });
    more.addEventListener("click", () => {
      const last = list.lastElementChild;
      void load(search.input.value.trim(), next).then(() => (last?.nextElementSibling?.querySelector("input") ?? search.input).focus());
    });
    element.append(search.box, list, status, more);
    void load("", null);
  }
  const sent = field("file", wish.label);
  sent.input.accept = wish.accept;
  sent.input.multiple = Boolean(wish.many);
  if (place.uploadUrl) element.append(sent.box);

  return {
    element,
    chosen: async tell => {
      const files: LibraryFile[] = [];
      for (const file of sent.input.files ?? []) {
        tell(say(`Đang tải “${file.name}” lên…`, `Sending “${file.name}”…`));
        const answer = await upload(file, wish.kind, place);
        if (typeof answer === "string") return answer;
        files.push(answer);
      }
      return files.length > 0 && !wish.many ? files : [...picked.values(), ...files];
    },
  };
}

export function field(type: "search" | "file" | "text", text: string): { box: HTMLElement; input: HTMLInputElement } {
  const box = document.createElement("div");
  const input = document.createElement("input");
  input.type = type;
  input.id = newId("field");
  input.autocomplete = "off";
  const label = document.createElement("label");
  label.htmlFor = input.id;
  label.textContent = text;
  box.append(label, input);
  return { box, input };
}
