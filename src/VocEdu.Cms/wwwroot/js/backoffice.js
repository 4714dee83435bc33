// Works beside plain pages: asks before something hard to undo, and keeps the session of someone who is typing.

const readsEnglish = document.documentElement.lang === "en";

document.addEventListener("submit", event => {
  const button = event.submitter;
  const question = button?.dataset.confirm;
  if (!question || button.dataset.confirmed) return;
  event.preventDefault();
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.setAttribute("aria-labelledby", "confirm-question");
  const heading = document.createElement("h2");
  heading.id = "confirm-question";
  heading.textContent = question;
  const actions = document.createElement("form");
  actions.method = "dialog";
  actions.className = "form-actions";
  for (const [value, text, look] of [["yes", button.textContent.trim(), button.className], ["", button.dataset.cancel ?? (readsEnglish ? "Cancel" : "Hủy"), "button"]]) {
    const choice = document.createElement("button");
    choice.value = value;
    choice.textContent = text;
    choice.className = look;
    actions.append(choice);
  }
  dialog.append(heading, actions);
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (dialog.returnValue !== "yes") return;
    button.dataset.confirmed = "yes";
    button.form.requestSubmit(button);
  });
  document.body.append(dialog);
  dialog.showModal();
});

// On a phone the list comes first: of many filters only the first is shown, unless another is in use.
for (const form of document.querySelectorAll("form.filters[method=get]")) {
  const extra = [...form.children].filter(part => part.matches(".field, .check")).slice(1);
  const inUse = extra.some(part => [...part.querySelectorAll("input, select")].some(input => input.type === "checkbox" ? input.checked : input.value));
  if (extra.length < 2 || inUse || form.closest("details")) continue;
  for (const part of extra) part.classList.add("filter-extra");
  const more = document.createElement("button");
  more.type = "button";
  more.className = "button filter-more";
  more.textContent = readsEnglish ? "More filters" : "Lọc thêm";
  more.ariaExpanded = "false";
  more.addEventListener("click", () => { more.ariaExpanded = String(more.ariaExpanded !== "true"); });
  extra[0].before(more);
}

// Each mistake named above a form leads to its field.
for (const line of document.querySelectorAll(".validation-summary-errors li, [data-problems] p")) {
  const note = [...document.querySelectorAll(".field-validation-error[data-valmsg-for]")].find(beside => beside.textContent.trim() === line.textContent.trim());
  const field = note && document.getElementsByName(note.dataset.valmsgFor)[0];
  if (!field?.id || field.type === "hidden") continue;
  const link = document.createElement("a");
  link.href = `#${field.id}`;
  link.append(...line.childNodes);
  link.addEventListener("click", event => {
    event.preventDefault();
    for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    field.focus();
    field.scrollIntoView({ block: "center" });
  });
  line.append(link);
}

// A closed list of boxes says which are ticked.
document.addEventListener("change", event => {
  const list = event.target.closest("details.ticks");
  const names = list?.querySelector("[data-ticked]");
  if (!names) return;
  const ticked = [...list.querySelectorAll(":checked")].map(box => box.parentElement.textContent.trim());
  names.textContent = ticked.join("; ");
  const count = list.querySelector("[data-ticked-count]");
  count.textContent = count.textContent.replace(/\d+/, ticked.length);
  count.hidden = ticked.length === 0;
});

// The tab one is on may lie beyond a phone's edge.
for (const tab of document.querySelectorAll(".tabs [aria-current]")) tab.parentElement.scrollLeft = tab.offsetLeft - (tab.parentElement.clientWidth - tab.offsetWidth) / 2;

// What is shown once is copied with one press.
for (const secret of navigator.clipboard ? document.querySelectorAll(".secret") : []) {
  const copy = document.createElement("button");
  copy.type = "button";
  copy.className = "button copy-secret";
  copy.ariaLive = "polite";
  copy.textContent = readsEnglish ? "Copy" : "Sao chép";
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(secret.textContent.trim());
    copy.textContent = readsEnglish ? "Copied" : "Đã sao chép";
  });
  secret.after(copy);
}

const keepAliveEvery = 5 * 60 * 1000;
let lastSign = Date.now();
document.addEventListener("input", () => {
  if (Date.now() - lastSign < keepAliveEvery) return;
  lastSign = Date.now();
  fetch("/quan-tri/con-day", { method: "HEAD" }).catch(() => { lastSign = 0; });
});

// What “Gửi bài” keeps for when there is no network: it ends with the session, and never outlives a change of person.
const offlineKey = "vocedu-gui-bai";
const offlinePerson = JSON.parse(localStorage.getItem(offlineKey) ?? "null")?.person;
if (offlinePerson && offlinePerson !== document.body.dataset.person) localStorage.removeItem(offlineKey);
document.querySelector('form[action="/dang-xuat"]')?.addEventListener("submit", () => {
  localStorage.removeItem(offlineKey);
  globalThis.caches?.delete("gui-bai");
});
