import type { Editor } from "@tiptap/core";
import { ask, type Field } from "./dialog";

interface Uploaded {
  id: string;
  url: string;
  alt?: string;
}

export interface UploadPlace {
  url: string | undefined;
  antiforgery: string | undefined;
}

/** Inserts a picture, or changes the texts of the one that is selected. */
export async function editPicture(editor: Editor, place: UploadPlace): Promise<void> {
  const selected = editor.isActive("image") ? editor.getAttributes("image") : null;
  const upload: Field = {
    name: "file", type: "file", accept: "image/jpeg,image/png,image/webp,image/avif", label: selected ? "Thay bằng ảnh khác" : "Tệp ảnh",
    ...(selected ? {} : { required: "Hãy chọn một tệp ảnh trên máy." }),
  };
  await ask({
    title: selected ? "Sửa ảnh" : "Chèn ảnh",
    submit: selected ? "Lưu" : "Tải lên và chèn",
    fields: [
      ...(place.url ? [upload] : []),
      {
        name: "alt", label: "Mô tả ảnh (bắt buộc)", value: selected?.alt, required: "Hãy mô tả ảnh để người không nhìn thấy ảnh cũng hiểu.",
        help: "Nói điều thấy trong ảnh, ví dụ: Học viên hàn ống thép trong xưởng.",
      },
      { name: "caption", label: "Chú thích dưới ảnh", value: selected?.caption ?? "" },
      { name: "credit", label: "Tác giả hoặc nguồn ảnh", value: selected?.credit ?? "", help: "Chỉ ghi tên; trang tự thêm chữ “Ảnh:” phía trước." },
    ],
    accept: async (form, say) => {
      const file = form.get("file");
      let source = selected ? { src: selected.src, mediaId: selected.mediaId } : null;
      if (file instanceof File && file.size > 0) {
        say("Đang tải ảnh lên…");
        const answer = await send(file, place);
        if (typeof answer === "string") return answer;
        source = { src: answer.url, mediaId: answer.id };
      }
      if (!source) return "Trang này chưa nhận ảnh tải lên. Hãy lưu bài rồi thêm ảnh trong mục Ảnh.";
      const field = (name: string) => String(form.get(name) ?? "").trim() || null;
      const attrs = { ...source, alt: field("alt"), caption: field("caption"), credit: field("credit") };
      if (selected) editor.chain().focus().updateAttributes("image", attrs).run();
      else editor.chain().focus().insertContent({ type: "image", attrs }).run();
      return null;
    },
  });
  editor.commands.focus();
}

async function send(file: File, place: UploadPlace): Promise<Uploaded | string> {
  const body = new FormData();
  body.append("file", file);
  try {
    const answer = await fetch(place.url!, {
      method: "POST", body, credentials: "same-origin", headers: { "Accept": "application/json", ...(place.antiforgery ? { "X-CSRF-TOKEN": place.antiforgery } : {}) },
    });
    const json = await answer.json().catch(() => null);
    if (answer.ok && json?.id && json.url) return json;
    return json?.detail ?? json?.message ?? `Máy chủ không nhận ảnh này (mã ${answer.status}). Các ô đã nhập vẫn còn; hãy thử lại hoặc chọn ảnh khác.`;
  } catch {
    return "Không tải được ảnh lên vì mất kết nối. Các ô đã nhập vẫn còn; hãy thử lại.";
  }
}
