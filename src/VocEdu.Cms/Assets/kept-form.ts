// A plain form that loses nothing: what is typed stays in this browser until the server shows it back.
import { moment, say } from "./submit/words";
import { drop, find, put, type TypedForm } from "./kept/store";

const settle = 300;
const forgetAfter = 30 * 24 * 60 * 60 * 1000;
const form = document.querySelector<HTMLFormElement>("form[data-kept-form]");
const status = form?.querySelector<HTMLElement>("[data-kept-status]");
const notice = form?.querySelector<HTMLElement>("[data-kept-notice]");
const key = `${document.body.dataset.person ?? ""} ${location.pathname}`;
let settling: number | undefined;

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const fields = (): Field[] => [...form?.querySelectorAll<Field>("textarea[name], select[name], input[name]:not([type=hidden], [type=file], [type=checkbox], [type=radio])") ?? []];
const first = (field: Field) => field instanceof HTMLSelectElement ? [...field.options].find(option => option.defaultSelected)?.value ?? "" : field.defaultValue;
const typed = (): [string, string][] => fields().map(field => [field.name, field.value]);
const time = () => new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh" });

/** As the server writes it back: 1.250 and 1250 are the same figure. */
const plain = (inputs: [string, string][]) => JSON.stringify(inputs.map(([name, value]) => {
  const text = value.normalize("NFC").trim();
  return [name, /^[\d.]+$/.test(text) ? String(Number(text.replaceAll(".", ""))) : text];
}));

async function keep(): Promise<void> {
  clearTimeout(settling);
  if (!form) return;
  const at = Date.now();
  try {
    await put({ key, version: form.dataset.keptForm ?? "", inputs: typed(), at });
    tell(say(`Đã giữ trên máy này lúc ${time()}; chưa lưu lên hệ thống.`, `Kept on this device at ${time()}; not saved to the system yet.`));
  } catch {
    tell(say("Máy này không giữ được nội dung đang nhập. Hãy lưu thường xuyên.", "This device cannot keep what you type. Save often."));
  }
}

function tell(text: string): void {
  if (status) status.textContent = text;
}

function fill(kept: TypedForm): void {
  const values = new Map(kept.inputs);
  for (const field of fields()) field.value = values.get(field.name) ?? field.value;
}

/** What the server does not have is filled in again; where somebody has saved meanwhile, only when the person says so. */
async function takeUp(): Promise<void> {
  const kept = await find(key).catch(() => undefined);
  if (!form || !kept || fields().length === 0) return;          // sent meanwhile: it may come back to be filled in
  if (form.dataset.unsaved === "true") return void keep();      // refused: what was typed stands here, and nowhere else
  const same = plain(kept.inputs) === plain(typed());
  if (same || kept.at < Date.now() - forgetAfter) return void drop(key);
  const asked = kept.version !== form.dataset.keptForm;
  if (!asked) fill(kept);
  offer(kept, asked);
}

function offer(kept: TypedForm, asked: boolean): void {
  if (!notice) return;
  const before = typed();
  const original = fields().map(first);
  notice.querySelector("[data-kept-words]")!.textContent = asked
    ? say(`Bạn đã nhập lúc ${moment(kept.at)} mà chưa lưu; sau đó đã có bản khác được lưu.`, `You typed at ${moment(kept.at)} without saving; another version has been saved since.`)
    : say(`Đây là nội dung bạn nhập lúc ${moment(kept.at)} và chưa lưu.`, `This is what you typed at ${moment(kept.at)} and have not saved.`);
  const use = notice.querySelector<HTMLButtonElement>("[data-kept-use]")!;
  use.hidden = !asked;
  use.addEventListener("click", () => {
    fill(kept);
    notice.hidden = true;
    void keep();
    fields()[0]?.focus();
  });
  notice.querySelector("[data-kept-drop]")!.addEventListener("click", () => {
    if (JSON.stringify(typed()) === JSON.stringify(before)) fields().forEach((field, at) => { field.value = original[at] ?? ""; });
    notice.hidden = true;
    tell("");
    void drop(key);
    fields()[0]?.focus();
  });
  notice.hidden = false;
}

if (form && "indexedDB" in window) {
  form.addEventListener("input", () => {
    clearTimeout(settling);
    settling = window.setTimeout(() => void keep(), settle);
  });
  // Kept, not forgotten: only the next page can tell whether the server has taken it.
  form.addEventListener("submit", () => void keep());
  document.addEventListener("visibilitychange", () => { if (document.hidden && settling !== undefined) void keep(); });
  void takeUp();
}
