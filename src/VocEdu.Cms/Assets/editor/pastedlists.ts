import { styleOf } from "./paste";

/** Lists as Word copies them: paragraphs with a style, a level and a drawn bullet or number. */
export function wordLists(body: HTMLElement): void {
  /** The open lists, outermost first. */
  let open: { list: HTMLElement; level: number }[] = [];
  let last: HTMLElement | null = null;
  for (const item of body.querySelectorAll<HTMLElement>("p[data-style*='mso-list' i]")) {
    const level = Number(/\blevel(\d)/iu.exec(styleOf(item))?.[1] ?? 1);
    const mark = [...item.querySelectorAll("span[data-style*='mso-list' i]")].find(span => /mso-list:\s*ignore/iu.test(styleOf(span)));
    const number = /^\s*\(?(\d+|[\p{L}]{1,4})[.)]/u.exec(mark?.textContent ?? "");
    const tag = number ? "ol" : "ul";
    mark?.remove();
    if (last?.nextElementSibling !== item) open = [];
    open = open.filter(one => one.level < level || (one.level === level && one.list.localName === tag));

    if (open.at(-1)?.level !== level) {
      const list = document.createElement(tag);
      if (Number(number?.[1]) > 1) list.setAttribute("start", number![1]!);
      const holder = open.at(-1)?.list.lastElementChild;
      if (holder) holder.append(list);
      else {
        item.before(list);
        last = list;
      }
      open.push({ list, level });
    }
    const entry = document.createElement("li");
    entry.append(...item.childNodes);
    open.at(-1)!.list.append(entry);
    item.remove();
  }
}
