import { Editor, Node, type Extensions, type JSONContent } from "@tiptap/core";
import { NodeSelection } from "@tiptap/pm/state";
import { ask } from "./dialog";
import { say } from "./words";

/** Inserts a note at the cursor, or changes the selected one. Its text is written in a small editor: links and italics are common in sources. */
export async function editNote(editor: Editor, inline: Extensions): Promise<void> {
  const { selection } = editor.state;
  const selected = selection instanceof NodeSelection && selection.node.type.name === "footnote" ? selection.node : null;
  const label = say("Nội dung chú thích", "Text of the note");
  const surface = document.createElement("div");
  surface.className = "editor-note-text";
  const small = new Editor({
    element: surface,
    injectCSS: false,
    extensions: [Node.create({ name: "doc", topNode: true, content: "paragraph" }), ...inline],
    content: { type: "doc", content: [{ type: "paragraph", content: (selected?.toJSON() as JSONContent | undefined)?.content ?? [] }] },
    editorProps: { attributes: { "role": "textbox", "aria-label": label, "class": "editor-text" } },
  });
  // Enter accepts, as in a line.
  surface.addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    surface.closest("form")?.requestSubmit();
  }, { capture: true });
  await ask({
    title: selected ? say("Sửa chú thích", "Edit note") : say("Chèn chú thích", "Insert note"),
    submit: selected ? say("Lưu", "Save") : say("Chèn", "Insert"),
    fields: [surface],
    accept: () => {
      const content = (small.getJSON().content?.[0]?.content ?? []).filter(node => node.type === "text");
      if (small.getText().trim() === "") return say("Hãy nhập nội dung chú thích.", "Enter the text of the note.");
      editor.chain().insertContent({ type: "footnote", content }).run();      // in the place of a selected one
      return null;
    },
  });
  small.destroy();
  editor.view.focus();
}
