// The words of a page as one would read them aloud.

/** A paragraph, a heading, a caption, a row of a table. */
export interface Passage { where: Element; words: string }

const passage = "h1, h2, h3, h4, p, li, dt, dd, blockquote, figcaption, caption, tr, summary";
const silent = "nav, aside, footer, form, script, .tools, .kicker, .byline, .guide-actions, .player, .story-opening, .transcript, .sheet-pages, .card, .note-ref, .note-back, .visually-hidden, [hidden], [aria-hidden=true]";
const address = /(?:https?:\/\/|www\.)\S+/g;

/** Browsers fall silent in the middle of longer texts. */
const longest = 200;

/** What is said of the story, in its order; menus, buttons and lists of other stories are left out. */
export function passages(): Passage[] {
  return [...document.querySelectorAll(`main article:not(.card) :is(${passage})`)]
    .filter((where) => !where.closest(silent))
    .map((where) => ({ where, words: own(where).replace(address, "địa chỉ trang web").replace(/\s+/g, " ").replace(/ ,/g, ",").trim() }))
    .filter(({ words }) => /[\p{L}\p{N}]/u.test(words));
}

/** Without what stands in a passage of its own, such as a list within a list. */
function own(of: Element): string {
  let text = "";
  for (const node of of.childNodes) {
    if (node instanceof Text) text += node.data;
    else if (node instanceof Element && !node.matches(passage) && !node.matches(silent)) text += own(node) + (node.matches("th, td") ? ", " : node.matches("br, div") ? " " : "");
  }

  return of.matches("tr") ? text.replace(/[\s,]+$/, "") : text;
}

/** Sentences, as many at once as a browser reads to the end. */
export function breaths(words: string): string[] {
  const sentences = words.match(/.+?(?:[.!?…:;]+["”’)]*(?=\s|$)|$)/gu) ?? [];
  const taken: string[] = [];
  for (const sentence of sentences.map((one) => one.trim()).filter((one) => one.length > 0)) {
    const last = taken.at(-1);
    if (last !== undefined && last.length + sentence.length < longest) taken[taken.length - 1] = `${last} ${sentence}`;
    else taken.push(sentence);
  }

  return taken;
}
