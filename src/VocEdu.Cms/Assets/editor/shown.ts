import { Node, mergeAttributes } from "@tiptap/core";
import type { Figure } from "./figures";
import { creditLine, say } from "./words";

// Blocks that are filled in a dialog and shown as they will be on the page.

type Attributes = Record<string, string | null>;

const libraryAddress = (id: string) => `/quan-tri/thu-vien/${encodeURIComponent(id)}/xem`;

/** Attributes kept in the HTML of the clipboard as <c>data-…</c>. */
const kept = (...names: string[]) => Object.fromEntries(names.map(name => [name, {
  default: null,
  parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name.toLowerCase()}`),
  renderHTML: (attrs: Attributes) => attrs[name] ? { [`data-${name.toLowerCase()}`]: attrs[name] } : {},
}]));

function make(tag: string, className: string, ...content: (globalThis.Node | string | null)[]): HTMLElement {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content.filter(part => part !== null));
  return element;
}

export const picture = (assetUrl: string | undefined) => Node.create({
  name: "image",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    src: { default: null },
    alt: { default: "" },
    mediaId: { default: null, parseHTML: (img: HTMLElement) => img.getAttribute("data-media-id"), renderHTML: ({ mediaId }: Attributes) => mediaId ? { "data-media-id": mediaId } : {} },
    ...kept("caption", "credit"),
  }),
  parseHTML: () => [{ tag: "img[src^='/']" }, { tag: "img[data-media-id]" }],
  renderHTML: ({ HTMLAttributes }) => ["img", HTMLAttributes],
  addNodeView: () => ({ node }) => {
    const { src, mediaId, alt, caption, credit } = node.attrs;
    const img = document.createElement("img");
    // Text that came by import or API names the library's picture without an address.
    const address = visibleAddress(src, assetUrl) ?? (mediaId && !isPending(mediaId) ? libraryAddress(mediaId) : null);
    if (address) img.src = address;
    img.alt = alt;
    const line = [caption, credit && creditLine(credit)].filter(Boolean).join(" ");
    const hint = make("small", alt ? "" : "missing", isPending(mediaId) ? say("Đang tải ảnh lên…", "Sending the picture…")
      : alt ? say(`Mô tả cho người không nhìn thấy ảnh: ${alt}`, `Description for those who cannot see it: ${alt}`)
      : say("Ảnh chưa có mô tả. Chọn ảnh rồi nhấn Enter để thêm.", "No description yet. Select the picture and press Enter to add one."));
    return { dom: make("figure", "", img, line ? make("figcaption", "", line) : null, hint) };
  },
});

const pending = "cho-tai-len-";
export const pendingId = (() => { let n = 0; return () => `${pending}${++n}`; })();
export const isPending = (mediaId: unknown): boolean => typeof mediaId === "string" && mediaId.startsWith(pending);

function visibleAddress(src: string | null, assetUrl: string | undefined): string | null {
  if (!src?.startsWith("asset:")) return src;
  return assetUrl ? assetUrl.replace("{name}", encodeURIComponent(src.slice("asset:".length))) : null;
}

export const gallery = Node.create({
  name: "gallery",
  group: "block",
  content: "image+",
  draggable: true,
  parseHTML: () => [{ tag: "div.gallery" }],
  renderHTML: () => ["div", { "class": "gallery", "role": "group", "aria-label": say("Bộ ảnh", "Gallery") }, 0],
});

export const video = Node.create({
  name: "video",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => kept("mediaId", "youtube", "poster", "caption"),
  parseHTML: () => [{ tag: "figure[data-video]" }],
  renderHTML: ({ HTMLAttributes }) => ["figure", mergeAttributes({ "data-video": "" }, HTMLAttributes)],
  addNodeView: () => ({ node }) => {
    const { mediaId, youtube, poster, caption } = node.attrs as Attributes;
    const shown = poster ?? mediaId;
    const img = shown ? Object.assign(document.createElement("img"), { src: libraryAddress(shown), alt: "" }) : null;
    const kind = youtube ? say(`Video trên YouTube (${youtube})`, `Film on YouTube (${youtube})`) : say("Video trong thư viện", "Film of the library");
    return { dom: make("figure", "video", make("div", "video-link", img, make("span", "", kind)), caption ? make("figcaption", "", caption) : null) };
  },
});

export const file = Node.create({
  name: "file",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => kept("mediaId", "title"),
  parseHTML: () => [{ tag: "div[data-file]" }],
  renderHTML: ({ HTMLAttributes }) => ["div", mergeAttributes({ "data-file": "" }, HTMLAttributes)],
  addNodeView: () => ({ node }) => {
    const name = node.attrs.title ?? say("Tệp trong thư viện", "File of the library");
    return { dom: make("div", "file", make("span", "file-box", make("span", "file-name", name), make("span", "file-kind", say("Tệp đính kèm", "Attachment")))) };
  },
});

export const keyFigures = Node.create({
  name: "keyFigures",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({ figures: { default: [], rendered: false, parseHTML: readFigures }, source: { default: null, rendered: false, parseHTML: readSource } }),
  parseHTML: () => [{ tag: "figure.key-figures" }],
  renderHTML: ({ node: { attrs } }) => ["figure", { class: "key-figures" },
    ["dl", ...(attrs.figures as Figure[]).map(figure => ["div", ["dt", figure.label], ["dd", figure.value]] as const)],
    ...(attrs.source ? [["figcaption", `Nguồn: ${attrs.source}`] as const] : [])],
});

function readFigures(figure: HTMLElement): Figure[] {
  return [...figure.querySelectorAll("dl > div")].map(entry => ({
    value: entry.querySelector("dd")?.textContent?.trim() ?? "", label: entry.querySelector("dt")?.textContent?.trim() ?? "",
  }));
}

function readSource(figure: HTMLElement): string | null {
  return figure.querySelector("figcaption")?.textContent?.replace(/^\s*Nguồn:\s*/u, "").trim() || null;
}

/** A note is shown by its number (counted in editor.css); its text is in its description. */
export const footnote = Node.create({
  name: "footnote",
  group: "inline",
  inline: true,
  atom: true,
  content: "text*",
  parseHTML: () => [{ tag: "span[data-footnote]" }],
  renderHTML: () => ["span", { "data-footnote": "" }, 0],
  addNodeView: () => ({ node }) => {
    const dom = make("sup", "editor-note");
    dom.title = node.textContent;
    dom.setAttribute("role", "img");
    dom.setAttribute("aria-label", say(`Chú thích: ${node.textContent}`, `Note: ${node.textContent}`));
    return { dom };
  },
});
