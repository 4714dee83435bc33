import { path, send, type Answer } from "./drafting/beat";
import { handOver } from "./drafting/leftovers";
import { signedInAgain } from "./drafting/signIn";
import { WrittenText } from "./drafting/text";
import { words } from "./drafting/words";

const every = 20_000;                       // the server forgets who is silent for a minute
const awakeFor = 5 * 60_000;                // an empty chair announces nobody and keeps no session alive

const form = document.querySelector<HTMLFormElement>("form[data-drafting]");
const place = document.querySelector<HTMLElement>("[data-presence]");
const person = document.body.dataset.person;
const text = form && person
  ? new WrittenText(form, person, document.querySelector("[data-draft-status]"), hear)
  : undefined;
let lastSign = Date.now();

function hear(answer: Answer): void {
  if (answer.state !== "answered") return;
  if (signedInAgain()) text?.say(words.signedInAgain);
  const sentences = answer.others.map(words.here);
  if (answer.newer) sentences.push(words.newer(answer.newer));
  if (!place || [...place.children].map(line => line.textContent).join() === sentences.join()) return;
  place.replaceChildren(...sentences.map(sentence => Object.assign(document.createElement("p"), { textContent: sentence })));
}

async function beat(): Promise<void> {
  if (document.hidden || Date.now() - lastSign > awakeFor) return;
  if (text) {
    if (form?.dataset.item || text.hasUnsent) await text.flush();
    return;
  }
  if (!place) return;
  const fields = new FormData();
  fields.set("Kept.Item", place.dataset.presence ?? "");
  hear(await send(fields));
}

function leave(): void {
  if ((!text && !place) || text?.isLeavingToSave) return;
  void text?.remember();
  const fields = text?.hasUnsent ? text.fields() : new FormData();
  fields.set("Kept.Item", form?.dataset.item ?? place?.dataset.presence ?? "");
  fields.set("Kept.Leaving", "true");
  fields.set("__RequestVerificationToken", document.querySelector<HTMLMetaElement>("meta[name='csrf-token']")?.content ?? "");
  navigator.sendBeacon(path, fields);
}

/** A draft that lay only in this browser is offered like any other. */
async function offerLeftovers(): Promise<void> {
  if (!person || !await handOver(person, text?.id)) return;
  const offers = document.querySelector<HTMLElement>("[data-offers]");
  if (!offers) return;
  const address = offers.dataset.offers;
  const answer = await fetch(address ? `${address}&except=${text?.id ?? ""}` : location.href, { redirect: "manual" });
  if (!answer.ok) return;
  const fragment = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-offers]");
  if (!fragment) return;
  const focused = document.activeElement instanceof HTMLAnchorElement && offers.contains(document.activeElement) ? document.activeElement.href : null;
  offers.replaceChildren(...fragment.childNodes);
  [...offers.querySelectorAll("a")].find(link => link.href === focused)?.focus();
}

for (const sign of ["input", "pointerdown", "keydown", "scroll"]) addEventListener(sign, () => { lastSign = Date.now(); }, { passive: true, capture: true });
addEventListener("online", () => void text?.flush());
addEventListener("pagehide", leave);
document.addEventListener("visibilitychange", () => {
  if (document.hidden) { if (text?.hasUnsent) void text.flush(); } else { lastSign = Date.now(); void beat(); }
});
document.addEventListener("keydown", event => {
  if (!form || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "s") return;
  event.preventDefault();
  if (!document.querySelector("dialog[open]")) form.requestSubmit(form.querySelector<HTMLButtonElement>("button[type='submit']"));
});
document.addEventListener("submit", async event => {
  const leaving = event.target as HTMLFormElement;
  if (event.defaultPrevented || leaving.getAttribute("action") !== "/dang-xuat") return;
  event.preventDefault();
  // Without the server nobody is signed out, and what it has not got must not go.
  const kept = await text?.flush();
  if (kept?.state === "offline") return text?.say(words.offline);
  if (kept?.state === "failed") return text?.say(words.failed);
  if (person) await handOver(person, undefined).catch(() => undefined);
  leaving.submit();
});
setInterval(() => void beat(), every);
let handing: Promise<void> | undefined = offerLeftovers().catch(() => undefined).finally(() => { handing = undefined; });
// What is taken up again is the newest text: first the server is given what only this browser has.
document.addEventListener("click", async event => {
  const link = (event.target as Element).closest<HTMLAnchorElement>("[data-offers] a[href]");
  if (!link || !handing) return;
  event.preventDefault();
  await handing;
  location.assign(link.href);
});
void beat();
