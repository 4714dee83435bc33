import { offer, say } from "./tools";

export function offerSharing(): void {
  const address = document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href ?? location.href;
  offer("in", () => print());
  if (navigator.clipboard) offer("chep", async (button) => {
    await navigator.clipboard.writeText(address);
    say(button, "Đã chép liên kết.");
  });
  if ("share" in navigator) offer("chia-se", () => {
    navigator.share({ title: document.querySelector("h1")?.textContent ?? "", url: address }).catch(() => undefined);      // closed without sharing
  });
}
