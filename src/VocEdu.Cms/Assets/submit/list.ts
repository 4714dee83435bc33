import { say, moment } from "./words";
import { draftsOf, type Draft } from "./store";
import { send } from "./send";

/** “Chưa gửi”: what lies on this device only. What waits is sent from here too. */
export async function showDrafts(place: HTMLElement, person: string): Promise<void> {
  const drafts = (await draftsOf(person)).filter(draft => draft.key !== place.dataset.except && !isOpen(draft));
  place.replaceChildren();
  if (drafts.length === 0) return;
  const card = Object.assign(document.createElement("section"), { className: "card local-drafts" });
  card.append(Object.assign(document.createElement("h2"), { textContent: say("Chưa gửi – còn trên máy này", "Not sent – on this device only") }));
  const list = document.createElement("ul");
  list.append(...drafts.map(entry));
  card.append(list);
  place.append(card);
  if (!document.querySelector("#submit-form")) await sendWaiting(drafts, place, person);
}

/** The form of this page holds it. */
const isOpen = (draft: Draft): boolean => document.querySelector("#submit-form") !== null && draft.page === location.pathname + location.search;

function entry(draft: Draft): HTMLLIElement {
  const item = document.createElement("li");
  const title = draft.inputs.find(([name]) => name === "Form.Title")?.[1].trim();
  const pictures = draft.files.length ? say(` · ${draft.files.length} ảnh, video`, ` · ${draft.files.length} files`) : "";
  item.append(
    Object.assign(document.createElement("p"), { innerHTML: "" }),
    Object.assign(document.createElement("p"), { className: "hint", textContent: moment(draft.savedAt) + pictures }));
  item.firstElementChild!.append(Object.assign(document.createElement("b"), { textContent: title || say("Chưa có tiêu đề", "No title yet") }));
  const why = draft.problem ?? (draft.state === "waiting" ? say("Đang chờ mạng để gửi.", "Waiting for the network.") : "");
  if (why) item.append(Object.assign(document.createElement("p"), { textContent: why }));
  const address = `${draft.page}${draft.page.includes("?") ? "&" : "?"}nhap=${draft.key}`;
  const actions = Object.assign(document.createElement("p"), { className: "form-actions" });
  actions.append(Object.assign(document.createElement("a"), { className: "button", href: address, textContent: say("Mở ra viết tiếp", "Open and go on") }));
  item.append(actions);
  return item;
}

async function sendWaiting(drafts: Draft[], place: HTMLElement, person: string): Promise<void> {
  let arrived = 0;
  for (const draft of drafts.filter(one => one.state === "waiting")) {
    const outcome = await send(draft.key);
    if (outcome.kind === "arrived") arrived++;
    if (outcome.kind === "later") break;
  }
  if (arrived > 0) location.reload();
  else addEventListener("online", () => void showDrafts(place, person), { once: true });
}
