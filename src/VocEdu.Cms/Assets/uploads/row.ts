import type { Upload } from "tus-js-client";
import { prepare, type Place } from "./send";
import { words } from "./words";

/** One file on its way, as a line with its progress and buttons. */
export class UploadRow {
  readonly element = document.createElement("li");
  mediaId: string | null = null;
  private readonly bar = document.createElement("progress");
  private readonly said = document.createElement("span");
  private readonly buttons = document.createElement("span");
  private upload: Upload | null = null;
  private finish: () => void = () => undefined;
  private cancelled = false;

  constructor(private readonly file: File, private readonly place: Place) {
    const name = document.createElement("b");
    name.textContent = file.name;
    this.element.className = "upload-row";
    this.bar.max = file.size;
    this.bar.value = 0;
    this.bar.setAttribute("aria-label", file.name);
    this.said.className = "upload-said";
    this.said.setAttribute("role", "status");
    this.buttons.className = "buttons";
    this.element.append(name, this.buttons, this.bar, this.said);
    this.say(words.waits);
    this.offer([words.cancel, () => void this.cancel()]);
  }

  /** Sends the file; ends when it is there, has failed, or is paused: then the next one may go. */
  async send(): Promise<void> {
    if (this.cancelled) return;
    this.element.classList.remove("failed");
    const ended = new Promise<void>(resolve => { this.finish = resolve; });
    this.upload ??= await prepare(this.file, this.place, {
      progress: (done, all) => { this.bar.value = done; this.say(words.sends(done, all)); },
      retries: () => this.say(words.retries),
      done: (id, existing) => this.arrived(id, existing),
      failed: sentence => this.fail(sentence),
    });
    if (this.cancelled) return;
    this.offer([words.pause, () => this.pause()], [words.cancel, () => void this.cancel()]);
    this.upload.start();
    return ended;
  }

  /** What became of the file on the server. */
  became(state: string, failure: string | null, duplicateOf: string | null): boolean {
    if (state === "Processing") return false;
    if (state === "Failed") this.fail(failure ?? words.failed, true);
    else this.end(duplicateOf ? words.duplicate : words.ready, duplicateOf ?? this.mediaId!);
    return true;
  }

  private arrived(id: string, existing: boolean): void {
    this.mediaId = id;
    this.bar.value = this.file.size;
    if (existing) this.end(words.duplicate, id);
    else { this.say(words.processing); this.offer(); this.element.dataset.waiting = id; }
    this.finish();
  }

  private end(sentence: string, id: string): void {
    delete this.element.dataset.waiting;
    this.element.classList.add("done");
    this.say(sentence);
    const link = document.createElement("a");
    link.className = "button";
    link.href = `/quan-tri/thu-vien/${id}`;
    link.textContent = words.open;
    this.replaceButtons(link);
  }

  private pause(): void {
    void this.upload?.abort();
    this.say(words.paused);
    this.offer([words.resume, () => void this.send()], [words.cancel, () => void this.cancel()]);
    this.finish();
  }

  private fail(sentence: string, forGood = false): void {
    delete this.element.dataset.waiting;
    this.element.classList.add("failed");
    this.say(sentence);
    if (forGood) this.offer();
    else this.offer([words.resume, () => void this.send()], [words.cancel, () => void this.cancel()]);
    this.finish();
  }

  private async cancel(): Promise<void> {
    this.cancelled = true;
    this.say(words.cancelled);
    this.offer();
    this.finish();
    await this.upload?.abort(true).catch(() => undefined);
  }

  private say(sentence: string): void {
    if (this.said.textContent !== sentence) this.said.textContent = sentence;
  }

  private offer(...choices: [string, () => void][]): void {
    this.replaceButtons(...choices.map(([text, act]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button";
      button.textContent = text;
      button.setAttribute("aria-label", `${text}: ${this.file.name}`);
      button.addEventListener("click", act);
      return button;
    }));
  }

  /** Whoever stands on a button stands on the same one afterwards, or on the first that came; with none, on the line. */
  private replaceButtons(...buttons: HTMLElement[]): void {
    const here = this.buttons.contains(document.activeElement) ? document.activeElement!.textContent : null;
    this.buttons.replaceChildren(...buttons);
    if (here === null) return;
    this.element.tabIndex = -1;
    (buttons.find(button => button.textContent === here) ?? buttons[0] ?? this.element).focus();
  }
}
