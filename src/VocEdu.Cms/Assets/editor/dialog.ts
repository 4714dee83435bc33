export interface Field {
  name: string;
  label: string;
  value?: string | undefined;
  help?: string;
  type?: "text" | "file" | "textarea";
  required?: string;
  accept?: string;
}

interface Question {
  title: string;
  submit: string;
  fields: Field[];
  /** Another way out of the dialog, such as removing the link. */
  other?: string | undefined;
  /** Does the work; a returned sentence is shown and the dialog stays with what was typed. */
  accept: (form: FormData, say: (text: string) => void) => Promise<string | null> | string | null;
}

let count = 0;

/** Asks in a modal dialog; "submit" when accepted, "other" for the other way out, "cancel" otherwise. */
export function ask(question: Question): Promise<"submit" | "other" | "cancel"> {
  const dialog = document.createElement("dialog");
  dialog.className = "editor-dialog";
  const id = `editor-dialog-${++count}`;
  dialog.setAttribute("aria-labelledby", id);

  const form = document.createElement("form");
  form.method = "dialog";
  form.noValidate = true;
  const title = document.createElement("h2");
  title.id = id;
  title.textContent = question.title;
  const status = document.createElement("p");
  status.setAttribute("role", "alert");
  form.append(title, ...question.fields.map((field, i) => control(field, `${id}-${i}`)), status);

  return new Promise(resolve => {
    let outcome: "submit" | "other" | "cancel" = "cancel";
    const close = (how: typeof outcome) => { outcome = how; dialog.close(); };
    const submit = button(question.submit, "submit");
    const buttons = document.createElement("div");
    buttons.className = "editor-dialog-buttons";
    buttons.append(submit);
    if (question.other) buttons.append(button(question.other, "button", () => close("other")));
    buttons.append(button("Hủy", "button", () => close("cancel")));
    form.append(buttons);

    form.addEventListener("submit", async event => {
      event.preventDefault();
      event.stopPropagation();
      const data = new FormData(form);
      const missing = question.fields.find(field => field.required && isBlank(data.get(field.name)));
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
    document.body.append(dialog);
    dialog.showModal();
    form.querySelector<HTMLElement>("input, textarea")?.focus();
  });
}

function isBlank(value: FormDataEntryValue | null): boolean {
  return value === null || (typeof value === "string" ? value.trim() === "" : value.size === 0);
}

function control(field: Field, id: string): HTMLElement {
  const box = document.createElement("div");
  const label = document.createElement("label");
  label.htmlFor = id;
  label.textContent = field.label;
  const input = document.createElement(field.type === "textarea" ? "textarea" : "input");
  input.id = id;
  input.name = field.name;
  if (input instanceof HTMLInputElement) {
    input.type = field.type === "file" ? "file" : "text";
    if (field.accept) input.accept = field.accept;
  }
  if (field.type !== "file") input.value = field.value ?? "";
  input.setAttribute("aria-required", String(Boolean(field.required)));
  box.append(label, input);
  if (field.help) {
    const help = document.createElement("small");
    help.id = `${id}-help`;
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
