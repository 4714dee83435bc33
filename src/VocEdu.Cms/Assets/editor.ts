import { Editor, type JSONContent } from "@tiptap/core";
import { findBar } from "./editor/findbar";
import { hints } from "./editor/hints";
import { insertables } from "./editor/insert";
import { typeBeside } from "./editor/keys";
import { lengthOf } from "./editor/length";
import { cleanPaste } from "./editor/paste";
import { pastedPictures } from "./editor/pasted";
import { Popup } from "./editor/popup";
import { extensions } from "./editor/schema";
import { slashMenu } from "./editor/slash";
import { shortcuts } from "./editor/shortcuts";
import { toolbar } from "./editor/toolbar";
import { isPending } from "./editor/shown";
import { say } from "./editor/words";

/** Puts an editor in the place of a text area. Without scripts the text area stays, and the server takes plain text. */
function enhance(textarea: HTMLTextAreaElement): void {
  const { uploadUrl, chooseUrl, antiforgery, assetUrl, readingPace } = textarea.dataset;
  const place = { uploadUrl, chooseUrl, antiforgery };
  const frame = document.createElement("div");
  frame.className = "editor";
  const surface = document.createElement("div");
  const status = document.createElement("div");
  status.className = "editor-status";
  const length = document.createElement("span");
  const notice = document.createElement("span");
  notice.setAttribute("role", "status");
  status.append(length, notice);
  const tell = (text: string) => { notice.textContent = text; };

  const id = `${textarea.id || textarea.name}-editor`;
  const label = textarea.labels?.[0];
  if (label) label.id ||= `${id}-label`;

  const editor: Editor = new Editor({
    element: surface,
    injectCSS: false,      // the page's content security policy allows no inline style; see editor.css
    extensions: extensions(assetUrl),
    content: contentOf(textarea.value),
    editorProps: {
      attributes: {
        id, role: "textbox", "aria-multiline": "true", class: "editor-text",
        ...(label ? { "aria-labelledby": label.id } : { "aria-label": say("Nội dung bài viết", "Text") }),
      },
      transformPastedHTML: html => cleanPaste(html, tell, place.uploadUrl ? pasted.expect : undefined),
      handleTextInput: (_, __, ___, text) => typeBeside(editor, text),
      handlePaste: (_, event) => pasted.paste(event),
      handleDrop: (_, event, __, moved) => !moved && pasted.drop(event),
      handleKeyDown: (_, event) => !popup.isOpen && keys.pressed(event),
      handleDoubleClickOn: (_, __, node, ___, ____, direct) => direct && node.isAtom && keys.edit(),
    },
  });
  editor.registerPlugin(hints());
  const all = insertables(place);
  const popup = new Popup(editor, frame, say("Chèn nội dung", "Insert"));
  slashMenu(editor, popup, all);
  const pasted = pastedPictures(editor, place, popup, tell);
  const find = findBar(editor);
  const bar = toolbar({ editor, place, insertables: all, find: find.open, frame, controls: id });
  const keys = shortcuts(editor, place, find.open, () => bar.element.querySelector<HTMLElement>("[tabindex='0']")?.focus());

  let waiting: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    if (waiting === undefined) return;
    clearTimeout(waiting);
    waiting = undefined;
    textarea.value = JSON.stringify(withoutPending(editor.getJSON()));
    textarea.dispatchEvent(new Event("input", { bubbles: true }));
    textarea.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const measure = () => { length.textContent = lengthOf(editor.state.doc, Number(readingPace ?? 200)); };

  editor.on("update", () => {
    waiting ??= setTimeout(write, 400);
    measure();
  });
  editor.on("transaction", bar.refresh);
  editor.on("blur", write);
  // Before whoever keeps the text looks at it for the last time.
  for (const leaving of ["pagehide", "beforeunload"]) addEventListener(leaving, write, { capture: true });
  document.addEventListener("visibilitychange", write, { capture: true });
  // A fix that was asked for arrives as a whole document; it can be undone like any typing.
  textarea.addEventListener("vocedu:content", event => editor.commands.setContent((event as CustomEvent<JSONContent>).detail, { emitUpdate: true }));
  textarea.form?.addEventListener("submit", event => {
    if (!pasted.wait(event)) write();
  }, { capture: true });
  label?.addEventListener("click", () => editor.view.focus());

  textarea.hidden = true;
  textarea.required = false;
  const head = document.createElement("div");
  head.className = "editor-head";
  head.append(bar.element, find.element);
  frame.prepend(head, surface);
  frame.append(status);
  textarea.after(frame);
  bar.refresh();
  measure();
}

function contentOf(value: string): JSONContent {
  if (value.trimStart().startsWith("{")) return JSON.parse(value) as JSONContent;
  const lines = value.split(/\r?\n/u).map(line => line.trim()).filter(line => line !== "");
  const paragraphs = lines.map(text => ({ type: "paragraph", content: [{ type: "text", text }] }));
  return { type: "doc", content: paragraphs.length > 0 ? paragraphs : [{ type: "paragraph" }] };
}

// A picture on its way has no identity yet that the server knows.
function withoutPending(node: JSONContent): JSONContent {
  return node.content ? { ...node, content: node.content.filter(child => !isPending(child.attrs?.mediaId)).map(withoutPending) } : node;
}

const enhanceAll = (root: ParentNode) =>
  root.querySelectorAll<HTMLTextAreaElement>("textarea[data-editor]:not([hidden])").forEach(enhance);

enhanceAll(document);
document.addEventListener("htmx:after:swap", () => enhanceAll(document));
