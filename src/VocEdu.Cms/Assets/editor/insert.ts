import type { ChainedCommands, Editor } from "@tiptap/core";
import { editFigures } from "./figures";
import { calloutKinds, empty, type CalloutKind } from "./frames";
import { addToGallery, editFile, editPicture, editVideo } from "./media";
import { editNote } from "./note";
import { inline } from "./schema";
import type { Place } from "./upload";
import { fold, say } from "./words";

/** Something that can be put into the text, by the menu or by "/". */
export interface Insertable {
  label: string;
  /** What else people call it, without marks. */
  also: string;
  keys?: string;
  /** Also in the toolbar, so not in the menu. */
  inToolbar?: boolean;
  run: (editor: Editor) => void;
}

export const step = (run: (chain: ChainedCommands) => ChainedCommands) => (editor: Editor) => { run(editor.chain().focus()).run(); };

/** Inserts a frame and puts the cursor into its first line. */
const frame = (content: () => object) => (editor: Editor) => {
  const { $from } = editor.state.selection;
  const at = $from.parent.isTextblock && $from.parent.content.size === 0 ? $from.before() : editor.state.selection.to;
  editor.chain().focus().insertContent(content()).run();
  let line: number | undefined;
  editor.state.doc.nodesBetween(Math.min(at, editor.state.doc.content.size), editor.state.doc.content.size, (node, pos) => {
    if (line !== undefined) return false;
    if (node.type.name === "calloutTitle" || node.type.name === "question") line = pos + 1;
    return line === undefined;
  });
  if (line !== undefined) editor.commands.setTextSelection(line);
};

const heading = (level: 2 | 3 | 4) => step(chain => chain.setHeading({ level }));

export const insertables = (place: Place): Insertable[] => [
  { label: say("Tiêu đề mục", "Heading"), also: "h2 heading muc", keys: "Ctrl+Alt+2", inToolbar: true, run: heading(2) },
  { label: say("Tiêu đề nhỏ", "Subheading"), also: "h3 heading", keys: "Ctrl+Alt+3", inToolbar: true, run: heading(3) },
  { label: say("Danh sách", "Bulleted list"), also: "list gach dau dong bullet", keys: "Ctrl+Shift+8", inToolbar: true, run: step(c => c.toggleBulletList()) },
  { label: say("Đánh số", "Numbered list"), also: "list danh sach thu tu number", keys: "Ctrl+Shift+7", inToolbar: true, run: step(c => c.toggleOrderedList()) },
  { label: say("Trích dẫn", "Quote"), also: "quote loi noi", keys: "Ctrl+Shift+B", inToolbar: true, run: step(c => c.toggleBlockquote()) },
  { label: say("Ảnh", "Picture"), also: "hinh picture image", inToolbar: true, run: editor => { void editPicture(editor, place); } },
  { label: say("Bộ ảnh", "Gallery"), also: "nhieu anh album gallery", run: editor => { void addToGallery(editor, place); } },
  { label: say("Video", "Video"), also: "phim youtube clip film", run: editor => { void editVideo(editor, place); } },
  { label: say("Tệp đính kèm", "Attachment"), also: "file pdf tai lieu bieu mau", run: editor => { void editFile(editor, place); } },
  { label: say("Bảng", "Table"), also: "table", run: step(c => c.insertTable({ rows: 3, cols: 3, withHeaderRow: true })) },
  ...(Object.keys(calloutKinds) as CalloutKind[]).map(kind => ({
    label: say(`Khung “${calloutKinds[kind]}”`, `Frame “${calloutKinds[kind]}”`), also: `${fold(calloutKinds[kind])} callout khung`, run: frame(() => empty.callout(kind)),
  })),
  { label: say("Hỏi đáp", "Questions and answers"), also: "faq cau hoi tra loi question", run: frame(() => empty.questions()) },
  { label: say("Con số nổi bật", "Key figures"), also: "so lieu key figures", run: editor => { void editFigures(editor); } },
  { label: say("Chú thích", "Footnote"), also: "footnote cuoc chu note", keys: "Ctrl+Alt+F", run: editor => { void editNote(editor, inline()); } },
  { label: say("Đường kẻ", "Line"), also: "hr ngang line", run: step(c => c.setHorizontalRule()) },
];

/** Those that a word typed after "/" may mean; marks may be left out. */
export function matching(all: Insertable[], typed: string): Insertable[] {
  const wanted = fold(typed.trim());
  const starts = (text: string) => ` ${fold(text).replace(/[“”]/gu, "")}`.includes(` ${wanted}`);
  return [...all.filter(one => fold(one.label).startsWith(wanted)), ...all.filter(one => !fold(one.label).startsWith(wanted) && (starts(one.label) || starts(one.also)))];
}

/** Opens the dialog of what is selected; false when it has none. */
export function editSelected(editor: Editor, place: Place): boolean {
  if (editor.isActive("image")) void editPicture(editor, place);
  else if (editor.isActive("video")) void editVideo(editor, place);
  else if (editor.isActive("file")) void editFile(editor, place);
  else if (editor.isActive("keyFigures")) void editFigures(editor);
  else if (editor.isActive("footnote")) void editNote(editor, inline());
  else return false;
  return true;
}
