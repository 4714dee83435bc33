import type { Editor } from "@tiptap/core";
import { ask, type Field } from "./dialog";
import { field, libraryPart } from "./library";
import { youTubeId } from "./links";
import type { LibraryFile, Place } from "./upload";
import { say } from "./words";

const pictures = "image/jpeg,image/png,image/gif,image/webp";
const nothingChosen = say("Hãy chọn một tệp trong thư viện hoặc trên máy.", "Choose a file of the library or of this computer.");

const text = (form: FormData, name: string): string | null => String(form.get(name) ?? "").trim() || null;

/** Inserts a picture, or changes the texts of the one that is selected. */
export async function editPicture(editor: Editor, place: Place): Promise<void> {
  const selected = editor.isActive("image") ? editor.getAttributes("image") : null;
  const fields: Field[] = [
    {
      name: "alt", label: say("Mô tả ảnh (bắt buộc)", "Description (required)"), value: selected?.alt, required: say("Hãy mô tả ảnh để người không nhìn thấy ảnh cũng hiểu.", "Describe the picture for those who cannot see it."),
      help: say("Nói điều thấy trong ảnh, ví dụ: Học viên hàn ống thép trong xưởng.", "Say what is seen, such as: Trainees welding steel pipes in the workshop."),
    },
    { name: "caption", label: say("Chú thích dưới ảnh", "Caption"), value: selected?.caption ?? "" },
    { name: "credit", label: say("Tác giả hoặc nguồn ảnh", "Author or source"), value: selected?.credit ?? "", help: say("Chỉ ghi tên; trang tự thêm chữ “Ảnh:” phía trước.", "The name only; the page puts “Ảnh:” before it.") },
  ];
  const library = libraryPart({
    kind: "Picture", accept: pictures, label: selected ? say("Thay bằng tệp ảnh khác", "Replace by another file") : say("Tệp ảnh trên máy", "Picture of this computer"),
    picked: file => {
      offer(library.element, "alt", file.alt);
      offer(library.element, "credit", file.credit);
    },
  }, place);
  await ask({
    title: selected ? say("Sửa ảnh", "Edit picture") : say("Chèn ảnh", "Insert picture"),
    submit: selected ? say("Lưu", "Save") : say("Chèn", "Insert"),
    wide: true,
    fields: selected ? [...fields, folded(say("Thay ảnh", "Replace the picture"), library.element)] : [library.element, ...fields],
    accept: async (form, tell) => {
      const files = await library.chosen(tell);
      if (typeof files === "string") return files;
      if (!selected && !files[0]) return nothingChosen;
      const attrs = { ...(files[0] ? source(files[0]) : {}), alt: text(form, "alt"), caption: text(form, "caption"), credit: text(form, "credit") };
      if (selected) editor.chain().updateAttributes("image", attrs).run();
      else editor.chain().insertContent({ type: "image", attrs }).run();
      return null;
    },
  });
  editor.view.focus();
}

/** Inserts a gallery, or adds to the one the selection is in. */
export async function addToGallery(editor: Editor, place: Place): Promise<void> {
  const inside = editor.isActive("gallery");
  const library = libraryPart({ kind: "Picture", accept: pictures, label: say("Tệp ảnh trên máy (chọn được nhiều ảnh)", "Pictures of this computer (several at once)"), many: true }, place);
  await ask({
    title: inside ? say("Thêm ảnh vào bộ ảnh", "Add pictures") : say("Chèn bộ ảnh", "Insert gallery"),
    submit: inside ? say("Thêm", "Add") : say("Chèn", "Insert"),
    wide: true,
    fields: [library.element],
    accept: async (_, tell) => {
      const files = await library.chosen(tell);
      if (typeof files === "string") return files;
      if (files.length < (inside ? 1 : 2)) return inside ? nothingChosen : say("Bộ ảnh cần ít nhất hai ảnh.", "A gallery needs two pictures at least.");
      const content = files.map(file => ({ type: "image", attrs: { ...source(file), alt: file.alt, credit: file.credit || null } }));
      if (!inside) editor.chain().insertContent({ type: "gallery", content }).run();
      else editor.chain().insertContentAt(endOfGallery(editor), content).run();
      return null;
    },
  });
  editor.view.focus();
}

/** Inserts a film of the library or of YouTube, or changes the selected one. */
export async function editVideo(editor: Editor, place: Place): Promise<void> {
  const selected = editor.isActive("video") ? editor.getAttributes("video") : null;
  const film = libraryPart({ kind: "Video", accept: "video/mp4", label: say("Tệp video trên máy (MP4)", "Film of this computer (MP4)") }, place);
  const poster = libraryPart({ kind: "Picture", accept: pictures, label: say("Tệp ảnh trên máy", "Picture of this computer") }, place);
  const address = field("text", say("Hoặc địa chỉ YouTube", "Or an address on YouTube"));
  address.input.name = "youtube";
  address.input.inputMode = "url";
  address.input.value = selected?.youtube ? `https://youtu.be/${selected.youtube}` : "";
  await ask({
    title: selected ? say("Sửa video", "Edit video") : say("Chèn video", "Insert video"),
    submit: selected ? say("Lưu", "Save") : say("Chèn", "Insert"),
    wide: true,
    fields: [
      selected ? folded(say("Thay video", "Replace the video"), film.element) : film.element,
      address.box,
      { name: "caption", label: say("Chú thích dưới video", "Caption"), value: selected?.caption ?? "" },
      folded(say("Ảnh bìa riêng", "Poster of its own"), poster.element),
    ],
    accept: async (form, tell) => {
      const typed = text(form, "youtube");
      const youtube = youTubeId(typed);
      if (typed && !youtube) return say("Địa chỉ này không phải một video YouTube. Hãy sao chép địa chỉ từ nút Chia sẻ của YouTube.", "This is not the address of a film on YouTube. Copy it from YouTube’s Share button.");
      const [films, posters] = [await film.chosen(tell), await poster.chosen(tell)];
      if (typeof films === "string") return films;
      if (typeof posters === "string") return posters;
      const own = films[0]?.id ?? (youtube ? null : selected?.mediaId);
      if (!own && !youtube) return nothingChosen;
      const attrs = { mediaId: own ?? null, youtube: own ? null : youtube, poster: posters[0]?.id ?? selected?.poster ?? null, caption: text(form, "caption") };
      if (selected) editor.chain().updateAttributes("video", attrs).run();
      else editor.chain().insertContent({ type: "video", attrs }).run();
      return null;
    },
  });
  editor.view.focus();
}

/** Inserts a file to download, or changes the selected one. */
export async function editFile(editor: Editor, place: Place): Promise<void> {
  const selected = editor.isActive("file") ? editor.getAttributes("file") : null;
  const library = libraryPart({ kind: "Document", accept: "application/pdf", label: say("Tệp tài liệu trên máy (PDF)", "Document of this computer (PDF)") }, place);
  await ask({
    title: selected ? say("Sửa tệp đính kèm", "Edit attachment") : say("Chèn tệp đính kèm", "Insert attachment"),
    submit: selected ? say("Lưu", "Save") : say("Chèn", "Insert"),
    wide: true,
    fields: [
      selected ? folded(say("Thay tệp", "Replace the file"), library.element) : library.element,
      { name: "title", label: say("Tên hiển thị", "Title"), value: selected?.title ?? "", help: say("Để trống thì lấy tên tệp.", "Left empty, the file’s name is shown.") },
    ],
    accept: async (form, tell) => {
      const files = await library.chosen(tell);
      if (typeof files === "string") return files;
      const mediaId = files[0]?.id ?? selected?.mediaId;
      if (!mediaId) return nothingChosen;
      const attrs = { mediaId, title: text(form, "title") ?? (files[0] ? files[0].alt || files[0].name : selected?.title ?? null) };
      if (selected) editor.chain().updateAttributes("file", attrs).run();
      else editor.chain().insertContent({ type: "file", attrs }).run();
      return null;
    },
  });
  editor.view.focus();
}

export const source = (file: LibraryFile) => ({ src: file.url, mediaId: file.id });

// What is typed already stays.
function offer(part: HTMLElement, name: string, value: string): void {
  const input = part.closest("form")?.querySelector<HTMLInputElement>(`[name="${name}"]`);
  if (input && input.value.trim() === "") input.value = value;
}

function folded(summary: string, content: HTMLElement): HTMLElement {
  const details = document.createElement("details");
  const name = document.createElement("summary");
  name.textContent = summary;
  details.append(name, content);
  return details;
}

function endOfGallery(editor: Editor): number {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type.name === "gallery") return $from.end(depth);
  return $from.pos + 1 + ($from.nodeAfter?.content.size ?? 0);      // the gallery itself is selected
}
