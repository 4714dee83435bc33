// The editor of a report: keeps what is typed on the server every few seconds, and in this tab while the server cannot be reached.

const english = document.documentElement.lang === "en";
const form = document.querySelector<HTMLFormElement>("#report-form");
const status = document.querySelector<HTMLElement>("[data-kept]");
const wait = 2_000;
const retry = 15_000;
const store = `vocedu-report-${form?.dataset.report ?? ""}-${document.body.dataset.person ?? ""}`;
let timer: number | undefined;
let unsent = false;
let saving = false;

function say(text: string): void {
  if (status && status.textContent !== text) status.textContent = text;
}

function plan(after: number): void {
  clearTimeout(timer);
  timer = window.setTimeout(() => void keep(), after);
}

function fields(): [string, string][] {
  return form ? [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === "string") : [];
}

async function keep(): Promise<void> {
  if (!form || saving) return;
  const typed = fields();
  try {
    const answer = await fetch(`${location.pathname}?handler=Keep`, { method: "POST", body: new URLSearchParams(typed), redirect: "manual" });
    if (answer.status !== 204) throw new Error(String(answer.status));
    unsent = false;
    sessionStorage.removeItem(store);
    const now = new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
    say(english ? `Typed text kept at ${now}; press Save to store it.` : `Đã giữ nội dung đang nhập lúc ${now}; bấm Lưu để lưu vào báo cáo.`);
  } catch {
    sessionStorage.setItem(store, JSON.stringify(typed.filter(([name]) => !name.startsWith("__"))));
    say(english ? "The server cannot be reached. Your text stays in this tab and is sent again." : "Chưa kết nối được máy chủ. Nội dung vẫn ở trong trang này và sẽ được gửi lại.");
    plan(retry);
  }
}

/** What only this tab has is put back where it was typed. */
function takeUp(): void {
  const kept = sessionStorage.getItem(store);
  if (!kept || !form) return;
  const typed = new Map(JSON.parse(kept) as [string, string][]);
  if (typed.get("Form.Version") !== form.querySelector<HTMLInputElement>("[name='Form.Version']")?.value) return;
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("textarea[name], input[name]:not([type=hidden], [type=checkbox])")) {
    const value = typed.get(field.name);
    if (value !== undefined) field.value = value;
  }
  unsent = true;
  plan(0);
}

form?.addEventListener("input", () => {
  unsent = true;
  plan(wait);
});
form?.addEventListener("submit", () => {
  saving = true;
  clearTimeout(timer);
  sessionStorage.removeItem(store);
});
addEventListener("online", () => { if (unsent) plan(0); });
addEventListener("beforeunload", event => { if (unsent && !saving) event.preventDefault(); });
document.addEventListener("visibilitychange", () => { if (document.hidden && unsent) void keep(); });

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-use]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const target = document.getElementById(button.dataset.use ?? "") as HTMLTextAreaElement | null;
    const text = document.querySelector(`[data-suggestion="${button.dataset.use}"]`)?.textContent;
    if (!target || text == null) return;
    target.focus();
    target.select();
    // As typing, so that it can be undone.
    if (!document.execCommand("insertText", false, text)) target.value = text;
    target.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

takeUp();
export {};
