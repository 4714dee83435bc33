import type { Editor } from "@tiptap/core";
import { Fragment, type Node, type ResolvedPos } from "@tiptap/pm/model";
import { NodeSelection, Selection, TextSelection } from "@tiptap/pm/state";
import { empty } from "./frames";

const frames = ["callout", "questions", "gallery", "blockquote", "bulletList", "orderedList", "table"];
const fixed = ["tableRow", "tableCell", "tableHeader"];

/** Depth of the innermost frame around a position; 0 when there is none. */
export function frameAround($pos: ResolvedPos): number {
  let depth = $pos.depth;
  while (depth > 0 && !frames.includes($pos.node(depth).type.name)) depth--;
  return depth;
}

/** Moves the innermost thing that can change places with its neighbour: a list item, a question, a picture of a gallery, a block. */
export function move(editor: Editor, by: -1 | 1): boolean {
  const { state, view } = editor;
  const { selection, doc } = state;
  const { $from, $to } = selection;
  const steps: { parent: Node; index: number; pos: number }[] = [];
  if (selection instanceof NodeSelection && selection.node.isBlock) steps.push({ parent: $from.parent, index: $from.index(), pos: $from.pos });
  for (let depth = Math.min($from.depth, $from.sharedDepth($to.pos)); depth > 0; depth--) steps.push({ parent: $from.node(depth - 1), index: $from.index(depth - 1), pos: $from.before(depth) });

  for (const { parent, index, pos } of steps) {
    const [node, other] = [parent.child(index), parent.maybeChild(index + by)];
    if (!other || fixed.includes(node.type.name) || fixed.includes(other.type.name)) continue;
    const order = parent.children.slice();
    [order[index], order[index + by]] = [other, node];
    if (!parent.type.validContent(Fragment.from(order))) continue;
    // The empty line at the end is only there to click into.
    if (by > 0 && parent === doc && index + 2 === doc.childCount && other.isTextblock && other.content.size === 0) return true;
    const start = by > 0 ? pos : pos - other.nodeSize;
    const tr = state.tr.replaceWith(start, start + node.nodeSize + other.nodeSize, by > 0 ? [other, node] : [node, other]);
    const shift = by * other.nodeSize;
    tr.setSelection(selection instanceof NodeSelection ? NodeSelection.create(tr.doc, selection.from + shift)
      : TextSelection.create(tr.doc, selection.anchor + shift, selection.head + shift));
    view.dispatch(tr.scrollIntoView());
    return true;
  }
  return true;
}

/** Selects the frame around the cursor; there Delete removes it and the arrows leave it. */
export function selectFrame(editor: Editor): boolean {
  const { $from } = editor.state.selection;
  const depth = frameAround($from);
  if (depth === 0) return false;
  editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, $from.before(depth))).scrollIntoView());
  return true;
}

/** Goes on in a new line after the frame around the cursor, or after the selected block. */
export function leaveFrame(editor: Editor): boolean {
  const { selection, schema } = editor.state;
  const { $from } = selection;
  const depth = frameAround($from);
  if (depth === 0 && !(selection instanceof NodeSelection && selection.node.isBlock)) return false;
  const after = depth > 0 ? $from.after(depth) : selection.to;
  const tr = editor.state.tr.insert(after, schema.nodes.paragraph!.create());
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  return true;
}

/** What is typed while a block is selected comes after it; by itself it would take the block's place. */
export function typeBeside(editor: Editor, text: string): boolean {
  const { selection } = editor.state;
  if (!(selection instanceof NodeSelection) || !selection.node.isBlock) return false;
  leaveFrame(editor);
  editor.view.dispatch(editor.state.tr.insertText(text).scrollIntoView());
  return true;
}

/** Enter in a frame's title or question goes on below; in an empty last answer it asks the next question, in an empty last question it ends. */
export function enterInFrame(editor: Editor): boolean {
  const { selection, tr, schema } = editor.state;
  const { $from } = selection;
  if (selection instanceof NodeSelection) {
    if (!selection.node.isBlock || selection.node.isAtom) return false;
    editor.view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(selection.from + 1))));
    return true;
  }
  const name = $from.parent.type.name;
  if (name === "calloutTitle" || name === "question") {
    const item = name === "question" ? $from.node(-1) : null;
    if (item?.textContent === "" && $from.index(-2) === $from.node(-2).childCount - 1 && $from.node(-2).childCount > 1) {
      const end = $from.after(-2);
      tr.insert(end, schema.nodes.paragraph!.create()).delete($from.before(-1), $from.after(-1));
      const after = tr.mapping.map(end, -1);
      editor.view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(after + 1))).scrollIntoView());
      return true;
    }
    editor.view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve($from.after() + 1))).scrollIntoView());
    return true;
  }
  const inAnswer = $from.depth > 1 && $from.node(-1).type.name === "answer";
  if (!inAnswer || $from.parent.content.size > 0 || $from.node(-1).childCount === 1 || $from.index(-1) !== $from.node(-1).childCount - 1) return false;
  const end = $from.after(-2);
  tr.insert(end, schema.nodeFromJSON(empty.questionItem())).delete($from.before(), $from.after());
  editor.view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(tr.mapping.map(end, -1) + 1))).scrollIntoView());
  return true;
}

/** Backspace at the start of an empty question takes it away with its empty answer; in an empty frame, the frame. */
export function backInFrame(editor: Editor): boolean {
  const { selection, tr } = editor.state;
  const { $from, empty: nothing } = selection;
  const name = $from.parent.type.name;
  if (!nothing || $from.parentOffset > 0 || (name !== "question" && name !== "calloutTitle")) return false;
  const holder = $from.node(-1);
  if (holder.textContent !== "") return false;
  const whole = name === "question" && $from.node(-2).childCount === 1 ? -2 : -1;
  const start = $from.before(whole);
  tr.delete(start, $from.after(whole));
  editor.view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(Math.min(start, tr.doc.content.size)), -1)).scrollIntoView());
  return true;
}
