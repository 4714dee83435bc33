import { say, dayOf, moment } from "./words";
import { draftsOf, drop, find, keep, persist, type Draft } from "./store";
import { tellMissing } from "./missing";
import { Rows } from "./rows";
import { send } from "./send";

const later = 400;
const again = 20_000;
const fresh = "/quan-tri/gui-bai";

/** The page “Gửi bài”: keeps what is typed, and sends it when it can. */
export class SubmitForm {
  private readonly rows: Rows;
  private key: string;
  private timer: number | undefined;
  private sending = false;
  private waits = false;
  private done = false;

  private constructor(private readonly form: HTMLFormElement, private readonly person: string) {
    this.key = form.dataset.key || crypto.randomUUID();
    this.rows = new Rows(form, () => this.keep());
  }

  static async start(form: HTMLFormElement, person: string): Promise<void> {
    const one = new SubmitForm(form, person);
    if (!await one.reopen()) return;
    form.addEventListener("input", () => one.soon());
    form.addEventListener("change", () => {
      one.weekday();
      one.soon();
    });
    form.addEventListener("submit", event => {
      event.preventDefault();
      void one.submit();
    });
    addEventListener("pagehide", () => void one.keep());
    document.addEventListener("visibilitychange", () => document.hidden && void one.keep());
    addEventListener("online", () => void one.retry());
    setInterval(() => void one.retry(), again);
    tellMissing(form);
    form.dataset.ready = "";
  }

  /** A draft named in the address, or the one that was being written on this very page. */
  private async reopen(): Promise<boolean> {
    const query = new URLSearchParams(location.search);
    const named = query.get("nhap");
    if (this.offline) this.fill("Form.CallId", query.get("dat") ?? "");
    const draft = named ? await find(named)
      : this.form.querySelector("[data-problems]:not([hidden])") ? undefined
      : (await draftsOf(this.person)).find(one => one.page === this.page && this.isCurrent(one));
    if (!draft || draft.person !== this.person) return !this.offline || this.page.startsWith(fresh + "?") || this.page === fresh || this.unknown();
    this.key = draft.key;
    for (const [name, value] of draft.inputs) this.fill(name, value);
    await this.rows.restore(draft.files);
    this.say("[data-kept]", say(`Đã mở lại bài bạn viết dở lúc ${moment(draft.savedAt)}.`, `Reopened what you were writing on ${moment(draft.savedAt)}.`));
    if (draft.problem) this.fail(draft.problem);
    if (draft.state === "waiting") {
      this.waits = true;
      void this.retry();
    }
    this.offerNew();
    return true;
  }

  /** The page that is kept for when there is no network. */
  private get offline(): boolean {
    return !this.form.dataset.person;
  }

  /** A story of which this device holds nothing cannot be written on without network. */
  private unknown(): boolean {
    this.form.replaceChildren(Object.assign(document.createElement("p"), { className: "notice", textContent: say("Bài này chưa mở được khi không có mạng. Hãy thử lại khi có mạng.", "This story cannot be opened without network. Try again when there is one.") }));
    return false;
  }

  private get page(): string {
    const call = this.form.querySelector<HTMLInputElement>('[name="Form.CallId"]')?.value;
    return location.pathname.replace(/\/khong-mang$/, "") + (call && location.pathname.endsWith("/gui-bai") ? `?dat=${call}` : "");
  }

  /** The story has not moved on at the server since the draft was begun. */
  private isCurrent(draft: Draft): boolean {
    if (this.offline) return true;
    const version = (inputs: [string, string][]) => inputs.find(([name]) => name === "Form.FromVersion")?.[1];
    return version(draft.inputs) === version(this.inputs);
  }

  private get inputs(): [string, string][] {
    return [...this.form.querySelectorAll<HTMLInputElement>('[name^="Form."]')]
      .filter(input => !input.name.startsWith("Form.Files[") && input.name !== "Form.Key" && (input.type !== "radio" || input.checked))
      .map(input => [input.name, input.value]);
  }

  private get isEmpty(): boolean {
    const typed = (name: string) => this.form.querySelector<HTMLInputElement>(`[name="Form.${name}"]`)!.value.trim();
    return !typed("Title") && !typed("Text") && this.rows.all.length === 0;
  }

  private weekday(): void {
    const day = new Date(`${this.form.querySelector<HTMLInputElement>('[name="Form.Day"]')!.value}T00:00:00+07:00`);
    this.say("[data-day-words]", Number.isNaN(day.getTime()) ? "" : dayOf(day.getTime()));
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.keep(), later);
  }

  private async keep(state: Draft["state"] = this.waits ? "waiting" : "writing"): Promise<void> {
    clearTimeout(this.timer);
    if (this.done || this.isEmpty) return;
    const draft: Draft = { key: this.key, person: this.person, page: this.page, savedAt: Date.now(), state, problem: null, inputs: this.inputs, files: this.rows.all };
    try {
      await keep(draft);
      persist();
      if (!this.waits) this.say("[data-kept]", say(`Đã giữ trên máy này lúc ${moment(draft.savedAt)}.`, `Kept on this device on ${moment(draft.savedAt)}.`));
    } catch {
      this.say("[data-kept]", say("Máy này không giữ được bản nháp. Hãy gửi bài trước khi đóng trang.", "This device cannot keep a draft. Send the story before you close the page."));
    }
  }

  private async submit(): Promise<void> {
    if (!this.form.querySelector<HTMLTextAreaElement>('[name="Form.Title"]')!.value.trim())
      return this.fail(say("Vui lòng nhập tiêu đề.", "Please enter a title."), '[name="Form.Title"]');
    if (this.isEmpty || (!this.form.querySelector<HTMLTextAreaElement>('[name="Form.Text"]')!.value.trim() && this.rows.all.length === 0))
      return this.fail(say("Hãy kể vài câu hoặc thêm ít nhất một ảnh, video.", "Write a few sentences or add at least one picture or video."), '[name="Form.Text"]');
    this.form.querySelector<HTMLElement>("[data-problems]")!.hidden = true;
    this.waits = true;
    await this.keep("waiting");
    await this.retry();
  }

  private async retry(): Promise<void> {
    if (!this.waits || this.sending) return;
    this.sending = true;
    const button = this.form.querySelector<HTMLButtonElement>(".submit-button")!;
    button.disabled = true;
    this.say("[data-sending]", say("Đang gửi…", "Sending…"));
    const outcome = await send(this.key, {
      progress: (file, part) => {
        const bar = this.rows.row(file)?.querySelector<HTMLProgressElement>("[data-progress]");
        if (bar) [bar.hidden, bar.value] = [false, Math.round(part * 100)];
      },
      uploaded: file => this.rows.uploaded(file),
    });
    this.sending = false;
    button.disabled = false;
    this.say("[data-sending]", outcome.kind === "later" ? outcome.why : "");
    if (outcome.kind === "later" && outcome.signIn) this.offerSignIn();
    if (outcome.kind === "arrived") {
      this.done = true;
      location.assign(outcome.address);
    } else if (outcome.kind === "refused") {
      this.waits = false;
      this.fail(outcome.why);
    }
  }

  private fail(why: string, at?: string): void {
    const box = this.form.querySelector<HTMLElement>("[data-problems]")!;
    const field = at ? this.form.querySelector<HTMLElement>(at) : null;
    box.hidden = field !== null;
    if (field) this.mark(field, why);
    else box.querySelector("div")!.textContent = why;
    (field ?? box).focus();
    (field ?? box).scrollIntoView({ block: "center" });
  }

  /** Says it beside the field until something is typed there. */
  private mark(field: HTMLElement, why: string): void {
    const note = field.closest(".field")!.querySelector<HTMLElement>(".field-error")!;
    const describedBy = field.getAttribute("aria-describedby") ?? "";
    note.id = `${field.id}-error`;
    note.textContent = why;
    note.classList.remove("field-validation-valid");
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", `${describedBy} ${note.id}`);
    field.addEventListener("input", () => {
      note.textContent = "";
      field.removeAttribute("aria-invalid");
      field.setAttribute("aria-describedby", describedBy);
    }, { once: true });
  }

  /** Once signed in, the page sends what waits. */
  private offerSignIn(): void {
    const link = Object.assign(document.createElement("a"), { className: "button", textContent: say("Đăng nhập", "Sign in") });
    link.href = `/dang-nhap?ReturnUrl=${encodeURIComponent(this.page)}`;
    this.form.querySelector("[data-sending]")!.append(document.createElement("br"), link);
  }

  private offerNew(): void {
    const line = this.form.querySelector<HTMLElement>("[data-kept]")!;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: say("Bỏ bản này, viết lại từ đầu", "Discard this and start over") });
    button.dataset.discard = "";
    button.addEventListener("click", async () => {
      if (!confirm(say("Bỏ bản viết dở này? Bản này chưa được gửi và sẽ bị xóa khỏi máy.", "Discard this draft? It has not been sent and will be deleted from this device."))) return;
      const draft = await find(this.key);
      this.done = true;
      if (draft) await drop(draft);
      location.assign(this.page);
    });
    line.after(button);
  }

  private fill(name: string, value: string): void {
    for (const input of this.form.querySelectorAll<HTMLInputElement>(`[name="${name}"]`)) {
      if (input.type === "radio") input.checked = input.value === value;
      else input.value = value;
    }
  }

  private say(where: string, words: string): void {
    this.form.querySelector<HTMLElement>(where)!.textContent = words;
  }
}
