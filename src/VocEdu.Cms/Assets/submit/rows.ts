import { say } from "./words";
import { shrink } from "./shrink";
import { bytesOf, dropBytes, keepBytes, type DraftFile } from "./store";

/** The pictures and films of the form: one row each, in their order. */
export class Rows {
  private readonly place: HTMLElement;
  private readonly template: HTMLTemplateElement;
  private readonly files = new WeakMap<HTMLElement, DraftFile>();
  private next = 0;

  /** @param changed Called whenever a row came, went, moved or has something new to keep. */
  constructor(private readonly form: HTMLFormElement, private readonly changed: () => Promise<void>) {
    this.place = form.querySelector<HTMLElement>("[data-files]")!;
    this.template = form.querySelector<HTMLTemplateElement>("[data-file-template]")!;
    this.next = this.place.children.length;
    for (const row of this.rows) this.adopt(row);
    const add = form.querySelector<HTMLElement>("[data-add-files]")!;
    add.hidden = false;
    for (const input of add.querySelectorAll<HTMLInputElement>("[data-add]"))
      input.addEventListener("change", () => void this.take(input));
  }

  get all(): DraftFile[] {
    return this.rows.map(row => ({ ...this.files.get(row)!, inputs: inputsOf(row) }));
  }

  /** Shows a draft's files again. */
  async restore(files: DraftFile[]): Promise<void> {
    this.place.replaceChildren();
    for (const file of files) {
      const bytes = file.mediaId ? undefined : await bytesOf(file.id);
      const row = this.build(file, bytes);
      for (const [property, value] of file.inputs) fill(row, property, value);
    }
    this.number();
  }

  row(file: DraftFile): HTMLElement | undefined {
    return this.rows.find(row => this.files.get(row)?.id === file.id);
  }

  uploaded(file: DraftFile): void {
    const row = this.row(file);
    if (row) this.files.set(row, { ...this.files.get(row)!, mediaId: file.mediaId, ...(file.upload ? { upload: file.upload } : {}) });
  }

  private get rows(): HTMLElement[] {
    return [...this.place.querySelectorAll<HTMLElement>("[data-file]")];
  }

  private async take(input: HTMLInputElement): Promise<void> {
    const chosen = [...input.files ?? []];
    const camera = input.hasAttribute("capture");
    input.value = "";
    let first: HTMLElement | undefined;
    for (const file of chosen) {
      const bytes = await shrink(file);
      const name = bytes === file || bytes.type === file.type ? file.name : `${file.name.replace(/\.[^.]*$/, "")}.jpg`;
      const kept: DraftFile = { id: crypto.randomUUID(), name, type: bytes.type || file.type, mediaId: null, inputs: [] };
      try {
        await keepBytes(kept.id, bytes);
      } catch {
        alert(say(`Máy không còn chỗ để giữ tệp ${file.name}. Hãy xóa bớt tệp trên máy rồi chọn lại; những gì đã nhập vẫn còn.`, `There is no room on this device for ${file.name}. Free some room and choose it again; what you typed is kept.`));
        break;
      }
      const row = this.build(kept, bytes);
      if (camera) fill(row, "Credit", this.form.dataset.name ?? "");
      first ??= row;
    }
    this.number();
    await this.changed();
    first?.querySelector<HTMLTextAreaElement>("textarea")?.focus();
  }

  private build(file: DraftFile, bytes: Blob | undefined): HTMLElement {
    const holder = document.createElement("template");
    holder.innerHTML = this.template.innerHTML.replaceAll("__i__", `${this.next++}`);
    const row = holder.content.querySelector<HTMLElement>("[data-file]")!;
    row.querySelector("[data-choose]")?.remove();
    const shown = row.querySelector<HTMLElement>("[data-shown]")!;
    shown.hidden = false;
    const source = bytes ? URL.createObjectURL(bytes) : file.mediaId ? `/quan-tri/thu-vien/${file.mediaId}/xem` : "";
    if (file.type.startsWith("image/") && source) shown.append(Object.assign(document.createElement("img"), { src: source, alt: "" }));
    if (file.type.startsWith("video/") && bytes) shown.append(Object.assign(document.createElement("video"), { src: source, controls: true, preload: "metadata" }));
    shown.append(Object.assign(document.createElement("p"), { className: "hint", textContent: file.name }));
    this.files.set(row, file);
    this.place.append(row);
    this.controls(row);
    return row;
  }

  /** A row that the server has written: its file is in the library. */
  private adopt(row: HTMLElement): void {
    const mediaId = row.querySelector<HTMLInputElement>('input[name$=".MediaId"]')!.value;
    this.files.set(row, { id: mediaId, name: row.querySelector("[data-name]")?.textContent ?? "", type: "image/", mediaId, inputs: [] });
    row.querySelector("[data-remove-tick]")?.remove();
    this.controls(row);
  }

  private controls(row: HTMLElement): void {
    const actions = Object.assign(document.createElement("p"), { className: "file-actions" });
    const button = (text: string, act: () => void) => {
      const made = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: text });
      made.addEventListener("click", act);
      actions.append(made);
    };
    button(say("Đưa lên trước", "Move up"), () => {
      row.previousElementSibling?.before(row);
      this.number();
      void this.changed();
    });
    button(say("Bỏ tệp này", "Remove this file"), () => {
      const file = this.files.get(row)!;
      row.remove();
      this.number();
      void dropBytes(file.id).then(this.changed);
      this.form.querySelector<HTMLInputElement>("[data-add]:not([capture])")?.focus();
    });
    row.append(actions);
  }

  private number(): void {
    this.rows.forEach((row, index) => {
      row.querySelector("[data-number]")!.textContent = `${index + 1}`;
    });
  }
}

const property = (input: Element) => input.getAttribute("name")!.replace(/^.*\]\./, "");

function inputsOf(row: HTMLElement): [string, string][] {
  const inputs = [...row.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>("[name]")];
  return inputs.filter(input => !["MediaId", "File", "Remove"].includes(property(input)))
    .filter(input => !(input instanceof HTMLInputElement && (input.type === "radio" || input.type === "checkbox")) || input.checked)
    .map(input => [property(input), input.value]);
}

function fill(row: HTMLElement, name: string, value: string): void {
  for (const input of row.querySelectorAll<HTMLInputElement>(`[name$=".${name}"]`)) {
    if (input.type === "radio" || input.type === "checkbox") input.checked ||= input.value === value;
    else input.value = value;
  }
}
