import { say } from "./words";
import { bytesOf, type DraftFile } from "./store";

const place = "/quan-tri/thu-vien/tus";
const piece = 4 * 1024 * 1024;
const version = { "Tus-Resumable": "1.0.0" };

/** Uploads in pieces (tus 1.0): after a break it goes on where it was. Throws when the network or the server is away. */
export async function upload(file: DraftFile, token: string, begun: () => Promise<unknown>, progress: (part: number) => void): Promise<{ id: string } | string> {
  const bytes = await bytesOf(file.id);
  if (!bytes) return say("Trình duyệt không còn giữ tệp này. Hãy bỏ tệp rồi chọn lại.", "The browser no longer has this file. Remove it and choose it again.");

  let answer = file.upload ? await ask("HEAD", file.upload, {}) : null;
  if (!answer || answer.status === 404 || answer.status === 410) {
    const name = btoa(String.fromCharCode(...new TextEncoder().encode(file.name)));
    answer = await ask("POST", place, { "X-CSRF-TOKEN": token, "Upload-Length": `${bytes.size}`, "Upload-Metadata": `filename ${name}` });
    if (answer.status !== 201) return refusal(answer);
    file.upload = new URL(answer.headers("Location")!, location.href).pathname;
    await begun();
    answer = await ask("HEAD", file.upload, {});
  }

  let offset = Number(answer.headers("Upload-Offset"));
  while (!answer.headers("Upload-Media")) {
    if (answer.status >= 400) return refusal(answer);
    const from = offset;
    answer = await ask("PATCH", file.upload!, { "X-CSRF-TOKEN": token, "Upload-Offset": `${from}`, "Content-Type": "application/offset+octet-stream" },
      bytes.slice(from, from + piece), loaded => progress((from + loaded) / bytes.size));
    if (answer.status === 409) answer = await ask("HEAD", file.upload!, {});      // another page was faster
    if (answer.status >= 400) return refusal(answer);
    offset = Number(answer.headers("Upload-Offset"));
    if (offset >= bytes.size && !answer.headers("Upload-Media")) answer = await ask("HEAD", file.upload!, {});
    if (offset >= bytes.size && !answer.headers("Upload-Media")) throw new Error("not taken yet");
  }
  return { id: answer.headers("Upload-Media")! };
}

interface Answer {
  status: number;
  text: string;
  headers(name: string): string | null;
}

function ask(method: string, address: string, headers: Record<string, string>, body?: Blob, progress?: (loaded: number) => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    for (const [name, value] of Object.entries({ ...version, Accept: "application/json", ...headers })) request.setRequestHeader(name, value);
    if (progress) request.upload.onprogress = event => progress(event.loaded);
    request.onload = () => request.status >= 500 || request.status === 429 || request.status === 423
      ? reject(new Error(`${request.status}`))
      : resolve({ status: request.status, text: request.responseText, headers: name => request.getResponseHeader(name) });
    request.onerror = request.ontimeout = request.onabort = () => reject(new Error("network"));
    request.send(body ?? null);
  });
}

function refusal(answer: Answer): string {
  try {
    return JSON.parse(answer.text).detail;
  } catch {
    return say(`Máy chủ không nhận tệp (mã ${answer.status}).`, `The server refused the file (code ${answer.status}).`);
  }
}
