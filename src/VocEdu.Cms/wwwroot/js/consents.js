// Choosing a consent while writing: finds as one types, and records a new one in a dialog, so that the text stays where it is.

const words = document.documentElement.lang === "en"
  ? { list: "Consents", none: "No consent with this name or number. Record a new one?", found: count => `${count} found`, failed: "The form could not be opened. Please try again." }
  : { list: "Phiếu đồng ý", none: "Chưa có phiếu mang tên hoặc số này. Bạn có thể ghi phiếu mới.", found: count => `Tìm thấy ${count} phiếu`, failed: "Không mở được biểu mẫu. Vui lòng thử lại." };

let lists = 0;

function choose(input, consent) {
  const person = input.closest("[data-person]");
  input.value = consent.number;
  const name = person?.querySelector("[data-person-name]");
  if (name && !name.value) name.value = consent.name;
  const age = person?.querySelector("[data-person-age]");
  if (age && !age.value) age.value = consent.age;
  const basis = person?.querySelector("[data-person-basis]");
  if (basis) basis.value = "Consent";
  for (const changed of [input, name, age, basis]) changed?.dispatchEvent(new Event("change", { bubbles: true }));
}

class Picker {
  constructor(input) {
    this.input = input;
    this.list = document.createElement("ul");
    this.list.className = "consent-options";
    this.list.id = `consent-options-${++lists}`;
    this.list.role = "listbox";
    this.list.setAttribute("aria-label", words.list);
    this.list.hidden = true;
    this.status = document.createElement("span");
    this.status.className = "visually-hidden";
    this.status.setAttribute("aria-live", "polite");
    input.after(this.list, this.status);
    input.role = "combobox";
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", this.list.id);
    input.addEventListener("input", () => { clearTimeout(this.timer); this.timer = setTimeout(() => this.find(), 200); });
    input.addEventListener("keydown", event => this.key(event));
    input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
  }

  async find() {
    const sought = this.input.value.trim();
    if (!sought) return this.close();
    const turn = this.turn = {};
    const answer = await fetch(`/quan-tri/phieu-dong-y/tim?q=${encodeURIComponent(sought)}`).catch(() => null);
    if (turn !== this.turn || !answer?.ok) return;
    this.found = await answer.json();
    this.at = -1;
    this.list.replaceChildren(...this.found.map((consent, index) => this.option(consent, index)));
    if (!this.found.length) {
      const nobody = document.createElement("li");
      nobody.className = "nobody";
      nobody.textContent = words.none;
      this.list.append(nobody);
    }
    this.status.textContent = this.found.length ? words.found(this.found.length) : words.none;
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
  }

  option(consent, index) {
    const option = document.createElement("li");
    option.role = "option";
    option.id = `${this.list.id}-${index}`;
    option.setAttribute("aria-selected", "false");
    const name = document.createElement("span");
    name.textContent = consent.name;
    const details = document.createElement("small");
    details.textContent = consent.details;
    option.append(name, details);
    option.addEventListener("mousedown", event => { event.preventDefault(); this.take(index); });
    return option;
  }

  key(event) {
    if (this.list.hidden) return;
    if (event.key === "Escape") this.close();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") this.move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter" && this.at >= 0) this.take(this.at);
    else return;
    event.preventDefault();
  }

  move(step) {
    const options = [...this.list.querySelectorAll("[role=option]")];
    if (!options.length) return;
    this.at = (this.at + step + options.length) % options.length;
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === this.at)));
    this.input.setAttribute("aria-activedescendant", options[this.at].id);
    options[this.at].scrollIntoView({ block: "nearest" });
  }

  take(index) {
    choose(this.input, this.found[index]);
    this.close();
  }

  close() {
    this.turn = null;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

async function recordNew(input) {
  const person = input.closest("[data-person]");
  const asked = new URLSearchParams({ inPlace: "true", name: person?.querySelector("[data-person-name]")?.value ?? "", unit: document.querySelector("[name='Form.UnitId']")?.value ?? "" });
  const answer = await fetch(`/quan-tri/phieu-dong-y/moi?${asked}`).catch(() => null);
  if (!answer?.ok) return alert(words.failed);
  const dialog = document.createElement("dialog");
  dialog.className = "consent-dialog";
  dialog.setAttribute("aria-labelledby", "consent-dialog-title");
  dialog.innerHTML = await answer.text();
  dialog.addEventListener("close", () => { dialog.remove(); input.focus(); });
  dialog.addEventListener("click", event => { if (event.target.closest("[data-close]")) dialog.close(); });
  dialog.addEventListener("submit", async event => {
    event.preventDefault();
    const button = dialog.querySelector("[type=submit]");
    button.disabled = true;
    const sent = await fetch(event.target.action, { method: "POST", body: new FormData(event.target) }).catch(() => null);
    button.disabled = false;
    if (sent?.ok && sent.headers.get("content-type")?.includes("json")) {
      choose(input, await sent.json());
      return dialog.close();
    }
    if (sent?.status !== 422) return alert(words.failed);
    const files = dialog.querySelector("[type=file]")?.files;
    dialog.innerHTML = await sent.text();
    const file = dialog.querySelector("[type=file]");
    if (file && files?.length) file.files = files;      // the chosen picture is not lost with the mistake
    dialog.querySelector("[role=alert]")?.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}

const ready = root => root.querySelectorAll?.("[data-consent-pick]:not([role])").forEach(input => new Picker(input));
ready(document);
new MutationObserver(changes => changes.forEach(change => change.addedNodes.forEach(ready))).observe(document.body, { childList: true, subtree: true });

document.addEventListener("click", event => {
  const link = event.target.closest("[data-consent-new]");
  const input = link?.parentElement.querySelector("[data-consent-pick]");
  if (input) {
    event.preventDefault();
    recordNew(input);
  }
  if (event.target.closest("[data-print]")) print();
});
