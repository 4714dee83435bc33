// Completes what is typed into a search box (ARIA combobox with a list). Without this script the box is a plain form.

interface Name { text: string; kind: string }

const wait = 120;
const english = document.documentElement.lang === "en";
let last = 0;

for (const box of document.querySelectorAll<HTMLElement>("[data-suggest]")) {
  const input = box.querySelector<HTMLInputElement>("input[type=search]");
  if (input?.form) complete(box, input, input.form);
}

function complete(box: HTMLElement, input: HTMLInputElement, form: HTMLFormElement): void {
  const list = document.createElement("ul");
  list.id = `${input.id}-goi-y`;
  list.className = "suggest-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", english ? "Suggestions" : "Gợi ý");
  list.hidden = true;
  const status = document.createElement("span");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  box.classList.add("suggest");
  box.append(list, status);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);

  let timer: number | undefined;
  let at = -1;
  let typed = input.value;

  const options = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>("[role=option]")];

  function close(): void {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(text: string): void {
    input.value = text;
    close();
    form.requestSubmit();
  }

  function move(to: number): void {
    const all = options();
    all[at]?.removeAttribute("aria-selected");
    at = to < -1 ? all.length - 1 : to >= all.length ? -1 : to;
    const chosen = all[at];
    if (chosen) {
      chosen.setAttribute("aria-selected", "true");
      chosen.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", chosen.id);
      input.value = chosen.dataset.text ?? typed;
    } else {
      input.removeAttribute("aria-activedescendant");
      input.value = typed;
    }
  }

  function show(names: Name[]): void {
    list.replaceChildren(...names.map((name, i) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${i}`;
      option.setAttribute("role", "option");
      option.dataset.text = name.text;
      option.append(name.text);
      if (name.kind) {
        const kind = document.createElement("span");
        kind.className = "suggest-kind";
        kind.textContent = name.kind;
        option.append(" ", kind);
      }
      option.addEventListener("pointerdown", (event) => { event.preventDefault(); choose(name.text); });
      return option;
    }));
    at = -1;
    list.hidden = names.length === 0;
    input.setAttribute("aria-expanded", String(names.length > 0));
    status.textContent = names.length === 0 ? "" : english ? `${names.length} suggestions.` : `Có ${names.length} gợi ý, dùng phím mũi tên để chọn.`;
  }

  async function ask(): Promise<void> {
    const mine = ++last;
    try {
      const answer = await fetch(`/tim-kiem?handler=GoiY&q=${encodeURIComponent(typed)}`);
      const names = answer.ok ? await answer.json() as Name[] : [];
      if (mine === last && document.activeElement === input) show(names);
    } catch {
      close();      // without an answer the box is a plain form
    }
  }

  input.addEventListener("input", () => {
    typed = input.value;
    clearTimeout(timer);
    if (typed.trim().length < 2) close();
    else timer = window.setTimeout(() => void ask(), wait);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(at + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Escape") {
      event.preventDefault();
      input.value = typed;
      close();
    }
  });
  input.addEventListener("blur", close);
}
