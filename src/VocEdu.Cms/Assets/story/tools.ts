/** Shows a tool's button, which does nothing without scripts. */
export function offer(name: string, work: (button: HTMLButtonElement) => void): HTMLButtonElement | undefined {
  const button = document.querySelector<HTMLButtonElement>(`[data-tool="${name}"]`);
  if (!button) return undefined;
  const entry = button.closest("li");
  if (entry) entry.hidden = false;
  button.addEventListener("click", () => work(button));
  return button;
}

export function name(button: HTMLButtonElement, text: string): void {
  const label = button.querySelector("span");
  if (label) label.textContent = text;
}

/** Says under the buttons what came of it. */
export function say(button: HTMLButtonElement, ...words: (string | Node)[]): void {
  button.closest(".tools")?.querySelector("[role=status]")?.replaceChildren(...words);
}
