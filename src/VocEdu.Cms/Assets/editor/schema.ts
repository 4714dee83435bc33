import { Extension, Mark, type Extensions } from "@tiptap/core";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import StarterKit from "@tiptap/starter-kit";
import { answer, callout, calloutTitle, question, questionItem, questions } from "./frames";
import { isAllowedLink } from "./links";
import { file, footnote, gallery, keyFigures, picture, video } from "./shown";

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

const AnchoredHeadings = Extension.create({
  name: "anchoredHeadings",
  addGlobalAttributes: () => [{
    types: ["heading"],
    attributes: { id: { default: null, parseHTML: () => null, renderHTML: ({ id }: { id?: string }) => id ? { id } : {} } },
  }],
});

const never = { code: false, codeBlock: false, strike: false, underline: false } as const;
const link = { openOnClick: false, defaultProtocol: "https", isAllowedUri: (href: string) => isAllowedLink(href), HTMLAttributes: { target: null, rel: null, class: null } };
const marks = [raised("superscript", "sup", "Mod-."), raised("subscript", "sub", "Mod-,")];

/** What a note is made of. */
export const inline = (): Extensions => [
  StarterKit.configure({
    ...never, link, document: false, heading: false, bulletList: false, orderedList: false, listItem: false, listKeymap: false,
    blockquote: false, horizontalRule: false, hardBreak: false, dropcursor: false, gapcursor: false, trailingNode: false,
  }),
  ...marks,
];

export const extensions = (assetUrl: string | undefined): Extensions => [
  StarterKit.configure({ ...never, link, heading: { levels: [2, 3, 4] } }),
  AnchoredHeadings,
  ...marks,
  CaptionedTable.configure({ resizable: false }),
  TableRow,
  TableHeader,
  TableCell,
  picture(assetUrl),
  gallery,
  video,
  file,
  callout,
  calloutTitle,
  questions,
  questionItem,
  question,
  answer,
  keyFigures,
  footnote,
];
