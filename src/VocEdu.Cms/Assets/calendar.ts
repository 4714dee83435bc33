// The calendar: an entry dropped on a day, or its "Đổi lịch", opens the form that moves it. Without scripts that form is a page.

const english = document.documentElement.lang === "en";
const announcement = document.getElementById("lich-thong-bao");
let dragged: HTMLElement | null = null;

const dayAt = (target: EventTarget | null) => (target as Element | null)?.closest<HTMLElement>(".day[data-day]") ?? null;
const entryAt = (target: EventTarget | null) => (target as Element | null)?.closest<HTMLElement>(".entry[data-handle]") ?? null;

document.addEventListener("dragstart", event => {
  dragged = entryAt(event.target);
  if (!dragged?.dataset.handle || !event.dataTransfer) return;
  dragged.classList.add("dragged");
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.querySelector(".entry-title")?.textContent?.trim() ?? "");
});

document.addEventListener("dragover", event => {
  const day = dragged && dayAt(event.target);
  if (!day) return;
  event.preventDefault();
  if (!day.classList.contains("day-target")) mark(day);
});

document.addEventListener("drop", event => {
  const day = dayAt(event.target);
  const handle = dragged?.dataset.handle;
  if (!day || !handle) return;
  event.preventDefault();
  void open(`/quan-tri/lich/doi/${handle}?ngay=${day.dataset.day}`);
});

document.addEventListener("dragend", () => {
  dragged?.classList.remove("dragged");
  dragged = null;
  mark(null);
});

document.addEventListener("click", event => {
  const link = (event.target as Element).closest<HTMLAnchorElement>("a.entry-move");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  void open(link.href);
});

function mark(day: HTMLElement | null): void {
  document.querySelector(".day-target")?.classList.remove("day-target");
  day?.classList.add("day-target");
}

/** Shows the form in a dialog; whatever goes wrong, the page it comes from still does it. */
async function open(address: string): Promise<void> {
  const form = await fetch(address).then(part).catch(() => null);
  if (!form) {
    location.href = address;
    return;
  }
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.setAttribute("aria-labelledby", "doi-lich-bai");
  show(dialog, form, address);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function show(dialog: HTMLDialogElement, form: HTMLElement, address: string): void {
  form.classList.remove("card");
  dialog.replaceChildren(form);
  form.querySelector("[data-close]")?.addEventListener("click", event => {
    event.preventDefault();
    dialog.close();
  });
  form.querySelector("form")?.addEventListener("submit", event => {
    event.preventDefault();
    void send(dialog, event.target as HTMLFormElement, event.submitter as HTMLButtonElement | null, address);
  });
  dialog.querySelector<HTMLElement>("[autofocus]")?.focus();
}

async function send(dialog: HTMLDialogElement, form: HTMLFormElement, button: HTMLButtonElement | null, address: string): Promise<void> {
  const action = button?.hasAttribute("formaction") ? button.formAction : address;
  try {
    const answer = await fetch(action, { method: "POST", body: new FormData(form), redirect: "follow" });
    if (answer.redirected) {
      location.reload();
      return;
    }
    const again = await part(answer);
    if (again) show(dialog, again, address);
    else throw new Error(String(answer.status));
  } catch {
    const sentence = english
      ? "The new time is not saved: no answer from the server. Check the network and save again."
      : "Chưa lưu được lịch mới vì máy chủ không trả lời. Hãy kiểm tra kết nối rồi bấm lưu lại.";
    if (announcement) announcement.textContent = sentence;
    let line = form.querySelector<HTMLElement>(".field-error.lost");
    if (!line) {
      line = document.createElement("p");
      line.className = "field-error lost";
      form.prepend(line);
    }
    line.textContent = sentence;
  }
}

async function part(answer: Response): Promise<HTMLElement | null> {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.getElementById("doi-lich");
}
