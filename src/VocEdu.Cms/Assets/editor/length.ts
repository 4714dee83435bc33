import type { Node } from "@tiptap/pm/model";
import { numbers, say } from "./words";
import type { Figure } from "./figures";

/** Texts that stand in attributes, as the server counts them (TextLength). */
const attributes: Record<string, (attrs: Record<string, unknown>) => unknown[]> = {
  image: attrs => [attrs.caption],
  table: attrs => [attrs.caption],
  video: attrs => [attrs.caption],
  file: attrs => [attrs.title],
  keyFigures: attrs => [...(attrs.figures as Figure[]).flatMap(figure => [figure.value, figure.label]), attrs.source],
};

/** "Chữ": groups of letters or digits between spaces; Vietnamese writes each syllable apart. */
export function syllables(doc: Node): number {
  const texts: string[] = [];
  doc.descendants(node => {
    texts.push(...(attributes[node.type.name]?.(node.attrs) ?? []).filter(text => typeof text === "string"));
    if (node.type.name === "footnote") texts.push(node.textContent);
    else if (node.isTextblock) {
      let line = "";
      node.forEach(child => { line += child.isText ? child.text : child.type.name === "footnote" ? "" : " "; });
      texts.push(line);
    }
    return node.type.name !== "footnote";
  });
  return texts.join("\n").split(/\s+/u).filter(group => /[\p{L}\p{Nd}]/u.test(group)).length;
}

/** @param pace Syllables a minute, the server's. */
export function lengthOf(doc: Node, pace: number): string {
  const count = syllables(doc);
  if (count === 0) return say("Chưa có chữ nào.", "No words yet.");
  const minutes = numbers.format(Math.max(1, Math.ceil(count / pace)));
  return say(`${numbers.format(count)} chữ, đọc khoảng ${minutes} phút.`, `${numbers.format(count)} words, about ${minutes} min to read.`);
}
