import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import type { Figure } from "./figures";

/** Words of a block that are no text of the document: a caption, a key figure. */
export interface Field {
  name: string;
  /** Of key figures: which one, and which half of it. */
  figure?: { index: number; half: keyof Figure };
}

const named: Record<string, string[]> = {
  image: ["caption", "credit", "alt"], video: ["caption"], file: ["title"], table: ["caption"], keyFigures: ["source"],
};

const halves = ["value", "label"] as const;

export function fieldsOf(node: Node): [field: Field, words: string][] {
  const figures: [Field, string][] = ((node.attrs.figures ?? []) as Figure[])
    .flatMap((figure, index) => halves.map((half): [Field, string] => [{ name: "figures", figure: { index, half } }, figure[half]]));
  const own = (named[node.type.name] ?? []).map((name): [Field, string] => [{ name }, (node.attrs[name] as string | null) ?? ""]);
  return [...figures, ...own].filter(([, words]) => words !== "");
}

/** Puts other words in the place of some letters of a field. */
export function replaceIn(tr: Transaction, pos: number, { name, figure }: Field, at: number, length: number, words: string): void {
  const value: unknown = tr.doc.nodeAt(pos)?.attrs[name];
  const mended = (text: string) => (text.slice(0, at) + words + text.slice(at + length)).trim();
  tr.setNodeAttribute(pos, name, figure
    ? (value as Figure[]).map((one, i) => i === figure.index ? { ...one, [figure.half]: mended(one[figure.half]) } : one)
    : mended(value as string) || (name === "alt" ? "" : null));
}
