import { Mark, Node, mergeAttributes, type Extensions } from "@tiptap/core";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import StarterKit from "@tiptap/starter-kit";
import { isAllowedLink } from "./links";

// The same allow-list as the server's; what is not here cannot be typed, pasted or dropped.

const raised = (name: "superscript" | "subscript", tag: "sup" | "sub", key: string) => Mark.create({
  name,
  parseHTML: () => [{ tag }],
  renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return { [key]: () => this.editor.commands.toggleMark(name) };
  },
});

const CaptionedTable = Table.extend({
  addAttributes() {
    return {
      caption: {
        default: null,
        parseHTML: (table: HTMLElement) => table.querySelector(":scope > caption")?.textContent?.trim() || table.dataset.caption || null,
        renderHTML: ({ caption }) => caption ? { "data-caption": caption } : {},
      },
    };
  },
  renderHTML: ({ HTMLAttributes }) => ["table", HTMLAttributes, ["tbody", 0]],
});

const text = (name: string) => ({ default: null, parseHTML: (img: HTMLElement) => img.getAttribute(`data-${name}`) });

/** A picture with what belongs to it; shown as it will be on the page. */
const picture = (assetUrl: string | undefined) => Node.create({
  name: "image",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    src: { default: null },
    mediaId: text("media-id"),
    alt: { default: "" },
    caption: text("caption"),
    credit: text("credit"),
  }),
  parseHTML: () => [{ tag: "img[src^='/']" }, { tag: "img[data-media-id]" }],
  renderHTML: ({ node: { attrs } }) => ["img", mergeAttributes({
    "src": attrs.src, "alt": attrs.alt, "data-media-id": attrs.mediaId, "data-caption": attrs.caption, "data-credit": attrs.credit,
  })],
  addNodeView: () => ({ node }) => {
    const figure = document.createElement("figure");
    const { src, mediaId, alt, caption, credit } = node.attrs;
    const img = document.createElement("img");
    // Text that came by import or API names the library's picture without an address.
    const address = visibleAddress(src, assetUrl) ?? (mediaId ? `/quan-tri/thu-vien/${encodeURIComponent(mediaId)}/xem` : null);
    if (address) img.src = address;
    img.alt = alt;
    const line = document.createElement("figcaption");
    line.textContent = [caption, credit && (/^[^:]{1,20}:/u.test(credit) ? credit : `Ảnh: ${credit}`)].filter(Boolean).join(" ");
    const hint = document.createElement("small");
    hint.textContent = alt ? `Mô tả cho người không nhìn thấy ảnh: ${alt}` : "Ảnh chưa có mô tả. Chọn ảnh rồi bấm “Ảnh” để thêm.";
    hint.className = alt ? "" : "missing";
    figure.append(img, line, hint);
    return { dom: figure };
  },
});

function visibleAddress(src: string | null, assetUrl: string | undefined): string | null {
  if (!src?.startsWith("asset:")) return src;
  return assetUrl ? assetUrl.replace("{name}", encodeURIComponent(src.slice("asset:".length))) : null;
}

const AnchoredHeadings = {
  types: ["heading"],
  attributes: { id: { default: null, parseHTML: () => null, renderHTML: ({ id }: { id?: string }) => id ? { id } : {} } },
};

export function extensions(assetUrl: string | undefined): Extensions {
  return [
    StarterKit.configure({
      heading: { levels: [2, 3, 4] },
      code: false,
      codeBlock: false,
      strike: false,
      underline: false,
      link: { openOnClick: false, defaultProtocol: "https", isAllowedUri: href => isAllowedLink(href), HTMLAttributes: { target: null, rel: null, class: null } },
    }).extend({ addGlobalAttributes: () => [AnchoredHeadings] }),
    raised("superscript", "sup", "Mod-."),
    raised("subscript", "sub", "Mod-,"),
    CaptionedTable.configure({ resizable: false }),
    TableRow,
    TableHeader,
    TableCell,
    picture(assetUrl),
  ];
}
