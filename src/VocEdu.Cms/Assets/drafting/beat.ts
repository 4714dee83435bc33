// The one request an open page makes; see EditorBeat on the server.

export interface Person { name: string; editing: boolean }
export interface Newer { number: number; by: string; at: string }

export type Answer =
  | { state: "answered"; kept: "Yes" | "Done" | "TooLarge" | "TooMany" | null; at: string; others: Person[]; newer: Newer | null }
  | { state: "offline" }
  | { state: "failed" }
  | { state: "signed-out" }
  | { state: "refused" };

export const path = "/quan-tri/soan-thao/nhip";
const patience = 20_000;

export async function send(fields: FormData): Promise<Answer> {
  const token = document.querySelector<HTMLMetaElement>("meta[name='csrf-token']")?.content ?? "";
  try {
    const answer = await fetch(path, {
      method: "POST", body: fields, headers: { "X-CSRF-TOKEN": token }, redirect: "manual", signal: AbortSignal.timeout(patience),
    });
    if (answer.ok) return { state: "answered", ...await answer.json() };
    if (answer.type === "opaqueredirect" || answer.status === 401) return { state: "signed-out" };
    if (answer.status === 413) return { state: "answered", kept: "TooLarge", at: "", others: [], newer: null };
    return { state: answer.status >= 500 ? "failed" : "refused" };
  } catch {
    return { state: "offline" };
  }
}
