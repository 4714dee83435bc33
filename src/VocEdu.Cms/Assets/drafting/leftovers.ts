import { send } from "./beat";
import * as store from "./store";

const forgetAfter = 30 * 24 * 60 * 60 * 1000;

export function fieldsOf(text: Pick<store.KeptText, "id" | "item" | "genre" | "revision" | "pairs">): FormData {
  const fields = new FormData();
  for (const [name, value] of text.pairs) fields.append(name, value);
  fields.set("Kept.Id", text.id);
  fields.set("Kept.Item", text.item);
  fields.set("Kept.Revision", String(text.revision));
  return fields;
}

/**
 * Hands over what a crash or a lost network left in this browser, and forgets what the server has.
 * Another person's texts wait untouched until that person signs in here.
 * @param except the text of this very page
 * @returns whether the server got something it did not have
 */
export async function handOver(person: string, except: string | undefined): Promise<boolean> {
  let handed = false;
  for (const text of await store.all()) {
    if (text.changedAt < Date.now() - forgetAfter) await store.remove(text.id, text.revision);
    else if (text.person !== person || text.id === except) continue;
    else if (text.onServer) await store.remove(text.id, text.revision);
    else {
      const answer = await send(fieldsOf(text));
      if (answer.state === "offline" || answer.state === "failed" || answer.state === "signed-out") break;
      if (answer.state !== "answered" || (answer.kept !== "Yes" && answer.kept !== "Done")) continue;
      await store.remove(text.id, text.revision);
      handed ||= answer.kept === "Yes";
    }
  }
  return handed;
}
