import type { Editor } from "@tiptap/core";
import { NodeSelection } from "@tiptap/pm/state";
import { calloutKinds, empty, type CalloutKind } from "./frames";
import { showShortcuts } from "./help";
import { editSelected, step, type Insertable } from "./insert";
import { enterInFrame, frameAround, leaveFrame, move } from "./keys";
import { editLink, editTableName } from "./linkdialog";
import { addToGallery, editPicture } from "./media";
import { insertMenu } from "./menu";
import type { Place } from "./upload";
import { say } from "./words";

interface Tool {
  label: string;
  /** Shown in the place of the label. */
  sign?: string;
  keys?: string;
  look?: string;
  active?: (editor: Editor) => boolean;
  useless?: (editor: Editor) => boolean;
  run: (editor: Editor) => void;
}

interface Parts {
  editor: Editor;
  place: Place;
  insertables: Insertable[];
  find: () => void;
  /** Where the menu opens. */
  frame: HTMLElement;
  controls: string;
}

const writing = ({ place, find }: Parts): Tool[][] => [
  [
    { label: say("Liên kết", "Link"), keys: "Ctrl+K", active: e => e.isActive("link"), run: editLink },
    { label: say("Ảnh", "Picture"), active: e => e.isActive("image"), run: e => { beforeInsert(e, !e.isActive("image")); void editPicture(e, place); } },
  ],
  [
    { label: say("Đậm", "Bold"), keys: "Ctrl+B", look: "bold", active: e => e.isActive("bold"), run: step(c => c.toggleBold()) },
    { label: say("Nghiêng", "Italic"), keys: "Ctrl+I", look: "italic", active: e => e.isActive("italic"), run: step(c => c.toggleItalic()) },
    { label: say("Số mũ", "Superscript"), sign: "x²", keys: "Ctrl+.", active: e => e.isActive("superscript"), run: step(c => c.toggleMark("superscript")) },
    { label: say("Chỉ số dưới", "Subscript"), sign: "x₂", keys: "Ctrl+,", active: e => e.isActive("subscript"), run: step(c => c.toggleMark("subscript")) },
  ],
  [
    { label: say("Danh sách", "List"), keys: "Ctrl+Shift+8", active: e => e.isActive("bulletList"), run: step(c => c.toggleBulletList()) },
    { label: say("Đánh số", "Numbered"), keys: "Ctrl+Shift+7", active: e => e.isActive("orderedList"), run: step(c => c.toggleOrderedList()) },
    { label: say("Trích dẫn", "Quote"), keys: "Ctrl+Shift+B", active: e => e.isActive("blockquote"), run: step(c => c.toggleBlockquote()) },
  ],
  [
    { label: say("Hoàn tác", "Undo"), sign: "↶", keys: "Ctrl+Z", useless: e => !e.can().undo(), run: step(c => c.undo()) },
    { label: say("Làm lại", "Redo"), sign: "↷", keys: "Ctrl+Y", useless: e => !e.can().redo(), run: step(c => c.redo()) },
    { label: say("Tìm", "Find"), keys: "Ctrl+F", run: find },
    { label: say("Phím tắt", "Shortcuts"), keys: "Ctrl+/", run: e => { void showShortcuts().then(() => e.view.focus()); } },
  ],
];

const special = ["image", "gallery", "video", "file", "callout", "questions", "keyFigures", "table", "footnote"];
const inDialog = ["image", "video", "file", "keyFigures", "footnote"];

/** Tools of what the cursor is in, in rows of their own. */
const rows = (place: Place): { when: (editor: Editor) => boolean; tools: Tool[] }[] => [
  {
    when: e => e.isActive("table"),
    tools: [
      { label: say("Thêm hàng", "Add row"), run: step(c => c.addRowAfter()) },
      { label: say("Thêm cột", "Add column"), run: step(c => c.addColumnAfter()) },
      { label: say("Xóa hàng", "Delete row"), run: step(c => c.deleteRow()) },
      { label: say("Xóa cột", "Delete column"), run: step(c => c.deleteColumn()) },
      { label: say("Gộp hoặc tách ô", "Merge or split cells"), run: step(c => c.mergeOrSplit()) },
      { label: say("Ô tiêu đề", "Header cell"), active: e => e.isActive("tableHeader"), run: step(c => c.toggleHeaderCell()) },
      { label: say("Tên bảng", "Table caption"), run: editTableName },
      { label: say("Xóa bảng", "Delete table"), run: step(c => c.deleteTable()) },
    ],
  },
  {
    when: e => e.isActive("callout"),
    tools: (Object.keys(calloutKinds) as CalloutKind[]).map(kind => ({
      label: calloutKinds[kind], active: e => e.isActive("callout", { kind }), run: step(c => c.updateAttributes("callout", { kind })),
    })),
  },
  { when: e => e.isActive("questions"), tools: [{ label: say("Thêm câu hỏi", "Add question"), run: addQuestion }] },
  { when: e => e.isActive("gallery"), tools: [{ label: say("Thêm ảnh", "Add pictures"), run: e => { void addToGallery(e, place); } }] },
  { when: e => inDialog.some(name => e.isActive(name)), tools: [{ label: say("Sửa", "Edit"), keys: "Enter", run: e => { editSelected(e, place); } }] },
  {
    when: e => special.some(name => name !== "footnote" && e.isActive(name)),
    tools: [
      { label: say("Chuyển lên", "Move up"), keys: "Alt+↑", run: e => { move(e, -1); e.view.focus(); } },
      { label: say("Chuyển xuống", "Move down"), keys: "Alt+↓", run: e => { move(e, 1); e.view.focus(); } },
      { label: say("Viết tiếp phía dưới", "Go on below"), keys: "Ctrl+Enter", run: e => { leaveFrame(e); e.view.focus(); } },
    ],
  },
  { when: e => special.some(name => name !== "table" && e.isActive(name)), tools: [{ label: say("Xóa khối", "Delete block"), run: deleteBlock }] },
];

/** Makes room for something new: it comes after what is selected, never in its place. */
export function beforeInsert(editor: Editor, wanted = true): void {
  const { selection } = editor.state;
  if (!wanted) return;
  if (selection instanceof NodeSelection && selection.node.isBlock) leaveFrame(editor);
  else if (selection.$from.parent.type.spec.marks === "") enterInFrame(editor);
  else if (!selection.empty) editor.commands.setTextSelection(selection.to);
}

function addQuestion(editor: Editor): void {
  const { selection } = editor.state;
  const { $from } = selection;
  let depth = $from.depth;
  while (depth > 0 && $from.node(depth).type.name !== "questionItem") depth--;
  const at = depth > 0 ? $from.after(depth) : selection.to - 1;
  editor.chain().focus().insertContentAt(at, empty.questionItem()).setTextSelection(at + 2).run();
}

function deleteBlock(editor: Editor): void {
  const { selection } = editor.state;
  const depth = frameAround(selection.$from);
  if (selection instanceof NodeSelection || depth === 0) editor.chain().focus().deleteSelection().run();
  else editor.chain().focus().deleteRange({ from: selection.$from.before(depth), to: selection.$from.after(depth) }).run();
}

/** Builds the toolbar; the returned function brings its pressed states up to date. */
export function toolbar(parts: Parts): { element: HTMLElement; refresh: () => void } {
  const { editor, place } = parts;
  const element = document.createElement("div");
  element.className = "editor-toolbar";
  element.setAttribute("role", "toolbar");
  element.setAttribute("aria-label", say("Định dạng bài viết", "Formatting"));
  element.setAttribute("aria-controls", parts.controls);

  const kind = paragraphKind(editor);
  const refreshers: (() => void)[] = [kind.refresh];
  const group = (tools: Tool[]) => {
    const box = document.createElement("div");
    box.className = "editor-group";
    for (const tool of tools) {
      const made = toolButton(tool, editor);
      refreshers.push(made.refresh);
      box.append(made.element);
    }
    return box;
  };
  const row = document.createElement("div");
  row.className = "editor-row";
  const groups = writing(parts).map(group);
  groups[0]!.append(insertMenu(editor, parts.insertables.filter(one => !one.inToolbar), parts.frame));
  row.append(kind.element, ...groups);
  const context = document.createElement("div");
  context.className = "editor-row editor-context";
  for (const { when, tools } of rows(place)) {
    const box = group(tools);
    refreshers.push(() => { box.hidden = !when(editor); });
    context.append(box);
  }
  refreshers.push(() => { context.hidden = [...context.children].every(box => (box as HTMLElement).hidden); });
  element.append(row, context);

  element.addEventListener("keydown", event => walk(element, event, editor));
  element.addEventListener("focusin", event => only(element, event.target as HTMLElement));
  only(element, kind.element);
  return { element, refresh: () => refreshers.forEach(refresh => refresh()) };
}

function paragraphKind(editor: Editor): { element: HTMLSelectElement; refresh: () => void } {
  const element = document.createElement("select");
  element.setAttribute("aria-label", say("Kiểu đoạn", "Kind of paragraph"));
  element.title = say("Kiểu đoạn (Ctrl+Alt+2, 3, 4 cho tiêu đề; Ctrl+Alt+0 cho đoạn văn)", "Kind of paragraph (Ctrl+Alt+2, 3, 4 for headings; Ctrl+Alt+0 for text)");
  element.append(new Option(say("Đoạn văn", "Paragraph"), "0"), new Option(say("Tiêu đề mục", "Heading"), "2"), new Option(say("Tiêu đề nhỏ", "Subheading"), "3"), new Option(say("Tiêu đề nhỏ nhất", "Smallest heading"), "4"));
  element.addEventListener("change", () => {
    const level = Number(element.value);
    if (level === 0) editor.chain().focus().setParagraph().run();
    else editor.chain().focus().setHeading({ level: level as 2 | 3 | 4 }).run();
  });
  return { element, refresh: () => { element.value = String([2, 3, 4].find(level => editor.isActive("heading", { level })) ?? 0); } };
}

function toolButton(tool: Tool, editor: Editor): { element: HTMLButtonElement; refresh: () => void } {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = tool.sign ?? tool.label;
  if (tool.sign) element.setAttribute("aria-label", `${tool.label} ${tool.sign}`);
  element.title = tool.keys ? `${tool.label} (${tool.keys})` : tool.label;
  if (tool.keys) element.setAttribute("aria-keyshortcuts", tool.keys.replace("Ctrl", "Control").replace("↑", "ArrowUp").replace("↓", "ArrowDown"));
  if (tool.look) element.classList.add(`editor-${tool.look}`);
  // Keeps the selection in the text while the mouse is on a button.
  element.addEventListener("mousedown", event => event.preventDefault());
  element.addEventListener("click", () => { if (!tool.useless?.(editor)) tool.run(editor); });
  return {
    element,
    refresh: () => {
      if (tool.active) element.setAttribute("aria-pressed", String(tool.active(editor)));
      // Not "disabled": a control that vanishes from under the keyboard loses the place.
      if (tool.useless) element.setAttribute("aria-disabled", String(tool.useless(editor)));
    },
  };
}

// One tab stop for the whole toolbar; arrows move inside it, Escape returns to the text.
function only(element: HTMLElement, current: HTMLElement): void {
  for (const control of controlsOf(element)) control.tabIndex = control === current ? 0 : -1;
}

function walk(element: HTMLElement, event: KeyboardEvent, editor: Editor): void {
  const controls = controlsOf(element).filter(control => control.offsetParent !== null);
  const at = controls.indexOf(document.activeElement as HTMLElement);
  const target = event.key === "ArrowRight" ? controls[(at + 1) % controls.length]
    : event.key === "ArrowLeft" ? controls[(at - 1 + controls.length) % controls.length]
    : event.key === "Home" ? controls[0]
    : event.key === "End" ? controls.at(-1)
    : undefined;
  if (event.key === "Escape") editor.view.focus();
  if (!target) return;
  event.preventDefault();
  target.focus();
}

function controlsOf(element: HTMLElement): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>("button, select")];
}
