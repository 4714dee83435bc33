// “Gửi bài” with scripts: nothing typed or chosen is lost without network, and it is sent when there is one.
import { SubmitForm } from "./submit/form";
import { showDrafts } from "./submit/list";

const who = "vocedu-gui-bai";     // who is signed in, for the page that opens without network; cleared on sign-out

async function start(): Promise<void> {
  const form = document.querySelector<HTMLFormElement>("#submit-form");
  const place = document.querySelector<HTMLElement>("[data-local-drafts]");
  const person = form?.dataset.person || place?.dataset.localDrafts;
  if (person) localStorage.setItem(who, JSON.stringify({ person, name: form?.dataset.name ?? "" }));
  const known = JSON.parse(localStorage.getItem(who) ?? "null") as { person: string; name: string } | null;
  if (!known) return;
  if (form) {
    form.dataset.name ||= known.name;
    await SubmitForm.start(form, known.person);
  }
  if (place) await showDrafts(place, known.person);
}

if ("indexedDB" in window && "locks" in navigator) {
  void start();
  if ("serviceWorker" in navigator) void navigator.serviceWorker.register("/quan-tri/gui-bai/sw.js", { scope: "/quan-tri/gui-bai" }).catch(() => undefined);
}
