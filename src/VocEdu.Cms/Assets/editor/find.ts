import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, type EditorState, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { fieldsOf, replaceIn, type Field } from "./findfields";
import { fold } from "./words";

export interface Wanted {
  text: string;
  matchCase: boolean;
  ignoreMarks: boolean;
}

export interface Match {
  from: number;
  to: number;
  /** The note or block that the match is in: its words are no text of the page, so it is marked as a whole. */
  node?: { from: number; to: number };
  /** The words of the block that hold the match, and where in them it begins. */
  field?: Field & { at: number };
}

interface Search {
  wanted: Wanted | null;
  matches: Match[];
  current: number;
  marks: DecorationSet;
}

const key = new PluginKey<Search>("find");
const nothing: Search = { wanted: null, matches: [], current: -1, marks: DecorationSet.empty };

export const searchOf = (state: EditorState): Search => key.getState(state) ?? nothing;

export const findPlugin = (): Plugin<Search> => new Plugin<Search>({
  key,
  state: {
    init: () => nothing,
    apply(tr, search) {
      const asked = tr.getMeta(key) as (Partial<Pick<Search, "wanted" | "current">> & { from?: number; past?: string }) | undefined;
      if (!asked && !tr.docChanged) return search;
      const wanted = asked?.wanted === undefined ? search.wanted : asked.wanted;
      if (!wanted?.text) return nothing;
      const matches = tr.docChanged || wanted !== search.wanted ? matchesIn(tr.doc, wanted) : search.matches;
      const last = search.matches[search.current];
      const from = asked?.from ?? (last ? tr.mapping.map(last.from) : tr.selection.from);
      const nearest = matches.findIndex(match => match.from >= from);
      const chosen = asked?.past === undefined ? asked?.current : (search.current + places(asked.past, wanted).length) % Math.max(matches.length, 1);
      const current = chosen !== undefined && matches.length > 0 ? chosen : (matches.length === 0 ? -1 : Math.max(nearest, 0));
      return { wanted, matches, current, marks: DecorationSet.create(tr.doc, matches.map((match, i) => mark(match, i === current))) };
    },
  },
  props: { decorations: state => key.getState(state)?.marks },
});

function mark({ from, to, node }: Match, current: boolean): Decoration {
  const attrs = { class: current ? "editor-found editor-found-current" : "editor-found" };
  return node ? Decoration.node(node.from, node.to, attrs) : Decoration.inline(from, to, attrs);
}

/** Where the words stand; a match does not go over a note, a line break or the end of a line. */
export function matchesIn(doc: Node, wanted: Wanted): Match[] {
  const matches: Match[] = [];
  const { length } = wanted.text.normalize("NFC");
  let text = "", start = 0;
  const search = (node?: Match["node"]) => {
    for (const at of places(text, wanted)) matches.push({ from: start + at, to: start + at + length, ...(node ? { node } : {}) });
    text = "";
  };
  doc.descendants((node, pos) => {
    for (const [field, words] of fieldsOf(node))
      for (const at of places(words, wanted)) matches.push({ from: pos, to: pos + length, node: { from: pos, to: pos + node.nodeSize }, field: { ...field, at } });
    if (!node.isTextblock) return true;
    node.forEach((child, offset) => {
      const at = pos + 1 + offset;
      if (child.isText) {
        if (text === "") start = at;
        text += child.text;
        return;
      }
      search();
      if (child.type.name !== "footnote") return;
      (text = child.textContent, start = at + 1);
      search({ from: at, to: at + child.nodeSize });
    });
    search();
    return false;
  });
  return matches;
}

function places(text: string, wanted: Wanted): number[] {
  const line = likeness(text, wanted), needle = likeness(wanted.text.normalize("NFC"), wanted), found: number[] = [];
  for (let at = line.indexOf(needle); at >= 0; at = line.indexOf(needle, at + needle.length)) found.push(at);
  return found;
}

// Letter by letter, so that positions stay ("İ" in lower case is two letters).
function likeness(text: string, { matchCase, ignoreMarks }: Wanted): string {
  const small = (letter: string) => letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter;
  return [...text].map(letter => {
    const bare = ignoreMarks ? fold(letter) : small(letter);
    return !matchCase ? bare : !ignoreMarks ? letter : letter === small(letter) ? bare : bare.toUpperCase();
  }).join("");
}

export const look = (tr: Transaction, wanted: Wanted | null): Transaction => tr.setMeta(key, { wanted });
export const goTo = (tr: Transaction, current: number): Transaction => tr.setMeta(key, { current });

/** Puts other words in the place of matches, from the last to the first, in one step that can be undone. */
export function replace(tr: Transaction, matches: Match[], words: string): Transaction {
  for (const { from, to, field } of [...matches].reverse()) {
    if (field) replaceIn(tr, from, field, field.at, to - from, words);
    else if (words === "") tr.delete(from, to);
    else tr.insertText(words, from, to);
  }
  // Go on after the new words, which may hold the old ones.
  const only = matches.length === 1 ? matches[0] : undefined;
  return !only ? tr : tr.setMeta(key, only.field ? { past: words } : { from: only.from + words.length });
}
