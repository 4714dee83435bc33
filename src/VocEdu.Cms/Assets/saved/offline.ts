import { canKeep, serve } from "./store";

/** Says of a page that was opened without a network, or before a slow one answered, that it may be old; and when there is a newer one. */
export function noteWhenOffline(): void {
  const note = (): void => say(navigator.onLine ? "" : "Bạn đang xem bản đã lưu trên máy vì không có mạng. Thông tin có thể đã thay đổi.");
  addEventListener("online", note);
  addEventListener("offline", note);
  note();
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.addEventListener("message", (told: MessageEvent<{ shown?: string }>) => {
    if (told.data.shown === "same") say("");
    if (told.data.shown === "kept" && navigator.onLine) say("Bạn đang xem bản đã lưu trên máy vì mạng chậm. Bản mới nhất đang được tải về.");
    if (told.data.shown === "lost" && navigator.onLine) say("Bạn đang xem bản đã lưu trên máy vì chưa nối được với trang. Thông tin có thể đã thay đổi.");
    if (told.data.shown === "newer") say("Trang này đã có bản mới hơn. ", Object.assign(document.createElement("a"), { href: location.pathname, textContent: "Mở bản mới" }));
  });
}

function say(...words: (string | Node)[]): void {
  const line = document.getElementById("ban-luu") ?? Object.assign(document.createElement("p"), { id: "ban-luu", className: "note" });
  if (words[0] === "") return line.remove();
  line.setAttribute("role", "status");
  line.replaceChildren(...words);
  if (!line.isConnected) document.querySelector("main .wrap")?.prepend(line);
}

/** A career guide that was read stays readable without a network. */
export async function keepGuide(): Promise<void> {
  if (/^\/nghe\/[^/]+$/.test(location.pathname)) await keepThisPage("/nghe/");
}

/** The first page was loaded before its worker was there: tells it what the page is made of. */
export async function keepThisPage(scope: string): Promise<void> {
  if (!canKeep) return;
  try {
    const first = !navigator.serviceWorker.controller;
    await serve(scope);
    if (!first) return;
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ keep: [location.pathname, ...loaded()] });
  } catch {
    // A browser that keeps nothing (a private window) reads as before.
  }
}

export const loaded = (): string[] => performance.getEntriesByType("resource").map((part) => part.name);
