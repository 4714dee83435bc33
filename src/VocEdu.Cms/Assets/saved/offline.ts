import { canKeep, serve } from "./store";

/** Says of a page that was opened without a network that it may be old. */
export function noteWhenOffline(): void {
  const note = (): void => {
    document.getElementById("ban-luu")?.remove();
    if (navigator.onLine) return;
    const line = Object.assign(document.createElement("p"), {
      id: "ban-luu", className: "note", textContent: "Bạn đang xem bản đã lưu trên máy vì không có mạng. Thông tin có thể đã thay đổi.",
    });
    line.setAttribute("role", "status");
    document.querySelector("main .wrap")?.prepend(line);
  };
  addEventListener("online", note);
  addEventListener("offline", note);
  note();
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
