import { send, type Answer } from "./beat";
import { fieldsOf } from "./leftovers";
import { askToSignIn } from "./signIn";
import * as store from "./store";
import { words } from "./words";

const settle = 300;                // a change is on the disk this soon
const quiet = 3_000;               // and on the server this long after the last one
const longest = 10_000;            // or this long after the first, while somebody types without a rest

/** The text of one editor's page: notices every change and keeps it twice, here and on the server. */
export class WrittenText {
  readonly id: string;
  private readonly item: string;
  private readonly genre: string;
  private last: string;
  private revision = 0;
  private keptHere = true;
  private keptThere = true;
  private changed: boolean;
  private sure = false;
  private settling: ReturnType<typeof setTimeout> | undefined;
  private sending: ReturnType<typeof setTimeout> | undefined;
  private firstUnsent = 0;
  private underway: Promise<Answer> | undefined;
  private keeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly form: HTMLFormElement, private readonly person: string,
    private readonly status: HTMLElement | null, private readonly heard: (answer: Answer) => void) {
    this.id = (form.elements.namedItem("Kept.Id") as HTMLInputElement).value;
    this.item = form.dataset.item ?? "";
    this.genre = form.dataset.genre ?? "";
    this.changed = form.dataset.unsaved === "true";
    this.last = this.changed ? "" : JSON.stringify(this.pairs());
    const noticed = () => {
      clearTimeout(this.settling);
      this.settling = setTimeout(() => void this.remember(), settle);
    };
    for (const event of ["input", "change"]) form.addEventListener(event, noticed);
    form.addEventListener("focusout", () => { if (this.sending !== undefined) void this.flush(); });
    form.addEventListener("submit", event => void this.submit(event));
    addEventListener("beforeunload", event => { if (!this.sure && this.changed && !this.keptHere && !this.keptThere) event.preventDefault(); });
    addEventListener("pageshow", () => { this.sure = false; });
    if (this.changed) void store.find(this.id).then(known => { this.revision = Math.max(this.revision, known?.revision ?? 0); }, () => undefined).then(() => this.remember());
  }

  /** Typed and not saved as a version. */
  get isChanged(): boolean { return this.changed; }

  get isLeavingToSave(): boolean { return this.sure; }

  get hasUnsent(): boolean { return !this.keptThere || this.settling !== undefined; }

  fields(): FormData { return fieldsOf({ id: this.id, item: this.item, genre: this.genre, revision: this.revision, pairs: this.pairs() }); }

  /** Keeps here what was typed, at once; what is on the page when this is called is in. */
  async remember(): Promise<void> {
    clearTimeout(this.settling);
    this.settling = undefined;
    const pairs = this.pairs();
    const now = JSON.stringify(pairs);
    if (now === this.last) return this.keeping;
    [this.last, this.changed, this.keptThere] = [now, true, false];
    this.revision = Math.max(this.revision + 1, Date.now());
    this.firstUnsent ||= Date.now();
    clearTimeout(this.sending);
    this.sending = setTimeout(() => void this.flush(), Math.max(0, Math.min(quiet, this.firstUnsent + longest - Date.now())));
    const text = { id: this.id, person: this.person, item: this.item, genre: this.genre, revision: this.revision, pairs, onServer: false, changedAt: Date.now() };
    // No room, or a browser that keeps nothing: the server is left.
    await this.keep(() => store.put(text).then(() => { this.keptHere = true; }, () => { this.keptHere = false; }));
  }

  /** One after another: the note that the server has a text must not fall on a newer text. */
  private keep(work: () => Promise<void>): Promise<void> {
    return this.keeping = this.keeping.then(work);
  }

  /** Brings the newest text to the server. */
  async flush(): Promise<Answer> {
    await (this.settling === undefined ? this.keeping : this.remember());
    while (this.underway) await this.underway;
    clearTimeout(this.sending);
    [this.sending, this.firstUnsent] = [undefined, 0];
    const revision = this.revision;
    const fields = this.keptThere ? this.presenceOnly() : this.fields();
    fields.set("Kept.Editing", String(this.changed));
    const brought = !this.keptThere;
    this.underway = send(fields);
    const answer = await this.underway;
    this.underway = undefined;
    if (brought) await this.told(answer, revision);
    this.heard(answer);
    return answer;
  }

  say(sentence: string): void {
    if (this.status && this.status.textContent !== sentence) this.status.textContent = sentence;
  }

  private async told(answer: Answer, revision: number): Promise<void> {
    if (answer.state === "answered" && (answer.kept === "Yes" || answer.kept === "Done")) {
      if (revision === this.revision) this.keptThere = true;
      this.say(words.keptAt(answer.at));
      return this.keep(async () => {
        const known = await store.find(this.id).catch(() => undefined);
        if (known?.revision === revision) await store.put({ ...known, onServer: true }).catch(() => undefined);
      });
    }
    this.say(!this.keptHere ? answer.state === "failed" ? words.failedNowhere : words.offlineNowhere
      : answer.state === "offline" ? words.offline
      : answer.state === "failed" ? words.failed
      : answer.state === "signed-out" ? words.signedOut
      : answer.state === "refused" ? words.refused
      : answer.kept === "TooMany" ? words.tooMany : words.tooLarge);
  }

  /** Asks first whether the server is there and knows the person: a browser's own error page would take the text away. */
  private async submit(event: SubmitEvent): Promise<void> {
    if (event.defaultPrevented) return;
    if (this.sure) return this.mark();
    event.preventDefault();
    await this.remember();
    const answer = await this.flush();
    if (answer.state === "signed-out") return askToSignIn();
    if (answer.state === "offline") return this.say(words.notSaved);
    if (answer.state === "failed") return this.say(words.notSavedFailed);
    if (answer.state === "refused") return this.say(words.refused);
    this.sure = true;
    this.form.requestSubmit(event.submitter);
  }

  /** Says which text is sent, so that the server knows that one as saved and no later one. */
  private mark(): void {
    void this.remember();
    const revision = this.form.elements.namedItem("Kept.Revision") as HTMLInputElement | null;
    if (revision) revision.value = String(this.revision);
  }

  private presenceOnly(): FormData {
    const fields = new FormData();
    fields.set("Kept.Item", this.item);
    fields.set("Form.FromVersion", (this.form.elements.namedItem("Form.FromVersion") as HTMLInputElement | null)?.value ?? "0");
    return fields;
  }

  private pairs(): store.Pairs {
    return [...new FormData(this.form)].filter((pair): pair is [string, string] =>
      typeof pair[1] === "string" && !["__RequestVerificationToken", "Kept.Id", "Kept.Revision"].includes(pair[0]));
  }
}
