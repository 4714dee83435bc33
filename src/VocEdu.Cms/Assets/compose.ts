// The composer: previews and lengths follow what is typed; what is typed and not saved survives a closed tab.

const english = document.documentElement.lang === "en";
const numbers = new Intl.NumberFormat(english ? "en" : "vi-VN");
const encoder = new TextEncoder();
const form = document.querySelector<HTMLFormElement>("form[data-compose]");
const status = document.querySelector<HTMLElement>("[data-compose-status]");
type Input = HTMLInputElement | HTMLTextAreaElement;

const words = {
  length: (length: number, room: number, unit: string) => english
    ? `${numbers.format(length)} of ${numbers.format(room)} ${unit === "bytes" ? "bytes" : "characters"}`
    : `${numbers.format(length)} trên ${numbers.format(room)} ${unit === "bytes" ? "byte" : "ký tự"}`,
  over: (over: number, channel: string) => english ? `${channel}: too long by ${numbers.format(over)}.` : `${channel}: dài quá ${numbers.format(over)}.`,
  restored: english ? "What you had typed and not saved is back." : "Đã lấy lại những gì bạn đã nhập mà chưa lưu.",
  unsaved: english ? "Not saved yet." : "Chưa lưu.",
};

/** As the server reads them: separated by commas, lines or the signs, the words of one joined. */
function hashtags(typed: string): string[] {
  const tags = typed.normalize("NFC").split(/[#,;\r\n]/u).map(part => part.split(/\s+/u).map(word => word.replace(/[^\p{L}\p{Nd}_]/gu, "")).filter(Boolean)
    .map((word, i) => i === 0 ? word : word[0]!.toUpperCase() + word.slice(1)).join("")).filter(tag => /\p{L}/u.test(tag));
  return tags.filter((tag, i) => tags.findIndex(other => other.toUpperCase() === tag.toUpperCase()) === i).slice(0, 15);
}

function finished(channel: HTMLElement, text: string): string {
  const { link = "", marked = "" } = channel.dataset;
  if (link && marked !== link) text = text.replace(new RegExp(`${link.replace(/[.*+?^${}()|[\]\\/]/gu, "\\$&")}(?![\\w/?&=%#-])`, "gu"), () => marked);
  const tags = hashtags(channel.querySelector<HTMLInputElement>("[data-tags]")?.value ?? "")
    .filter(tag => !new RegExp(`#${tag}(?![\\p{L}\\p{Nd}_])`, "iu").test(text)).map(tag => `#${tag}`).join(" ");
  return tags ? (text ? `${text.trimEnd()}\n\n${tags}` : tags) : text;
}

/** Puts the text in place, hashtags and addresses in the platform's colour. */
function write(place: HTMLElement | null, text: string): void {
  place?.replaceChildren(...text.split(/(https?:\/\/\S+|#[\p{L}\p{Nd}_]+)/gu).map((part, i) => i % 2
    ? Object.assign(document.createElement("span"), { className: "pv-link", textContent: part })
    : document.createTextNode(part)));
}

const lengthOf = (text: string, unit?: string) => unit === "bytes" ? encoder.encode(text).length : text.length;
const saying = (input: Input | null) => input?.value.replace(/\r\n/gu, "\n").trim() || input?.placeholder || "";

function count(input: Input | null, text: string): number {
  const hint = input?.closest(".field")?.querySelector<HTMLElement>("[data-counter]");
  if (!input || !hint) return 0;
  const [length, room] = [lengthOf(text, input.dataset.unit), Number(input.dataset.room)];
  hint.textContent = words.length(length, room, input.dataset.unit ?? "");
  hint.classList.toggle("over-limit", length > room);
  input.classList.toggle("input-validation-error", length > room);
  return Math.max(0, length - room);
}

let announcing: number | undefined;
function show(channel: HTMLElement): void {
  const find = <T extends HTMLElement>(selector: string) => channel.querySelector<T>(selector);
  const [heading, text] = [find<HTMLInputElement>("[data-heading]"), find<HTMLTextAreaElement>("[data-words]")];
  const whole = finished(channel, saying(text));
  const over = count(heading, saying(heading)) + count(text, whole);
  clearTimeout(announcing);
  if (over) announcing = window.setTimeout(() => { if (status) status.textContent = words.over(over, channel.querySelector("h2")?.textContent ?? ""); }, 1000);

  write(find("[data-show=words]"), whole);
  const title = find("[data-show=heading]");
  if (title) title.textContent = saying(heading);
  const own = Boolean(text?.value.trim() || heading?.value.trim());
  const follows = find("[data-follows]");
  if (follows) follows.textContent = (own ? follows.dataset.own : follows.dataset.same) ?? "";
  const [copy, drop] = [find("[data-copy-source]"), find("[data-drop-own]")];
  if (copy) copy.hidden = own;
  if (drop) drop.hidden = !own;

  const select = find<HTMLSelectElement>("[data-picture]");
  const source = select?.value ? select.selectedOptions[0]?.dataset.shown : select?.dataset.cover;
  const picture = find<HTMLImageElement>("[data-show=picture]");
  const withPhoto = find<HTMLInputElement>("[data-with-photo][type=checkbox]");
  if (picture && select) {
    picture.hidden = !source;
    if (source && picture.getAttribute("src") !== source) picture.src = source;
  }
  const missing = find("[data-no-picture]");
  if (missing) missing.hidden = Boolean(source);
  const [film, gallery] = [find<HTMLInputElement>("[data-with-film]")?.checked === true, find<HTMLInputElement>("[data-with-gallery]")?.checked === true];
  const card = find("[data-link-card]");
  if (card && withPhoto) card.hidden = withPhoto.checked || film || gallery;
  const [play, more] = [find("[data-film]"), find("[data-gallery]")];
  if (play) play.hidden = !film;
  if (more) more.hidden = film || !gallery;
  const alt = find("[data-alt-field]");
  if (alt) alt.hidden = !select?.value;
  find("[data-preview]")?.classList.toggle("pv-off", find<HTMLInputElement>("[data-on]")?.checked === false);
  fold(channel);
}

/** A platform folds long words after some lines. */
function fold(channel: HTMLElement): void {
  const [text, more] = [channel.querySelector<HTMLElement>(".pv-words"), channel.querySelector<HTMLElement>("[data-more]")];
  if (text && more) more.hidden = text.scrollHeight <= text.clientHeight + 2;
}

const key = form ? `vocedu-compose-${document.body.dataset.person}-${form.dataset.compose}` : "";
const values = (from: HTMLFormElement) => JSON.stringify([...new FormData(from)].filter(([name, value]) => typeof value === "string" && !name.startsWith("__")));

function restore(kept: string): void {
  const saved = JSON.parse(kept) as [string, string][];
  for (const box of form!.querySelectorAll<HTMLInputElement>("input[type=checkbox]")) box.checked = false;
  for (const [name, value] of saved) {
    for (const input of form!.querySelectorAll<Input>(`[name="${CSS.escape(name)}"]`)) {
      if (input instanceof HTMLInputElement && (input.type === "checkbox" || input.type === "radio")) { if (input.value === value) input.checked = true; }
      else if (name !== "FromVersion") input.value = value;
    }
  }
  if (status) status.textContent = words.restored;
}

if (form) {
  const channels = [...form.querySelectorAll<HTMLElement>("[data-channel]")];
  const asLoaded = values(form);
  let leaving = false;
  try {
    const kept = sessionStorage.getItem(key);
    const failed = document.querySelector(".flash-failed");
    if (kept && kept !== asLoaded && !failed && !document.querySelector(".flash-done")) restore(kept);
    else sessionStorage.removeItem(key);
  } catch { /* a browser that keeps nothing asks before leaving all the same */ }

  form.addEventListener("input", event => {
    const channel = (event.target as HTMLElement).closest<HTMLElement>("[data-channel]");
    if (!channel) return;
    if ((event.target as HTMLElement).matches("[data-at]")) channel.querySelector<HTMLInputElement>("[data-own-time]")!.checked = true;
    if (status) status.textContent = values(form) === asLoaded ? "" : words.unsaved;
    show(channel);
    try { sessionStorage.setItem(key, values(form)); } catch { /* full */ }
  });
  form.addEventListener("change", event => {
    const channel = (event.target as HTMLElement).closest<HTMLElement>("[data-channel]");
    if (channel) setTimeout(() => show(channel));          // after the picture's own description was offered
  });
  form.addEventListener("click", event => {
    const button = (event.target as HTMLElement).closest<HTMLElement>("[data-copy-source], [data-drop-own]");
    const channel = button?.closest<HTMLElement>("[data-channel]");
    if (!button || !channel) return;
    const inputs = [...channel.querySelectorAll<Input>("[data-heading], [data-words]")];
    for (const input of inputs) input.value = button.matches("[data-copy-source]") ? input.placeholder : "";
    inputs.at(-1)?.focus();
    inputs.at(-1)?.dispatchEvent(new Event("input", { bubbles: true }));
  });
  form.addEventListener("submit", () => { leaving = true; });
  addEventListener("beforeunload", event => { if (!leaving && values(form) !== asLoaded) event.preventDefault(); });
  addEventListener("keydown", event => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    form.requestSubmit(form.querySelector<HTMLButtonElement>(".editor-actions button[type=submit]"));
  });
  addEventListener("resize", () => channels.forEach(fold));
  channels.forEach(show);
}
