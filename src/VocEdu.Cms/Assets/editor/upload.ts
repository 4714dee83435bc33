import { say } from "./words";

/** Where the editor finds the media library; without addresses there is none. */
export interface Place {
  uploadUrl: string | undefined;
  chooseUrl: string | undefined;
  antiforgery: string | undefined;
}

/** A file of the media library. */
export interface LibraryFile {
  id: string;
  name: string;
  alt: string;
  credit: string;
  bytes: number;
  url: string | null;
  thumb?: string | null;
  seconds?: number | null;
  /** The library has captions of it, which come along. */
  captions?: boolean;
}

export type Kind = "Picture" | "Video" | "Document";

const refused: Record<Kind, string> = {
  Picture: say("Tệp này không phải ảnh. Hãy chọn ảnh JPEG, PNG, GIF hoặc WebP.", "This file is not a picture. Choose a JPEG, PNG, GIF or WebP file."),
  Video: say("Tệp này không phải video. Hãy chọn tệp MP4.", "This file is not a video. Choose an MP4 file."),
  Document: say("Tệp này không phải tài liệu. Hãy chọn tệp PDF.", "This file is not a document. Choose a PDF file."),
};

/** Puts a file into the library; a sentence when it was not taken. */
export async function upload(file: File, kind: Kind, place: Place): Promise<LibraryFile | string> {
  if (!place.uploadUrl) return say("Trang này chưa nhận tệp tải lên.", "This page takes no uploads.");
  const body = new FormData();
  body.append("file", file);
  try {
    const answer = await fetch(place.uploadUrl, {
      method: "POST", body, credentials: "same-origin", headers: { "Accept": "application/json", ...(place.antiforgery ? { "X-CSRF-TOKEN": place.antiforgery } : {}) },
    });
    const json = await answer.json().catch(() => null);
    if (answer.ok && json?.id) return json.kind && json.kind !== kind ? refused[kind] : { credit: "", alt: "", name: file.name, bytes: file.size, ...json };
    return json?.detail ?? json?.message ?? say(
      `Máy chủ không nhận tệp “${file.name}” (mã ${answer.status}). Các ô đã nhập vẫn còn; hãy thử lại hoặc chọn tệp khác.`,
      `The server did not take “${file.name}” (code ${answer.status}). What you typed is kept; try again or choose another file.`);
  } catch {
    return say(
      `Không tải được tệp “${file.name}” lên vì mất kết nối. Các ô đã nhập vẫn còn; hãy thử lại.`,
      `“${file.name}” could not be sent because the connection was lost. What you typed is kept; try again.`);
  }
}

export interface Found {
  files: LibraryFile[];
  next: string | null;
}

/** Asks the library; null when it does not answer. */
export async function find(kind: Kind, text: string, before: string | null, place: Place, signal: AbortSignal): Promise<Found | null> {
  const query = new URLSearchParams({ kind, text, ...(before ? { before } : {}) });
  try {
    const answer = await fetch(`${place.chooseUrl}?${query}`, { credentials: "same-origin", headers: { Accept: "application/json" }, signal });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

export function size(bytes: number): string {
  const units: [number, string][] = [[1024 * 1024, "MB"], [1024, "KB"]];
  const [unit, name] = units.find(([least]) => bytes >= least) ?? [1, "B"];
  return `${Math.round(bytes / unit * 10) / 10} ${name}`.replace(".", say(",", "."));
}
