import type { Editor } from "@tiptap/core";
import { youTubeId } from "./links";
import { source } from "./media";
import type { Popup } from "./popup";
import { pendingId } from "./shown";
import { upload, type Place } from "./upload";
import { say } from "./words";

interface Pasted {
  /** Takes a picture that came inside pasted HTML (a <c>data:</c> address); answers the identity it has until it is in the library. */
  expect: (address: string) => string | null;
  paste: (event: ClipboardEvent) => boolean;
  drop: (event: DragEvent) => boolean;
  /** Holds a form back while pictures are on their way, and sends it when they have arrived. */
  wait: (event: SubmitEvent) => boolean;
}

/** Pictures that are pasted or dropped go to the library; an address of YouTube alone on its line may become a film. */
export function pastedPictures(editor: Editor, place: Place, popup: Popup, tell: (text: string) => void): Pasted {
  let onTheirWay = 0;
  let held: { form: HTMLFormElement; by: HTMLElement | null } | null = null;

  const send = async (file: File, id: string) => {
    onTheirWay++;
    tell(say("Đang tải ảnh dán vào lên thư viện…", "Sending the pasted picture to the library…"));
    const answer = await upload(file, "Picture", place);
    onTheirWay--;
    change(id, typeof answer === "string" ? null : { ...source(answer), alt: answer.alt });
    tell(typeof answer === "string" ? say(`Ảnh dán vào đã bị bỏ. ${answer}`, `The pasted picture was left out. ${answer}`)
      : onTheirWay > 0 ? say(`Còn ${onTheirWay} ảnh đang tải lên.`, `${onTheirWay} pictures to go.`)
      : say("Đã đưa ảnh dán vào lên thư viện. Hãy thêm mô tả cho ảnh.", "The pasted pictures are in the library. Add their descriptions."));
    if (onTheirWay > 0 || !held) return;
    const { form, by } = held;
    held = null;
    if (typeof answer !== "string") form.requestSubmit(by);
  };
  const change = (id: string, attrs: Record<string, unknown> | null) => {
    const places: number[] = [];
    editor.state.doc.descendants((node, pos) => { if (node.attrs.mediaId === id) places.push(pos); });
    const { tr } = editor.state;
    for (const pos of places.reverse()) {
      const node = tr.doc.nodeAt(pos)!;
      if (attrs) tr.setNodeMarkup(pos, null, { ...node.attrs, ...attrs, alt: node.attrs.alt || attrs.alt });
      else tr.delete(pos, pos + node.nodeSize);
    }
    editor.view.dispatch(tr);
  };
  const insert = (files: File[]): boolean => {
    const pictures = place.uploadUrl ? files.filter(file => file.type.startsWith("image/")) : [];
    for (const file of pictures) {
      const mediaId = pendingId();
      editor.chain().insertContent([{ type: "image", attrs: { mediaId, alt: "" } }, { type: "paragraph" }]).run();
      void send(file, mediaId);
    }
    return pictures.length > 0;
  };

  return {
    expect: address => {
      const file = fileOf(address);
      if (!file) return null;
      const id = pendingId();
      setTimeout(() => void send(file, id));      // once it is in the text
      return id;
    },
    paste: event => {
      const data = event.clipboardData;
      if (!data) return false;
      if (!data.types.includes("text/html") && insert([...data.files])) return true;
      const text = data.getData("text/plain").trim();
      const youtube = youTubeId(text);
      const { $from, empty } = editor.state.selection;
      if (!youtube || !empty || $from.parent.type.name !== "paragraph" || $from.parent.content.size > 0) return false;
      const from = $from.pos;
      editor.chain().insertContent({ type: "text", text, marks: [{ type: "link", attrs: { href: text } }] }).unsetMark("link").run();
      popup.open(from, from + text.length, [
        { label: say("Chèn thành video", "Insert as film"), run: e => { e.chain().focus().deleteRange({ from, to: from + text.length }).insertContent({ type: "video", attrs: { youtube } }).run(); } },
        { label: say("Giữ liên kết", "Keep the link"), run: e => { e.view.focus(); } },
      ], { consumes: false });
      return true;
    },
    drop: event => {
      const at = editor.view.posAtCoords({ left: event.clientX, top: event.clientY });
      if (!event.dataTransfer || event.dataTransfer.files.length === 0) return false;
      if (at) editor.commands.setTextSelection(at.pos);
      return insert([...event.dataTransfer.files]);
    },
    wait: event => {
      if (onTheirWay === 0) return false;
      event.preventDefault();
      event.stopImmediatePropagation();
      held = { form: event.target as HTMLFormElement, by: event.submitter };
      tell(say("Ảnh đang được tải lên. Bài sẽ được lưu ngay khi tải xong.", "Pictures are on their way. The text is saved as soon as they have arrived."));
      return true;
    },
  };
}

// Not fetched: the content security policy allows no connection to a data address.
function fileOf(address: string): File | null {
  const match = /^data:(image\/(?:png|jpeg|gif|webp));base64,([A-Za-z0-9+/=\s]+)$/u.exec(address);
  if (!match) return null;
  try {
    const bytes = Uint8Array.from(atob(match[2]!), letter => letter.charCodeAt(0));
    return new File([bytes], say("anh-dan-vao", "pasted-picture") + "." + match[1]!.slice("image/".length), { type: match[1]! });
  } catch {
    return null;
  }
}
