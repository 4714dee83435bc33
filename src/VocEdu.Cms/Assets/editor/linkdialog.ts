import type { Editor } from "@tiptap/core";
import { ask } from "./dialog";
import { completeLink, isAllowedLink } from "./links";
import { say } from "./words";

export function editLink(editor: Editor): void {
  const current = editor.getAttributes("link").href as string | undefined;
  const hasWords = current || !editor.state.selection.empty;
  void ask({
    title: current ? say("Sửa liên kết", "Edit link") : say("Thêm liên kết", "Add link"),
    submit: say("Lưu liên kết", "Save link"),
    other: current ? say("Bỏ liên kết", "Remove link") : undefined,
    fields: [
      {
        name: "href", label: say("Địa chỉ", "Address"), value: current, required: say("Hãy nhập địa chỉ của liên kết.", "Enter the address of the link."),
        help: say("Địa chỉ trang web, địa chỉ thư điện tử, hoặc tên trong trang như guide:han.", "Address of a web page, an e-mail address, or a name of this site such as guide:han."),
      },
      ...(hasWords ? [] : [{ name: "words", label: say("Chữ hiển thị", "Words shown"), required: say("Hãy nhập chữ để người đọc bấm vào.", "Enter the words a reader clicks on.") }]),
    ],
    accept: form => {
      const href = completeLink(String(form.get("href")));
      if (!isAllowedLink(href)) return say("Địa chỉ này không dùng được. Hãy nhập địa chỉ bắt đầu bằng https:// hoặc một địa chỉ thư điện tử.", "This address cannot be used. Enter one that begins with https:// or an e-mail address.");
      if (hasWords) editor.chain().extendMarkRange("link").setLink({ href }).run();
      else editor.chain().insertContent({ type: "text", text: String(form.get("words")).trim(), marks: [{ type: "link", attrs: { href } }] }).unsetMark("link").run();
      return null;
    },
  }).then(how => {
    if (how === "other") editor.chain().focus().extendMarkRange("link").unsetLink().run();
    else editor.view.focus();
  });
}

export function editTableName(editor: Editor): void {
  void ask({
    title: say("Tên bảng", "Table caption"),
    submit: say("Lưu tên bảng", "Save caption"),
    fields: [{ name: "caption", label: say("Tên bảng", "Caption"), value: editor.getAttributes("table").caption ?? "", help: say("Hiện phía trên bảng và được đọc cho người không nhìn thấy bảng.", "Shown above the table and read to those who cannot see it.") }],
    accept: form => {
      editor.commands.updateAttributes("table", { caption: String(form.get("caption")).trim() || null });
      return null;
    },
  }).then(() => editor.view.focus());
}
