import type { Editor } from "@tiptap/core";
import { showShortcuts } from "./help";
import { editSelected } from "./insert";
import { backInFrame, enterInFrame, leaveFrame, move, selectFrame } from "./keys";
import { editLink } from "./linkdialog";
import { editNote } from "./note";
import { inline } from "./schema";
import { beforeInsert } from "./toolbar";
import type { Place } from "./upload";

/** What the keys do beyond those of the schema; help.ts tells people. */
export function shortcuts(editor: Editor, place: Place, find: () => void, toToolbar: () => void): { pressed: (event: KeyboardEvent) => boolean; edit: () => boolean } {
  const edit = () => editSelected(editor, place);
  const keys: Record<string, () => boolean | void> = {
    "Mod+k": () => editLink(editor),
    "Mod+f": find,
    "Mod+/": () => { void showShortcuts().then(() => editor.view.focus()); },
    "Mod+Alt+f": () => { beforeInsert(editor, !editor.isActive("footnote")); void editNote(editor, inline()); },
    "Alt+F10": toToolbar,
    "Alt+ArrowUp": () => move(editor, -1),
    "Alt+ArrowDown": () => move(editor, 1),
    "Mod+Enter": () => leaveFrame(editor),
    "Enter": () => edit() || enterInFrame(editor),
    "Escape": () => selectFrame(editor),
    "Backspace": () => backInFrame(editor),
  };
  return {
    edit,
    pressed: event => {
      if (event.isComposing) return false;
      const letter = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const name = [event.ctrlKey || event.metaKey ? "Mod" : "", event.altKey ? "Alt" : "", event.shiftKey && letter !== "/" ? "Shift" : "", letter].filter(Boolean).join("+");
      const run = keys[name];
      if (!run || run() === false) return false;
      event.preventDefault();
      return true;
    },
  };
}
