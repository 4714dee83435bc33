import { Editor, type JSONContent } from "@tiptap/core";
import { cleanPaste } from "./editor/paste";
import { extensions } from "./editor/schema";
import { editLink, toolbar } from "./editor/toolbar";

const syllablesPerMinute = 250;
const numbers = new Intl.NumberFormat("vi-VN");

/** Puts an editor in the place of a text area. Without scripts the text area stays, and the server takes plain text. */
function enhance(textarea: HTMLTextAreaElement): void {
  const frame = document.createElement("div");
  frame.className = "editor";
  const surface = document.createElement("div");
  const status = document.createElement("div");
  status.className = "editor-status";
  const length = document.createElement("span");
  const notice = document.createElement("span");
  notice.setAttribute("role", "status");
  status.append(length, notice);

  const id = `${textarea.id || textarea.name}-editor`;
  const label = textarea.labels?.[0];
  if (label) label.id ||= `${id}-label`;
  const place = { url: textarea.dataset.uploadUrl, antiforgery: textarea.dataset.antiforgery };

  const editor = new Editor({
    element: surface,
    injectCSS: false,      // the page's content security policy allows no inline style; see editor.css
    extensions: extensions(textarea.dataset.assetUrl),
    content: contentOf(textarea.value),
    editorProps: {
      attributes: {
        id, role: "textbox", "aria-multiline": "true", class: "editor-text",
        ...(label ? { "aria-labelledby": label.id } : { "aria-label": "Nội dung bài viết" }),
      },
      transformPastedHTML: html => cleanPaste(html, text => { notice.textContent = text; }),
      handleKeyDown: (_, event) => {
        if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") editLink(editor);
        else if (event.altKey && event.key === "F10") bar.element.querySelector<HTMLElement>("[tabindex='0']")?.focus();
        else return false;
        event.preventDefault();
        return true;
      },
    },
  });
  const bar = toolbar(editor, place, id);

  let waiting: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    if (waiting === undefined) return;
    clearTimeout(waiting);
    waiting = undefined;
    textarea.value = JSON.stringify(editor.getJSON());
    textarea.dispatchEvent(new Event("input", { bubbles: true }));
    textarea.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const measure = () => { length.textContent = lengthOf(editor); };

  editor.on("update", () => {
    waiting ??= setTimeout(write, 400);
    measure();
  });
  editor.on("transaction", bar.refresh);
  editor.on("blur", write);
  textarea.form?.addEventListener("submit", write, { capture: true });
  label?.addEventListener("click", () => editor.commands.focus());
  // A fix that was asked for arrives as a whole document; it can be undone like any typing.
  textarea.addEventListener("vocedu:content", event => editor.commands.setContent((event as CustomEvent<JSONContent>).detail, { emitUpdate: true }));

  textarea.hidden = true;
  textarea.required = false;
  frame.append(bar.element, surface, status);
  textarea.after(frame);
  bar.refresh();
  measure();
}

function contentOf(value: string): JSONContent {
  if (value.trimStart().startsWith("{")) return JSON.parse(value) as JSONContent;
  const lines = value.split(/\r?\n/u).map(line => line.trim()).filter(line => line !== "");
  return { type: "doc", content: lines.map(text => ({ type: "paragraph", content: [{ type: "text", text }] })) };
}

function lengthOf(editor: Editor): string {
  const text = editor.state.doc.textBetween(0, editor.state.doc.content.size, " ", " ");
  const syllables = text.split(/\s+/u).filter(group => /[\p{L}\p{N}]/u.test(group)).length;
  if (syllables === 0) return "Chưa có chữ nào.";
  const minutes = Math.max(1, Math.round(syllables / syllablesPerMinute));
  return `${numbers.format(syllables)} chữ, đọc khoảng ${minutes} phút.`;
}

const enhanceAll = (root: ParentNode) =>
  root.querySelectorAll<HTMLTextAreaElement>("textarea[data-editor]:not([hidden])").forEach(enhance);

enhanceAll(document);
document.addEventListener("htmx:after:swap", () => enhanceAll(document));
