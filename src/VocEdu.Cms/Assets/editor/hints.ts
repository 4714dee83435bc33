import { Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { say } from "./words";

const firstLine = say("Viết nội dung ở đây. Gõ / để chèn ảnh, bảng, khung…", "Write here. Type / to insert pictures, tables, frames…");

/** What an empty line is for; the words themselves are in the schema. */
export const hints = (): Plugin => new Plugin({
  props: {
    decorations: ({ doc }) => {
      const only = doc.childCount === 1 && doc.firstChild!.type.name === "paragraph" && doc.firstChild!.content.size === 0;
      if (only) return DecorationSet.create(doc, [Decoration.node(0, 2, { "class": "editor-hint", "data-hint": firstLine })]);
      const lines: Decoration[] = [];
      doc.descendants((node, pos) => {
        const name = node.type.name;
        if ((name === "calloutTitle" || name === "question" || name === "answer") && node.textContent === "" && node.childCount < 2)
          lines.push(Decoration.node(pos, pos + node.nodeSize, { class: "editor-hint" }));
        return !node.isTextblock;
      });
      return DecorationSet.create(doc, lines);
    },
  },
});
