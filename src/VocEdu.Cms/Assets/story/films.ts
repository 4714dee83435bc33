/** A film of another site is fetched when the reader asks for it, and not before. */
export function showFilmsWhenAsked(): void {
  for (const link of document.querySelectorAll<HTMLElement>("[data-player]")) link.addEventListener("click", (click) => {
    click.preventDefault();
    const frame = Object.assign(document.createElement("iframe"), {
      src: link.dataset.player, title: link.dataset.title, allow: "autoplay; fullscreen; encrypted-media", referrerPolicy: "strict-origin-when-cross-origin",
    });
    link.closest(".player")?.replaceChildren(frame);
    frame.focus();
  });
}
