import type { ChainedCommands, Editor } from "@tiptap/core";
import { ask } from "./dialog";
import { completeLink, isAllowedLink } from "./links";
import { editPicture, type UploadPlace } from "./pictures";

interface Tool {
  label: string;
  keys?: string;
  look?: string;
  active?: (editor: Editor) => boolean;
  useless?: (editor: Editor) => boolean;
  run: (editor: Editor) => void;
}

const step = (run: (chain: ChainedCommands) => ChainedCommands) => (editor: Editor) => { run(editor.chain().focus()).run(); };

const writing = (place: UploadPlace): Tool[][] => [
  [
    { label: "Đậm", keys: "Ctrl+B", look: "bold", active: e => e.isActive("bold"), run: step(c => c.toggleBold()) },
    { label: "Nghiêng", keys: "Ctrl+I", look: "italic", active: e => e.isActive("italic"), run: step(c => c.toggleItalic()) },
    { label: "Số mũ", keys: "Ctrl+.", active: e => e.isActive("superscript"), run: step(c => c.toggleMark("superscript")) },
    { label: "Chỉ số dưới", keys: "Ctrl+,", active: e => e.isActive("subscript"), run: step(c => c.toggleMark("subscript")) },
  ],
  [
    { label: "Danh sách", keys: "Ctrl+Shift+8", active: e => e.isActive("bulletList"), run: step(c => c.toggleBulletList()) },
    { label: "Đánh số", keys: "Ctrl+Shift+7", active: e => e.isActive("orderedList"), run: step(c => c.toggleOrderedList()) },
    { label: "Trích dẫn", keys: "Ctrl+Shift+B", active: e => e.isActive("blockquote"), run: step(c => c.toggleBlockquote()) },
  ],
  [
    { label: "Liên kết", keys: "Ctrl+K", active: e => e.isActive("link"), run: editLink },
    { label: "Ảnh", active: e => e.isActive("image"), run: e => { void editPicture(e, place); } },
    { label: "Bảng", useless: e => e.isActive("table"), run: step(c => c.insertTable({ rows: 3, cols: 3, withHeaderRow: true })) },
    { label: "Đường kẻ", run: step(c => c.setHorizontalRule()) },
  ],
  [
    { label: "Hoàn tác", keys: "Ctrl+Z", useless: e => !e.can().undo(), run: step(c => c.undo()) },
    { label: "Làm lại", keys: "Ctrl+Y", useless: e => !e.can().redo(), run: step(c => c.redo()) },
  ],
];

const inTable: Tool[] = [
  { label: "Thêm hàng", run: step(c => c.addRowAfter()) },
  { label: "Thêm cột", run: step(c => c.addColumnAfter()) },
  { label: "Xóa hàng", run: step(c => c.deleteRow()) },
  { label: "Xóa cột", run: step(c => c.deleteColumn()) },
  { label: "Gộp hoặc tách ô", run: step(c => c.mergeOrSplit()) },
  { label: "Ô tiêu đề", active: e => e.isActive("tableHeader"), run: step(c => c.toggleHeaderCell()) },
  { label: "Tên bảng", run: editTableName },
  { label: "Xóa bảng", run: step(c => c.deleteTable()) },
];

export function editLink(editor: Editor): void {
  const current = editor.getAttributes("link").href as string | undefined;
  const hasWords = current || !editor.state.selection.empty;
  void ask({
    title: current ? "Sửa liên kết" : "Thêm liên kết",
    submit: "Lưu liên kết",
    other: current ? "Bỏ liên kết" : undefined,
    fields: [
      { name: "href", label: "Địa chỉ", value: current, required: "Hãy nhập địa chỉ của liên kết.", help: "Địa chỉ trang web, địa chỉ thư điện tử, hoặc tên trong trang như guide:han." },
      ...(hasWords ? [] : [{ name: "words", label: "Chữ hiển thị", required: "Hãy nhập chữ để người đọc bấm vào." }]),
    ],
    accept: form => {
      const href = completeLink(String(form.get("href")));
      if (!isAllowedLink(href)) return "Địa chỉ này không dùng được. Hãy nhập địa chỉ bắt đầu bằng https:// hoặc một địa chỉ thư điện tử.";
      if (hasWords) editor.chain().extendMarkRange("link").setLink({ href }).run();
      else editor.chain().insertContent({ type: "text", text: String(form.get("words")).trim(), marks: [{ type: "link", attrs: { href } }] }).unsetMark("link").run();
      return null;
    },
  }).then(how => {
    if (how === "other") editor.chain().focus().extendMarkRange("link").unsetLink().run();
    else editor.commands.focus();
  });
}

function editTableName(editor: Editor): void {
  void ask({
    title: "Tên bảng",
    submit: "Lưu tên bảng",
    fields: [{ name: "caption", label: "Tên bảng", value: editor.getAttributes("table").caption ?? "", help: "Hiện phía trên bảng và được đọc cho người không nhìn thấy bảng." }],
    accept: form => {
      editor.commands.updateAttributes("table", { caption: String(form.get("caption")).trim() || null });
      return null;
    },
  }).then(() => editor.commands.focus());
}

/** Builds the toolbar; the returned function brings its pressed states up to date. */
export function toolbar(editor: Editor, place: UploadPlace, controls: string): { element: HTMLElement; refresh: () => void } {
  const element = document.createElement("div");
  element.className = "editor-toolbar";
  element.setAttribute("role", "toolbar");
  element.setAttribute("aria-label", "Định dạng bài viết");
  element.setAttribute("aria-controls", controls);

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
  const table = group(inTable);
  table.classList.add("editor-table-tools");
  refreshers.push(() => { table.hidden = !editor.isActive("table"); });
  const row = document.createElement("div");
  row.className = "editor-row";
  row.append(kind.element, ...writing(place).map(group));
  element.append(row, table);

  element.addEventListener("keydown", event => move(element, event, editor));
  element.addEventListener("focusin", event => only(element, event.target as HTMLElement));
  only(element, kind.element);
  return { element, refresh: () => refreshers.forEach(refresh => refresh()) };
}

function paragraphKind(editor: Editor): { element: HTMLSelectElement; refresh: () => void } {
  const element = document.createElement("select");
  element.setAttribute("aria-label", "Kiểu đoạn");
  element.title = "Kiểu đoạn (Ctrl+Alt+2, 3, 4 cho tiêu đề; Ctrl+Alt+0 cho đoạn văn)";
  element.append(new Option("Đoạn văn", "0"), new Option("Tiêu đề mục", "2"), new Option("Tiêu đề nhỏ", "3"), new Option("Tiêu đề nhỏ nhất", "4"));
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
  element.textContent = tool.label;
  element.title = tool.keys ? `${tool.label} (${tool.keys})` : tool.label;
  if (tool.keys) element.setAttribute("aria-keyshortcuts", tool.keys.replace("Ctrl", "Control"));
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

function move(element: HTMLElement, event: KeyboardEvent, editor: Editor): void {
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
