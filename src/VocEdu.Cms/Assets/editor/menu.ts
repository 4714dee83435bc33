import type { Editor } from "@tiptap/core";
import type { Insertable } from "./insert";
import { beforeInsert } from "./toolbar";
import { newId, say } from "./words";

/** The button "Chèn" and its menu: arrows and first letters move, Enter inserts, Escape returns to the button. */
export function insertMenu(editor: Editor, all: Insertable[], frame: HTMLElement): HTMLButtonElement {
  const menu = document.createElement("div");
  menu.id = newId("menu");
  menu.className = "editor-menu";
  menu.setAttribute("role", "menu");
  menu.setAttribute("aria-label", say("Chèn", "Insert"));
  menu.hidden = true;
  const opener = document.createElement("button");
  opener.type = "button";
  opener.className = "editor-insert";
  opener.textContent = say("Chèn", "Insert");
  opener.title = say("Chèn bộ ảnh, video, bảng, khung… (gõ / trong bài)", "Insert gallery, film, table, frame… (type / in the text)");
  opener.setAttribute("aria-haspopup", "menu");
  opener.setAttribute("aria-expanded", "false");
  opener.setAttribute("aria-controls", menu.id);

  const toggle = (open: boolean) => {
    menu.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
    if (!open) return;
    const [button, box] = [opener.getBoundingClientRect(), frame.getBoundingClientRect()];
    menu.style.top = `${button.bottom - box.top + 4}px`;
    menu.style.left = `${Math.max(0, Math.min(button.left - box.left, box.width - menu.offsetWidth - 2))}px`;
    items[0]?.focus();
  };
  const items = all.map(one => {
    const item = document.createElement("button");
    item.type = "button";
    item.setAttribute("role", "menuitem");
    item.tabIndex = -1;
    item.textContent = one.label;
    item.addEventListener("click", () => {
      toggle(false);
      beforeInsert(editor);
      one.run(editor);
    });
    return item;
  });
  menu.append(...items);
  frame.append(menu);

  opener.addEventListener("mousedown", event => event.preventDefault());
  opener.addEventListener("click", () => toggle(menu.hidden === true));
  opener.addEventListener("keydown", event => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    toggle(true);
  });
  menu.addEventListener("keydown", event => {
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    const target = event.key === "ArrowDown" ? items[(at + 1) % items.length]
      : event.key === "ArrowUp" ? items[(at - 1 + items.length) % items.length]
      : event.key === "Home" ? items[0]
      : event.key === "End" ? items.at(-1)
      : event.key.length === 1 && !event.ctrlKey ? [...items.slice(at + 1), ...items].find(item => item.textContent!.toLowerCase().startsWith(event.key.toLowerCase()))
      : undefined;
    if (event.key === "Escape" || event.key === "Tab") {
      toggle(false);
      opener.focus();
    }
    if (!target && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    target?.focus();
  });
  menu.addEventListener("focusout", event => {
    if (!menu.contains(event.relatedTarget as Node | null) && event.relatedTarget !== opener) toggle(false);
  });
  return opener;
}
