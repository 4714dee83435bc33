// Keeps a story to read later, without a network too. No account: it stays in this browser.
import { loaded } from "../saved/offline";
import { canKeep, forget, isSaved, save, serve } from "../saved/store";
import { name, offer, say } from "./tools";

const list = "/da-luu";

export async function offerSaving(): Promise<void> {
  if (!canKeep) return;
  const path = location.pathname;
  const button = offer("luu", (pressed) => void toggle(pressed));
  if (button) show(button, await isSaved(path).catch(() => false));

  async function toggle(pressed: HTMLButtonElement): Promise<void> {
    pressed.disabled = true;
    try {
      if (await isSaved(path)) {
        await forget(path);
        show(pressed, false);
        say(pressed, "Đã bỏ khỏi danh sách đọc sau.");
      } else {
        await save(path, await parts());
        await Promise.all([serve(path.replace(/[^/]+$/, "")), serve(list)]);
        show(pressed, true);
        const link = Object.assign(document.createElement("a"), { href: list, textContent: "Xem danh sách đã lưu" });
        say(pressed, `Đã lưu trên máy này, đọc được cả khi không có mạng${document.querySelector(".player") ? "; riêng phim và âm thanh cần có mạng" : ""}. `, link, ".");
      }
    } catch {
      say(pressed, "Chưa lưu được: máy không có mạng, hết chỗ trống hoặc đang ở chế độ ẩn danh. Bạn hãy thử lại sau.");
    } finally {
      pressed.disabled = false;
      pressed.focus();
    }
  }
}

function show(button: HTMLButtonElement, saved: boolean): void {
  button.setAttribute("aria-pressed", String(saved));
  name(button, saved ? "Đã lưu" : "Lưu để đọc sau");
}

/** What the page has loaded, and the pictures of the story that are further down. */
async function parts(): Promise<string[]> {
  const pictures = [...document.querySelectorAll<HTMLImageElement>("main article:not(.card) img:not(.card img)")];
  for (const picture of pictures) picture.loading = "eager";
  await Promise.allSettled(pictures.map((picture) => picture.decode()));
  return [...pictures.map((picture) => picture.currentSrc), ...loaded()].filter((part) => {
    const { origin, pathname } = new URL(part, location.origin);
    return part !== "" && origin === location.origin && /^\/(css|dist|img|js)\//.test(pathname) || pictures.some((picture) => picture.currentSrc === part);
  });
}
