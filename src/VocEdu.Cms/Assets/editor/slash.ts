import type { Editor } from "@tiptap/core";
import { matching, type Insertable } from "./insert";
import type { Popup } from "./popup";

/** "/" at the start of a line or after a space opens the list of what can be inserted; what is typed on filters it. */
export function slashMenu(editor: Editor, popup: Popup, all: Insertable[]): void {
  editor.on("update", () => {
    if (popup.isOpen || editor.view.composing) return;
    const typed = atCursor(editor, all);
    // Only a fresh slash: one that was left standing is text.
    if (typed && typed.to - typed.from === 1) popup.open(typed.from, typed.to, typed.options, { again: () => atCursor(editor, all) });
  });
}

function atCursor(editor: Editor, all: Insertable[]): { from: number; to: number; options: Insertable[] } | null {
  const { $from, empty } = editor.state.selection;
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.marks === "") return null;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, "\uFFFC");
  const typed = /(?:^|\s)\/(\S[^/]{0,30})?$/u.exec(before);
  const options = typed ? matching(all, typed[1] ?? "") : [];
  const from = $from.pos - (typed?.[1]?.length ?? 0) - 1;
  return options.length > 0 ? { from, to: $from.pos, options } : null;
}
