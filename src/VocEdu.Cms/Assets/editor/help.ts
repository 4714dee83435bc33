import { tell } from "./dialog";
import { say } from "./words";

const groups: [string, [string, string][]][] = [
  [say("Chèn và sửa", "Insert and edit"), [
    ["/", say("Chọn nội dung để chèn: gõ ở đầu dòng hoặc sau dấu cách, gõ tiếp để lọc", "Choose what to insert: at the start of a line or after a space; type on to filter")],
    ["Enter", say("Sửa ảnh, video, tệp, con số hoặc chú thích đang chọn", "Edit the selected picture, film, file, figures or note")],
    ["Esc", say("Chọn cả khung, bảng hoặc danh sách quanh con trỏ", "Select the frame, table or list around the cursor")],
    ["Delete", say("Xóa phần đang chọn", "Delete what is selected")],
    ["Alt+↑, Alt+↓", say("Chuyển đoạn, mục, ảnh hoặc khung lên, xuống", "Move a paragraph, item, picture or frame up or down")],
    ["Ctrl+Enter", say("Ra khỏi khung, viết tiếp ở dòng mới phía dưới", "Leave the frame and go on below it")],
    ["Ctrl+K", say("Liên kết", "Link")],
    ["Ctrl+Alt+F", say("Chú thích", "Footnote")],
  ]],
  [say("Định dạng", "Formatting"), [
    ["Ctrl+B, Ctrl+I", say("Đậm, nghiêng", "Bold, italic")],
    ["Ctrl+., Ctrl+,", say("Số mũ, chỉ số dưới", "Superscript, subscript")],
    ["Ctrl+Alt+2, 3, 4", say("Tiêu đề mục, tiêu đề nhỏ, tiêu đề nhỏ nhất", "Heading, subheading, smallest heading")],
    ["Ctrl+Alt+0", say("Đoạn văn", "Paragraph")],
    ["Ctrl+Shift+8, 7", say("Danh sách, đánh số", "Bulleted, numbered list")],
    ["Ctrl+Shift+B", say("Trích dẫn", "Quote")],
    ["Tab, Shift+Tab", say("Sang ô bảng khác; thụt mục của danh sách vào, ra", "Next table cell; indent list items")],
  ]],
  [say("Tìm và đi lại", "Find and move about"), [
    ["Ctrl+F", say("Tìm và thay", "Find and replace")],
    ["Ctrl+Z, Ctrl+Y", say("Hoàn tác, làm lại", "Undo, redo")],
    ["Alt+F10", say("Đến thanh công cụ; mũi tên để chọn nút, Esc để về bài", "Go to the toolbar; arrows choose, Esc returns")],
    ["Ctrl+/", say("Bảng phím tắt này", "This list")],
  ]],
];

export function showShortcuts(): Promise<void> {
  const content = document.createElement("div");
  content.className = "editor-shortcuts";
  content.tabIndex = 0;
  for (const [title, keys] of groups) {
    const table = document.createElement("table");
    table.createCaption().textContent = title;
    for (const [pressed, what] of keys) {
      const row = table.insertRow();
      const head = document.createElement("th");
      head.scope = "row";
      head.append(Object.assign(document.createElement("kbd"), { textContent: pressed }));
      row.append(head);
      row.insertCell().textContent = what;
    }
    content.append(table);
  }
  return tell(say("Phím tắt", "Shortcuts"), content);
}
