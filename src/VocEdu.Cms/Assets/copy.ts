// Beside a post pack: copies a text with one press, and prints a poster.

const english = document.documentElement.lang === "en";
const status = document.querySelector<HTMLElement>("[data-copy-status]");

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy-from]")) {
  const source = document.getElementById(button.dataset.copyFrom ?? "") as HTMLTextAreaElement | null;
  button.hidden = !source;
  button.addEventListener("click", async () => {
    if (!source) return;
    const say = (done: boolean) => {
      if (status) status.textContent = done
        ? (english ? `Copied: ${button.textContent?.trim()}.` : `${button.textContent?.trim()}: đã sao chép.`)
        : (english ? "Could not copy; select the text and press Ctrl+C." : "Chưa sao chép được; hãy chọn chữ rồi bấm Ctrl+C.");
    };
    try {
      await navigator.clipboard.writeText(source.value);
      say(true);
    } catch {
      source.focus();
      source.select();
      say(false);
    }
  });
}

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-print-page]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
