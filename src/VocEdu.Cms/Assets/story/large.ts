// Pictures of a story, large above the page: arrows or a swipe lead on, Esc leads back to the picture last seen. Without scripts each is a plain link.
const swipe = 48;      // px

export function showPicturesLarge(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("main a.large")].filter((link) => link.querySelector("img"));
  if (links.length === 0 || typeof HTMLDialogElement === "undefined") return;
  let at = 0, view: HTMLDialogElement | undefined;
  links.forEach((link, place) => link.addEventListener("click", (click) => {
    if (click.button !== 0 || click.ctrlKey || click.metaKey || click.shiftKey || click.altKey) return;
    click.preventDefault();
    view ??= make();
    show(place);
    view.showModal();
  }));

  function make(): HTMLDialogElement {
    const made = document.createElement("dialog");
    made.className = "viewer";
    made.setAttribute("aria-label", "Ảnh lớn");
    made.append(button("viewer-close", "Đóng", () => made.close()), Object.assign(document.createElement("p"), { className: "viewer-count" }), document.createElement("figure"));
    made.querySelector("p")?.setAttribute("role", "status");
    if (links.length > 1) made.append(button("viewer-back", "Ảnh trước", () => show(at - 1)), button("viewer-on", "Ảnh sau", () => show(at + 1)));
    made.addEventListener("click", (click) => { if (click.target === made) made.close(); });
    made.addEventListener("close", () => links[at]?.focus());
    made.addEventListener("keydown", (key) => {
      const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: links.length - 1 }[key.key];
      if (next === undefined || key.altKey || key.ctrlKey || key.metaKey) return;
      key.preventDefault();
      show(next);
    });
    bySwipe(made);
    document.body.append(made);
    return made;
  }

  function show(next: number): void {
    at = (next + links.length) % links.length;
    const link = links[at], frame = view?.querySelector("figure"), count = view?.querySelector("p");
    if (!link || !frame || !count) return;
    const caption = link.parentElement?.querySelector(":scope > figcaption")?.cloneNode(true);
    const picture = largeOf(link);
    frame.replaceChildren(picture, ...caption ? [caption] : []);
    frame.scrollTop = 0;
    count.replaceChildren(links.length > 1 ? `${at + 1} / ${links.length}` : "", hidden(` ${link.querySelector("img")?.alt ?? ""}`));
  }

  function bySwipe(made: HTMLElement): void {
    let from: Touch | undefined;
    made.addEventListener("touchstart", (touch) => { from = touch.touches.length === 1 ? touch.touches[0] : undefined; }, { passive: true });
    made.addEventListener("touchend", (touch) => {
      const to = touch.changedTouches[0];
      if (!from || !to || links.length === 1 || (visualViewport?.scale ?? 1) > 1.01) return;
      const across = to.clientX - from.clientX;
      if (Math.abs(across) > swipe && Math.abs(across) > 2 * Math.abs(to.clientY - from.clientY)) show(across < 0 ? at + 1 : at - 1);
      from = undefined;
    }, { passive: true });
  }
}

/** The same picture as wide as the window; without a network the one that is already there. */
function largeOf(link: HTMLAnchorElement): Element {
  const small = link.querySelector("img"), large = (link.querySelector("picture") ?? small)?.cloneNode(true);
  if (!(large instanceof Element) || !small) return link;
  const image = large instanceof HTMLImageElement ? large : large.querySelector("img");
  for (const source of large.querySelectorAll("source")) source.sizes = "100vw";
  if (!image) return large;
  image.loading = "eager";
  image.removeAttribute("class");
  const [width, height] = [image.width, image.height];
  image.classList.toggle("tall", height > 1.9 * width && width > 0);
  if (image === large) image.src = link.href;
  image.addEventListener("error", () => {
    large.querySelectorAll("source").forEach((source) => source.remove());
    image.src = small.currentSrc;
  }, { once: true });
  return large;
}

function button(className: string, label: string, work: () => void): HTMLButtonElement {
  const made = Object.assign(document.createElement("button"), { type: "button", className });
  made.setAttribute("aria-label", label);
  made.addEventListener("click", work);
  return made;
}

const hidden = (text: string): HTMLElement => Object.assign(document.createElement("span"), { className: "visually-hidden", textContent: text });
