import type { Editor } from "@tiptap/core";
import { NodeSelection, TextSelection } from "@tiptap/pm/state";
import { findPlugin, goTo, look, replace, searchOf, type Match } from "./find";
import { field } from "./library";
import { numbers, say } from "./words";

/** The bar for finding and replacing; it opens above the text, Escape returns there. */
export function findBar(editor: Editor): { element: HTMLElement; open: () => void } {
  editor.registerPlugin(findPlugin());
  const element = document.createElement("div");
  element.className = "editor-find";
  element.setAttribute("role", "search");
  element.setAttribute("aria-label", say("Tìm và thay trong bài", "Find and replace in the text"));
  element.hidden = true;

  const words = field("text", say("Tìm", "Find"));
  const other = field("text", say("Thay bằng", "Replace by"));
  const count = document.createElement("span");
  count.setAttribute("role", "status");
  const cased = tick(say("Phân biệt chữ hoa, chữ thường", "Match case"));
  const bare = tick(say("Không phân biệt dấu", "Ignore tone marks"));

  const wanted = () => ({ text: words.input.value, matchCase: cased.input.checked, ignoreMarks: bare.input.checked });
  const tell = (done = "") => {
    const { matches, current } = searchOf(editor.state);
    const found = words.input.value === "" ? "" : matches.length === 0 ? say("Không tìm thấy.", "Not found.")
      : say(`Chỗ ${numbers.format(current + 1)} trong ${numbers.format(matches.length)} chỗ.`, `${current + 1} of ${matches.length}.`);
    count.textContent = [done, found].filter(Boolean).join(" ");
  };
  // Into the middle of what the bar leaves free.
  const show = () => {
    const found = editor.view.dom.querySelector(".editor-found-current")?.getBoundingClientRect();
    if (found) scrollBy({ top: found.top - (Math.max(0, element.getBoundingClientRect().bottom) + innerHeight) / 2 });
  };
  const search = () => {
    editor.view.dispatch(look(editor.state.tr, wanted()));
    tell();
    show();
  };
  const turn = (by: number) => {
    const { matches, current } = searchOf(editor.state);
    if (matches.length > 0) editor.view.dispatch(goTo(editor.state.tr, (current + by + matches.length) % matches.length));
    tell();
    show();
  };
  const put = (chosen: Match[]) => {
    if (chosen.length > 0) editor.view.dispatch(replace(editor.state.tr, chosen, other.input.value));
    tell(chosen.length === 0 ? "" : say(`Đã thay ${numbers.format(chosen.length)} chỗ.`, `${numbers.format(chosen.length)} replaced.`));
    show();
  };
  const one = () => put(searchOf(editor.state).matches.slice(searchOf(editor.state).current).slice(0, 1));
  const close = () => {
    const { matches, current } = searchOf(editor.state);
    const match = matches[current];
    element.hidden = true;
    const { tr } = editor.state;
    if (match) tr.setSelection(match.node ? NodeSelection.create(tr.doc, match.node.from) : TextSelection.create(tr.doc, match.from, match.to));
    editor.view.dispatch(look(tr, null));
    editor.view.focus();
  };

  words.input.addEventListener("input", search);
  for (const box of [cased, bare]) box.input.addEventListener("change", search);
  element.addEventListener("keydown", event => {
    if (event.isComposing) return;
    const typing = event.target instanceof HTMLInputElement;
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.target === words.input) turn(event.shiftKey ? -1 : 1);
    else if (event.key === "Enter" && event.target === other.input) one();
    else if (event.key !== "Enter" || !typing) return;
    event.preventDefault();      // Enter would save the page
    event.stopPropagation();
  });

  const row = (...parts: HTMLElement[]) => {
    const made = document.createElement("div");
    made.append(...parts);
    element.append(made);
  };
  row(words.box, button(say("Trước", "Previous"), () => turn(-1)), button(say("Sau", "Next"), () => turn(1)), button(say("Đóng", "Close"), close));
  row(other.box, button(say("Thay", "Replace"), one), button(say("Thay tất cả", "Replace all"), () => put(searchOf(editor.state).matches)));
  row(cased.box, bare.box, count);

  return {
    element,
    open: () => {
      const { from, to, empty } = editor.state.selection;
      const chosen = empty ? "" : editor.state.doc.textBetween(from, to, "\n");
      if (chosen && !chosen.includes("\n")) words.input.value = chosen;
      element.hidden = false;
      search();
      words.input.focus();
      words.input.select();
    },
  };
}

function tick(text: string): { box: HTMLElement; input: HTMLInputElement } {
  const { box, input } = field("text", text);
  input.type = "checkbox";
  box.className = "editor-tick";
  return { box, input };
}

function button(text: string, click: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", click);
  return made;
}
