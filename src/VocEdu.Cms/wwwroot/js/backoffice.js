// Works beside plain pages: asks before something hard to undo, and keeps the session of someone who is typing.

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
  for (const [value, text, look] of [["yes", button.textContent.trim(), button.className], ["", button.dataset.cancel ?? "Hủy", "button"]]) {
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
