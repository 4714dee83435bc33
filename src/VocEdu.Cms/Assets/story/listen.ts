// Reads a story aloud with a voice of the reader's own machine, passage by passage. To go on after a pause is to begin the passage again: browsers lose their place.
import { name, offer, say } from "./tools";
import { breaths, passages, type Passage } from "./words";

const patience = 1500;      // ms: some browsers gather their voices only when asked
const mark = "read-aloud";

export function offerListening(): void {
  const start = offer("nghe", () => void press());
  const end = document.querySelector<HTMLButtonElement>("[data-tool=dung]");
  if (!start || !end) return;
  const [play, halt, bar] = [start, end, start.closest("li")];
  let text: Passage[] = [], at = 0, turn = 0;
  let state: "still" | "reading" | "paused" = "still";

  halt.addEventListener("click", () => {
    stop();
    play.focus();
  });
  addEventListener("pagehide", stop);

  async function press(): Promise<void> {
    if (state === "reading") return pause();
    if (state === "still") {
      const mine = ++turn, lack = await lacking();
      if (mine !== turn) return;
      say(play, lack ?? "");
      if (lack) return;
      text = passages();
      at = 0;
    }

    become("reading");
    read();
  }

  function read(): void {
    const mine = ++turn, passage = text[at];
    document.querySelector(`.${mark}`)?.classList.remove(mark);
    if (!passage) return stop();
    passage.where.classList.add(mark);
    const parts = breaths(passage.words);
    parts.forEach((words, number) => {
      const part = new SpeechSynthesisUtterance(words);
      part.voice = voice() ?? null;
      part.lang = "vi-VN";
      part.onerror = () => { if (mine === turn) stop(); };
      if (number === parts.length - 1) part.onend = () => {
        if (mine !== turn) return;
        at++;
        read();
      };
      speechSynthesis.speak(part);
    });
  }

  function pause(): void {
    turn++;
    speechSynthesis.cancel();
    become("paused");
  }

  function stop(): void {
    if (state === "still") return;
    turn++;
    speechSynthesis.cancel();
    document.querySelector(`.${mark}`)?.classList.remove(mark);
    become("still");
  }

  function become(next: typeof state): void {
    state = next;
    name(play, { still: "Nghe bài", reading: "Tạm dừng", paused: "Nghe tiếp" }[next]);
    halt.hidden = next === "still";
    bar?.classList.toggle("listening", next !== "still");
  }
}

const voice = (): SpeechSynthesisVoice | undefined => speechSynthesis.getVoices().find((one) => /^vi\b/i.test(one.lang.replace("_", "-")));

/** Why this machine cannot read Vietnamese aloud, in words for its owner. */
async function lacking(): Promise<string | undefined> {
  if (!("speechSynthesis" in window)) return "Trình duyệt này không đọc thành tiếng được. Bạn hãy thử bằng trình duyệt khác.";
  if (speechSynthesis.getVoices().length === 0) await new Promise((resolve) => {
    speechSynthesis.addEventListener("voiceschanged", resolve, { once: true });
    setTimeout(resolve, patience);
  });
  return voice() ? undefined
    : "Máy này chưa có giọng đọc tiếng Việt. Bạn hãy cài thêm giọng đọc trong phần cài đặt của máy (mục chuyển văn bản thành giọng nói) rồi mở lại trang.";
}
