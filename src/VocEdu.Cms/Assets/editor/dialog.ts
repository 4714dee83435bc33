import { newId, say } from "./words";

export interface Field {
  name: string;
  label: string;
  value?: string | undefined;
  help?: string;
  required?: string;
}

interface Question {
  title: string;
  submit: string;
  /** Fields, and parts that look after themselves. */
  fields: (Field | HTMLElement)[];
  /** Another way out of the dialog, such as removing the link. */
  other?: string | undefined;
  wide?: boolean;
  /** Does the work; a returned sentence is shown and the dialog stays with what was typed. */
  accept: (form: FormData, tell: (text: string) => void) => Promise<string | null> | string | null;
}

export type Outcome = "submit" | "other" | "cancel";

/** Asks in a modal dialog; "submit" when accepted, "other" for the other way out, "cancel" otherwise. */
export function ask(question: Question): Promise<Outcome> {
  const { dialog, heading } = open(question.title);
  if (question.wide) dialog.classList.add("editor-dialog-wide");
  const form = document.createElement("form");
  form.method = "dialog";
  form.noValidate = true;
  const status = document.createElement("p");
  status.setAttribute("role", "alert");
  form.append(heading, ...question.fields.map(field => field instanceof HTMLElement ? field : control(field)), status);

  return new Promise(resolve => {
    let outcome: Outcome = "cancel";
    const close = (how: Outcome) => { outcome = how; dialog.close(); };
    const submit = button(question.submit, "submit");
    submit.className = "primary";
    const buttons = document.createElement("div");
    buttons.className = "editor-dialog-buttons";
    buttons.append(submit);
    if (question.other) buttons.append(button(question.other, "button", () => close("other")));
    buttons.append(button(say("Hủy", "Cancel"), "button", () => close("cancel")));
    form.append(buttons);

    form.addEventListener("submit", async event => {
      event.preventDefault();
      event.stopPropagation();
      const data = new FormData(form);
      const missing = question.fields.find((field): field is Field => !(field instanceof HTMLElement) && Boolean(field.required) && String(data.get(field.name) ?? "").trim() === "");
      if (missing) {
        status.textContent = missing.required!;
        form.querySelector<HTMLElement>(`[name="${missing.name}"]`)?.focus();
        return;
      }
      submit.disabled = true;
      const problem = await question.accept(data, text => { status.textContent = text; });
      submit.disabled = false;
      if (problem) status.textContent = problem;
      else close("submit");
    });
    dialog.addEventListener("close", () => { dialog.remove(); resolve(outcome); });
    dialog.append(form);
    show(dialog);
    form.querySelector<HTMLElement>("input:not([type='file']), textarea, [contenteditable='true']")?.focus();
  });
}

/** Tells something in a modal dialog. */
export function tell(title: string, content: HTMLElement): Promise<void> {
  const { dialog, heading } = open(title);
  dialog.append(heading, content, button(say("Đóng", "Close"), "button", () => dialog.close()));
  return new Promise(resolve => {
    dialog.addEventListener("close", () => { dialog.remove(); resolve(); });
    show(dialog);
  });
}

function open(title: string): { dialog: HTMLDialogElement; heading: HTMLElement } {
  const dialog = document.createElement("dialog");
  dialog.className = "editor-dialog";
  const heading = document.createElement("h2");
  heading.id = newId("dialog");
  heading.textContent = title;
  dialog.setAttribute("aria-labelledby", heading.id);
  // Keys of the dialog are not keys of the page.
  dialog.addEventListener("keydown", event => event.stopPropagation());
  return { dialog, heading };
}

function show(dialog: HTMLDialogElement): void {
  document.body.append(dialog);
  dialog.showModal();
}

function control(field: Field): HTMLElement {
  const box = document.createElement("div");
  const label = document.createElement("label");
  const input = document.createElement("input");
  label.htmlFor = input.id = newId("field");
  label.textContent = field.label;
  input.name = field.name;
  input.type = "text";
  input.autocomplete = "off";
  input.value = field.value ?? "";
  input.setAttribute("aria-required", String(Boolean(field.required)));
  box.append(label, input);
  if (field.help) {
    const help = document.createElement("small");
    help.id = `${input.id}-help`;
    help.textContent = field.help;
    input.setAttribute("aria-describedby", help.id);
    box.append(help);
  }
  return box;
}

function button(label: string, type: "submit" | "button", click?: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = type;
  made.textContent = label;
  if (click) made.addEventListener("click", click);
  return made;
}
