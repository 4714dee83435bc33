// Beside plain pages: live lengths as each platform counts them, the picture that was chosen, the weekday of a chosen time.

const encoder = new TextEncoder();
const numbers = new Intl.NumberFormat("vi-VN");
const english = document.documentElement.lang === "en";

function showLength(input) {
  const hint = document.querySelector(`[data-count-of="${input.id}"]`);
  if (!hint) return;
  const bytes = input.dataset.count === "bytes";
  // A browser sends line ends as two characters; the server counts and keeps one.
  const length = bytes ? encoder.encode(input.value).length : input.value.length;
  const max = Number(input.dataset.max);
  const unit = english ? (bytes ? "bytes" : "characters") : (bytes ? "byte" : "ký tự");
  const advice = Number(input.dataset.advice);
  hint.textContent = english
    ? `${numbers.format(length)} of ${numbers.format(max)} ${unit}${advice && length > advice ? `; best under ${advice}` : ""}`
    : `${numbers.format(length)} trên ${numbers.format(max)} ${unit}${advice && length > advice ? `; nên dưới ${advice} ${unit}` : ""}`;
  hint.classList.toggle("over-limit", length > max);
}

function showChosen(select) {
  const choice = select.closest("[data-media-choice]");
  const picture = choice.querySelector(".media-choice-picture");
  const option = select.selectedOptions[0];
  picture.hidden = !option?.dataset.thumbnail;
  if (option?.dataset.thumbnail) picture.src = option.dataset.thumbnail;
}

function offerTexts(select) {
  const option = select.selectedOptions[0];
  for (const input of select.closest("fieldset").querySelectorAll("[data-fill]"))
    if (!input.value && option?.dataset[input.dataset.fill]) input.value = option.dataset[input.dataset.fill];
}

function showWeekday(input) {
  const output = document.getElementById(input.dataset.weekday);
  // The input holds the clock in Viet Nam; read as UTC it keeps its day whatever zone the browser is in.
  const at = new Date(`${input.value}:00Z`);
  output.textContent = Number.isNaN(at.getTime()) ? "" : new Intl.DateTimeFormat(english ? "en-GB" : "vi-VN",
    { weekday: "long", day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: "UTC" }).format(at).replace("Chủ Nhật", "Chủ nhật");
}

document.addEventListener("input", event => {
  if (event.target.matches("[data-count]")) showLength(event.target);
  if (event.target.matches("[data-weekday]")) showWeekday(event.target);
});
document.addEventListener("change", event => {
  if (!event.target.matches("[data-media-choice] select")) return;
  showChosen(event.target);
  offerTexts(event.target);
});
// Words of an item's own give way to the library's, and can be taken back.
const ownWords = new WeakMap();
function wordsFields(button) {
  return button.dataset.fromLibrary.split(" ").map(id => document.getElementById(id)).filter(Boolean);
}
function offerLibraryWords() {
  for (const button of document.querySelectorAll("[data-from-library]"))
    button.parentElement.hidden = !ownWords.has(button) && wordsFields(button).every(field => field.value.trim() === "");
}
document.addEventListener("click", event => {
  const button = event.target.closest("[data-from-library]");
  if (!button) return;
  const fields = wordsFields(button);
  const kept = ownWords.get(button);
  if (!kept) ownWords.set(button, { values: fields.map(field => field.value), name: button.textContent });
  else ownWords.delete(button);
  fields.forEach((field, i) => {
    field.value = kept ? kept.values[i] : "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  button.textContent = kept ? kept.name : button.dataset.back;
  button.nextElementSibling.textContent = kept ? "" : button.dataset.said;
});
document.addEventListener("input", offerLibraryWords);
document.addEventListener("htmx:after:swap", offerLibraryWords);
offerLibraryWords();

// Ticks outlive another filter: what the list no longer shows stays ticked, and what is ticked is told.
const tickForm = document.getElementById("chon-bai");
const ticked = new Map();
const tickBoxes = () => [...document.querySelectorAll("input[type=checkbox][form=chon-bai]")];
function tick(box) {
  if (box.checked) ticked.set(box.value, box.closest("tr").querySelector(".title a").textContent);
  else ticked.delete(box.value);
}
function showTicked() {
  for (const kept of tickForm.querySelectorAll("[data-kept-tick]")) kept.remove();
  const boxes = tickBoxes();
  for (const box of boxes) box.checked = ticked.has(box.value);
  for (const id of ticked.keys()) {
    if (boxes.some(box => box.value === id)) continue;
    const kept = Object.assign(document.createElement("input"), { type: "hidden", name: "Items", value: id });
    kept.dataset.keptTick = "";
    tickForm.append(kept);
  }
  const titles = [...ticked.values()].join("; ");
  tickForm.querySelector("[data-ticked]").textContent = ticked.size === 0 ? "" : english ? `${ticked.size} ticked: ${titles}` : `Đã đánh dấu ${ticked.size} bài: ${titles}`;
}
if (tickForm) {
  document.addEventListener("change", event => {
    if (!event.target.matches("input[type=checkbox][form=chon-bai]")) return;
    tick(event.target);
    showTicked();
  });
  document.addEventListener("htmx:after:swap", showTicked);
  addEventListener("pageshow", () => { tickBoxes().forEach(tick); showTicked(); });
}

document.addEventListener("keydown", event => {
  if (event.key === "Enter" && event.target.matches("[data-one-line]")) event.preventDefault();
});
document.querySelectorAll("[data-count]").forEach(showLength);

// A link to a folded part opens it; without scripts the person opens it with one more press.
function openTarget() {
  const part = document.getElementById(location.hash.slice(1))?.closest("details");
  if (part) part.open = true;
}
addEventListener("hashchange", openTarget);
openTarget();

for (const button of document.querySelectorAll("[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  button.hidden = !navigator.clipboard;
  source.addEventListener("focus", () => source.select());
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(source.value);
    document.querySelector("[data-copy-status]").textContent = source.dataset.copied;
  });
}
