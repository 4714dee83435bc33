import { Node } from "@tiptap/core";
import { say } from "./words";

// Blocks that are written in place; they look as they will on the page.

export type CalloutKind = "note" | "important" | "tip";

export const calloutKinds: Record<CalloutKind, string> = {
  note: say("Lưu ý", "Note"),
  important: say("Quan trọng", "Important"),
  tip: say("Mẹo hay", "Tip"),
};

export const callout = Node.create({
  name: "callout",
  group: "block",
  content: "calloutTitle block+",
  defining: true,
  addAttributes: () => ({
    kind: {
      default: "note",
      parseHTML: (frame: HTMLElement) => Object.keys(calloutKinds).find(kind => frame.classList.contains(`callout-${kind}`)) ?? "note",
      renderHTML: ({ kind }: { kind: CalloutKind }) => ({ "class": `callout callout-${kind}`, "data-kind": calloutKinds[kind] ?? "" }),
    },
  }),
  parseHTML: () => [{ tag: "div.callout" }],
  renderHTML: ({ HTMLAttributes }) => ["div", { role: "note", ...HTMLAttributes }, 0],
});

const line = (name: string, tag: string, parent: string | undefined, hint: string) => Node.create({
  name,
  content: "text*",
  marks: "",
  defining: true,
  isolating: true,
  selectable: false,
  parseHTML: () => [{ tag: parent ? `${parent} ${tag}` : tag, priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => [tag.split(".")[0]!, { "class": tag.split(".")[1] ?? null, "data-hint": hint, ...HTMLAttributes }, 0],
});

export const calloutTitle = line("calloutTitle", "p.callout-title", undefined, say("Tiêu đề khung (có thể để trống)", "Title of the frame (may be left empty)"));
export const question = line("question", "dt", "dl.questions", say("Câu hỏi", "Question"));

export const questions = Node.create({
  name: "questions",
  group: "block",
  content: "questionItem+",
  defining: true,
  parseHTML: () => [{ tag: "dl.questions" }],
  renderHTML: () => ["dl", { class: "questions" }, 0],
});

export const questionItem = Node.create({
  name: "questionItem",
  content: "question answer",
  selectable: false,
  parseHTML: () => [{ tag: "dl.questions > div", priority: 60 }],
  renderHTML: () => ["div", 0],
});

export const answer = Node.create({
  name: "answer",
  content: "block+",
  defining: true,
  isolating: true,
  selectable: false,
  parseHTML: () => [{ tag: "dl.questions dd", priority: 60 }],
  renderHTML: () => ["dd", { "data-hint": say("Trả lời", "Answer") }, 0],
});

/** A frame of its own kind with nothing in it yet. */
export const empty = {
  callout: (kind: CalloutKind) => ({ type: "callout", attrs: { kind }, content: [{ type: "calloutTitle" }, { type: "paragraph" }] }),
  questionItem: () => ({ type: "questionItem", content: [{ type: "question" }, { type: "answer", content: [{ type: "paragraph" }] }] }),
  questions: () => ({ type: "questions", content: [empty.questionItem()] }),
};
