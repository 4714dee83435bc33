import { say } from "./words";
import { drop, dropBytes, find, keep, type Draft, type DraftFile } from "./store";
import { upload } from "./upload";

/** What came of an attempt to send. */
export type Sent =
  | { kind: "arrived"; address: string }
  | { kind: "refused"; why: string }
  | { kind: "later"; why: string; signIn?: boolean };

export interface Watcher {
  progress(file: DraftFile, part: number): void;
  uploaded(file: DraftFile): void;
}

const page = "/quan-tri/gui-bai";
const noNetwork = () => say("Chưa có mạng. Bài được giữ trên máy này và sẽ tự gửi khi có mạng.", "No network. The story is kept on this device and will be sent when there is one.");

/** Sends a draft that waits; one attempt at a time in this browser, and the server takes a draft once however often it is sent. */
export async function send(key: string, watcher?: Watcher): Promise<Sent> {
  return navigator.locks.request("vocedu-gui-bai", async () => {
    const draft = await find(key);
    if (!draft) return { kind: "later", why: "" };
    try {
      return await attempt(draft, watcher);
    } catch {
      return { kind: "later", why: noNetwork() };
    }
  });
}

async function attempt(draft: Draft, watcher?: Watcher): Promise<Sent> {
  const session = await sessionOf();
  if (!session) return { kind: "later", signIn: true, why: say("Phiên làm việc đã hết hạn. Bài vẫn còn trên máy này; hãy đăng nhập lại để gửi.", "Your session has expired. The story is kept on this device; sign in again to send it.") };
  if (session.person !== draft.person) return { kind: "later", why: say("Bài này của người khác nên chưa được gửi.", "This story belongs to somebody else and was not sent.") };

  for (const file of draft.files.filter(one => !one.mediaId)) {
    const answer = await upload(file, session.token, () => keep(draft), part => watcher?.progress(file, part));
    if (typeof answer === "string") return refuse(draft, `${file.name}: ${answer}`);
    file.mediaId = answer.id;
    // Remembered at once: after a break only what is missing is sent.
    await keep(draft);
    await dropBytes(file.id);
    watcher?.uploaded(file);
  }

  const answer = await fetch(draft.page.split("?")[0]!, { method: "POST", body: formOf(draft, session.token), headers: { Accept: "application/json" }, redirect: "manual" });
  if (answer.type === "opaqueredirect" || answer.status >= 500 || answer.status === 429) return { kind: "later", why: say("Máy chủ chưa nhận được bài. Bài vẫn còn trên máy này và sẽ được gửi lại.", "The server has not taken the story yet. It is kept on this device and will be sent again.") };
  const json = await answer.json().catch(() => null);
  if (!answer.ok) return refuse(draft, json?.detail ?? say(`Máy chủ không nhận bài (mã ${answer.status}). Bài vẫn còn trên máy này.`, `The server refused the story (code ${answer.status}). It is kept on this device.`));
  await drop(draft);
  return { kind: "arrived", address: json.address };
}

async function refuse(draft: Draft, why: string): Promise<Sent> {
  draft.state = "writing";
  draft.problem = why;
  await keep(draft);
  return { kind: "refused", why };
}

/** Who is signed in now, with a token that is good now: the page may have been opened without network. */
async function sessionOf(): Promise<{ person: string; token: string } | null> {
  const answer = await fetch(`${page}?handler=Session`, { redirect: "manual", cache: "no-store", headers: { Accept: "application/json" } });
  if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) return null;
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

function formOf(draft: Draft, token: string): FormData {
  const form = new FormData();
  for (const [input, value] of draft.inputs) form.append(input, value);
  form.set("Form.Key", draft.key);
  form.set("__RequestVerificationToken", token);
  draft.files.forEach((file, index) => {
    form.append(`Form.Files[${index}].MediaId`, file.mediaId!);
    for (const [property, value] of file.inputs) form.append(`Form.Files[${index}].${property}`, value);
  });
  return form;
}
