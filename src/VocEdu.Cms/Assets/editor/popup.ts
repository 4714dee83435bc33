import type { Editor } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { newId, say } from "./words";

export interface Option {
  label: string;
  keys?: string;
  run: (editor: Editor) => void;
}

interface Offer {
  /** The text that the choice is about. */
  from: number;
  to: number;
  options: Option[];
  at: number;
  /** The text goes when something is chosen. */
  consumes: boolean;
  /** Called again after each change of the text; null closes. */
  again: ((editor: Editor) => Pick<Offer, "from" | "to" | "options"> | null) | null;
}

const key = new PluginKey<null>("popup");

/** A list at the cursor: arrows choose, Enter takes, Escape closes. The focus stays in the text (ARIA: active descendant). */
export class Popup {
  private offer: Offer | null = null;
  private readonly list = document.createElement("ul");
  private readonly status = document.createElement("span");
  private readonly id = newId("options");

  constructor(private readonly editor: Editor, private readonly frame: HTMLElement, label: string) {
    this.list.id = this.id;
    this.list.className = "editor-options";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", label);
    this.list.hidden = true;
    this.status.className = "visually-hidden";
    this.status.setAttribute("role", "status");
    frame.append(this.list, this.status);
    this.list.addEventListener("mousedown", event => {
      event.preventDefault();      // the focus stays in the text
      const chosen = [...this.list.children].indexOf((event.target as HTMLElement).closest("li")!);
      if (chosen >= 0) this.take(chosen);
    });
    editor.registerPlugin(new Plugin({
      key,
      props: {
        handleKeyDown: (_, event) => this.pressed(event),
        attributes: (): Record<string, string> => this.offer ? { "aria-controls": this.id, "aria-activedescendant": `${this.id}-${this.offer.at}` } : { "aria-haspopup": "listbox" },
      },
    }), (mine, others) => [mine, ...others]);      // Enter and the arrows are ours while the list is open
    editor.on("transaction", ({ transaction }) => {
      if (!this.offer || (!transaction.docChanged && !transaction.selectionSet)) return;
      const { from, to, again } = this.offer;
      const { head } = editor.state.selection;
      if (!again && !transaction.docChanged && head >= from && head <= to) return;
      const next = again?.(editor);
      if (next) this.show({ ...this.offer, ...next, at: 0 });
      else this.close();
    });
    editor.on("blur", () => this.close());
  }

  get isOpen(): boolean {
    return this.offer !== null;
  }

  open(from: number, to: number, options: Option[], how: Partial<Pick<Offer, "consumes" | "again">> = {}): void {
    this.show({ from, to, options, at: 0, consumes: true, again: null, ...how });
  }

  close(): void {
    if (!this.offer) return;
    this.offer = null;
    this.list.hidden = true;
    this.status.textContent = "";
    this.refresh();
  }

  private show(offer: Offer): void {
    const known = this.offer?.options.map(one => one.label).join() === offer.options.map(one => one.label).join();
    this.offer = offer;
    this.list.replaceChildren(...offer.options.map((option, i) => {
      const item = document.createElement("li");
      item.id = `${this.id}-${i}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", String(i === offer.at));
      item.textContent = option.label;
      if (option.keys) item.append(Object.assign(document.createElement("kbd"), { textContent: option.keys }));
      return item;
    }));
    this.list.hidden = false;
    if (!known) this.status.textContent = say(`Có ${offer.options.length} lựa chọn. Dùng phím lên, xuống để chọn, Enter để dùng.`, `${offer.options.length} choices. Arrow keys choose, Enter takes.`);
    this.place();
    this.list.children[offer.at]?.scrollIntoView({ block: "nearest" });
    this.refresh();
  }

  private place(): void {
    const cursor = this.editor.view.coordsAtPos(this.offer!.from);
    const frame = this.frame.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.list;
    const below = cursor.bottom + 4 + height <= innerHeight || cursor.top < height + 4;
    this.list.style.top = `${(below ? cursor.bottom + 4 : cursor.top - 4 - height) - frame.top}px`;
    this.list.style.left = `${Math.max(0, Math.min(cursor.left - frame.left, frame.width - width - 2))}px`;
  }

  private pressed(event: KeyboardEvent): boolean {
    if (!this.offer || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return false;
    const { at, options } = this.offer;
    if (event.key === "ArrowDown" || event.key === "ArrowUp")
      this.show({ ...this.offer, at: (at + (event.key === "ArrowDown" ? 1 : -1) + options.length) % options.length });
    else if (event.key === "Enter" || event.key === "Tab") this.take(at);
    else if (event.key === "Escape") this.close();
    else return false;
    event.stopPropagation();
    return true;
  }

  private take(chosen: number): void {
    const { from, to, options, consumes } = this.offer!;
    this.close();
    if (consumes) this.editor.chain().focus().deleteRange({ from, to }).run();
    options[chosen]!.run(this.editor);
  }

  // The attributes of the text are asked for when its state is set.
  private refresh(): void {
    this.editor.view.setProps({});
  }
}
