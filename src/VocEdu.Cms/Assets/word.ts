// Reads a Word file into the open page: chosen beside the editor, or dropped onto the text. Nothing is saved by it.

const english = document.documentElement.lang === "en";
const say = (vietnamese: string, inEnglish: string) => english ? inEnglish : vietnamese;
const form = document.getElementById("bai") as HTMLFormElement | null;
const body = form?.querySelector<HTMLTextAreaElement>("textarea[data-editor]");
const chooser = document.querySelector<HTMLInputElement>("[data-word] input[type='file']");
const status = document.querySelector<HTMLElement>("[data-word-status]");

interface Node { type: string; content?: Node[] }
interface Word { title: string | null; summary: string | null; author: string | null; body: Node; notes: string[] }

function tell(sentences: string[]): void {
  status?.replaceChildren(...sentences.map(sentence => {
    const line = document.createElement("p");
    line.textContent = sentence;
    return line;
  }));
}

async function read(file: File): Promise<void> {
  if (!body) return;
  tell([say(`Đang đọc tệp “${file.name}”…`, `Reading “${file.name}”…`)]);
  const fields = new FormData();
  fields.set("Upload", file);
  const answer = await fetch("/quan-tri/noi-dung/nhap-word?handler=Read", {
    method: "POST", body: fields,
    headers: { "X-CSRF-TOKEN": document.querySelector<HTMLMetaElement>("meta[name='csrf-token']")?.content ?? "" },
  }).catch(() => null);
  if (!answer?.ok) {
    const problem = await answer?.json().catch(() => null) as { detail?: string } | null;
    tell([problem?.detail ?? say("Chưa đọc được tệp. Bài vẫn như cũ; hãy kiểm tra mạng, tệp không quá 50 MB, rồi thử lại.",
      "The file could not be read. Your text is unchanged; check the network and that the file is under 50 MB, then try again.")]);
    return;
  }
  const word = await answer.json() as Word;
  // What was typed into the text a moment ago is written to the form when the text is left.
  if (document.activeElement instanceof HTMLElement && document.activeElement.closest(".editor")) document.activeElement.blur();
  fill("Form.Title", word.title);
  fill("Form.Summary", word.summary);
  fill("Form.Authors[0].Name", word.author);
  body.dispatchEvent(new CustomEvent("vocedu:content", { detail: joined(word.body) }));
  tell([say("Đã nhập tệp Word vào bài. Bài chưa được lưu; có thể bấm Hoàn tác để bỏ.", "The Word file is in the text. Nothing is saved yet; Undo takes it out again."), ...word.notes]);
}

/** What is there stays; the file's text follows it. */
function joined(imported: Node): Node {
  if (!body?.value.trimStart().startsWith("{")) return imported;
  const present = JSON.parse(body.value) as Node;
  const kept = (present.content ?? []).filter(block => block.type !== "paragraph" || (block.content ?? []).length > 0);
  return { ...imported, content: [...kept, ...(imported.content ?? [])] };
}

function fill(name: string, text: string | null): void {
  const input = form?.elements.namedItem(name);
  if (!text || !(input instanceof HTMLTextAreaElement || input instanceof HTMLInputElement) || input.value.trim()) return;
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

chooser?.addEventListener("change", () => {
  const file = chooser.files?.[0];
  if (file) void read(file);
  chooser.value = "";
});

// Before the editor itself sees it: it would take the drop for something to paste, and beside it the browser would open the file in the page's place.
const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") && !(event.target as HTMLElement).matches("input[type='file']");
document.addEventListener("dragover", event => { if (body && carriesFiles(event)) event.preventDefault(); });
document.addEventListener("drop", event => {
  if (!body || !carriesFiles(event)) return;
  const file = [...event.dataTransfer?.files ?? []].find(one => /\.docx$/iu.test(one.name));
  if (!file && (event.target as HTMLElement).closest(".editor")) return;
  event.preventDefault();
  event.stopPropagation();
  if (file) void read(file);
}, { capture: true });
