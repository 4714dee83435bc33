// The interest quiz in small groups. The answers live in the fragment of the address: no server sees them, and the link goes on where one stopped.

import { copyAddress } from "./interests/keep";
import { type Answer, isMeant, read, split, write } from "./interests/code";

const form = document.querySelector<HTMLFormElement>("form[data-quiz]");
if (form) begin(form);

function begin(form: HTMLFormElement) {
  const find = <E extends HTMLElement>(name: string) => document.querySelector<E>(`[data-${name}]`);
  const version = form.dataset.version ?? "";
  const versions = JSON.parse(form.dataset.versions ?? "{}") as Record<string, number[]>;      // the items of each version
  const groups = [...form.querySelectorAll<HTMLElement>("[data-group]")];
  const items = [...form.querySelectorAll<HTMLFieldSetElement>("[data-item]")];
  const bar = form.querySelector("progress");
  const [note, missing, back, next, finish] = [find("note"), find("missing"), find<HTMLButtonElement>("back"), find<HTMLButtonElement>("next"), find<HTMLButtonElement>("finish")];
  let shown = 0, warned = false;

  const radios = (item: Element) => [...item.querySelectorAll<HTMLInputElement>("input[type=radio]")];
  const isAnswered = (item: Element) => radios(item).some(radio => radio.checked);
  const answers = () => items.map<Answer>(item => {
    const chosen = radios(item).find(radio => radio.checked);
    return chosen ? Number(chosen.value) : null;
  });
  const fragment = () => {
    const given = answers();
    return given.some(answer => answer !== null) ? "#" + write(version, given) : "";
  };

  function count() {
    const done = items.filter(isAnswered).length;
    if (bar) bar.value = done;
    const words = find("progress");
    if (words) words.textContent = `Đã trả lời ${done} trên ${items.length} việc`;
  }

  function show(group: number, focus: boolean) {
    shown = Math.min(Math.max(group, 0), groups.length - 1);
    warned = false;
    groups.forEach((one, at) => (one.hidden = at !== shown));
    const last = shown === groups.length - 1;
    form.closest(".quiz")?.classList.add("quiz-ready");
    if (missing) missing.textContent = "";
    if (back) back.hidden = shown === 0;
    if (next) next.hidden = last;
    if (finish) finish.hidden = !last;
    if (!focus) return;
    groups[shown]?.querySelector("h2")?.focus({ preventScroll: true });
    form.scrollIntoView({ block: "start" });
  }

  /** True when one may go on: all is answered, or the reader has been told and wants to. */
  function mayLeave(): boolean {
    const open = items.filter(item => groups[shown]?.contains(item) && !isAnswered(item));
    if (open.length === 0 || warned) return true;
    warned = true;
    if (missing) missing.textContent = `Phần này còn ${open.length} việc bạn chưa chọn. Hãy chọn nốt, hoặc bấm lần nữa để bỏ qua.`;
    open[0]?.querySelector("input")?.focus();
    return false;
  }

  function fill() {
    items.flatMap(radios).forEach(radio => (radio.checked = false));
    if (note) note.textContent = "";
    const code = split(location.hash);
    const asked = (code && versions[code.version]) ?? [];
    const given = code && read(code.signs, asked.length, items[0] ? radios(items[0]).length : 0);
    if (given && asked.length > 0) {
      const answers = new Map(asked.map((id, at) => [`c${id}`, given[at] ?? null]));
      items.flatMap(radios).forEach(radio => (radio.checked = `${answers.get(radio.name) ?? ""}` === radio.value));
      if (note && code.version !== version) note.textContent = "Bộ câu hỏi đã đổi đôi chút từ khi có liên kết này. Các câu trả lời của bạn vẫn còn.";
    }
    else if (isMeant(location.hash) && note) {
      note.textContent = code && !versions[code.version]
        ? "Bộ câu hỏi đã đổi từ khi có liên kết này, nên không thể làm tiếp. Bạn có thể làm lại từ đầu."
        : "Liên kết bị thiếu hoặc sai ký tự, nên không đọc được câu trả lời. Bạn có thể làm lại từ đầu.";
    }
    count();
  }

  form.addEventListener("change", () => {
    history.replaceState(history.state, "", location.pathname + fragment());
    if (note) note.textContent = "";
    count();
  });
  next?.addEventListener("click", () => {
    if (!mayLeave()) return;
    history.pushState({ group: shown + 1 }, "", location.pathname + fragment());
    show(shown + 1, true);
  });
  back?.addEventListener("click", () => {
    history.pushState({ group: shown - 1 }, "", location.pathname + fragment());
    show(shown - 1, true);
  });
  form.addEventListener("submit", event => {
    event.preventDefault();
    if (shown < groups.length - 1) return next?.click();      // Enter in a group goes on, not to the end
    if (!mayLeave()) return;
    location.assign(form.action + (fragment() || "#"));
  });
  find("copy")?.addEventListener("click", () => void copyAddress(find("copied")));
  find("clear")?.addEventListener("click", () => {
    history.pushState({ group: 0 }, "", location.pathname);
    fill();
    show(0, true);
  });

  const place = () => (history.state as { group?: number } | null)?.group;
  addEventListener("popstate", () => {
    // A link to a place on this page must not take the answers out of the address.
    if (location.hash.length > 1 && !isMeant(location.hash)) return history.replaceState({ group: shown }, "", location.pathname + fragment());
    fill();
    show(place() ?? 0, true);
  });

  fill();
  const open = items.findIndex(item => !isAnswered(item));
  const resumed = open < 0 ? 0 : groups.findIndex(group => group.contains(items[open] ?? null));
  show(place() ?? resumed, false);
}
