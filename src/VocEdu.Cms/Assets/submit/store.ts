/** Drafts and their files, kept in this browser until the server has said that they arrived. */

export interface DraftFile {
  id: string;
  name: string;
  type: string;
  /** Known once it is uploaded; its bytes are then kept no longer. */
  mediaId: string | null;
  /** Address of an upload that has begun. */
  upload?: string;
  /** Inputs of its row: property and value, several for ticks. */
  inputs: [string, string][];
}

export interface Draft {
  key: string;
  person: string;
  /** Address of its page: a new story, an answer to a call, or one that is sent once more. */
  page: string;
  savedAt: number;
  /** Writing: the person still works on it. Waiting: to be sent as soon as it can be. */
  state: "writing" | "waiting";
  problem: string | null;
  inputs: [string, string][];
  files: DraftFile[];
}

const name = "vocedu-gui-bai";

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore("drafts", { keyPath: "key" });
      opening.result.createObjectStore("bytes");
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

let opened: Promise<IDBDatabase> | undefined;

async function run<T>(stores: string[], mode: IDBTransactionMode, work: (store: (name: string) => IDBObjectStore) => IDBRequest<T> | void): Promise<T | undefined> {
  const db = await (opened ??= open());
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(stores, mode, { durability: "strict" });
    const request = work(one => transaction.objectStore(one));
    transaction.oncomplete = () => resolve(request ? request.result : undefined);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

export const keep = (draft: Draft): Promise<unknown> => run(["drafts"], "readwrite", store => store("drafts").put(draft));
export const find = (key: string): Promise<Draft | undefined> => run<Draft>(["drafts"], "readonly", store => store("drafts").get(key));
export const keepBytes = (id: string, bytes: Blob): Promise<unknown> => run(["bytes"], "readwrite", store => void store("bytes").put(bytes, id));
export const bytesOf = (id: string): Promise<Blob | undefined> => run<Blob>(["bytes"], "readonly", store => store("bytes").get(id));
export const dropBytes = (id: string): Promise<unknown> => run(["bytes"], "readwrite", store => void store("bytes").delete(id));

/** All drafts of a person, the newest first. */
export async function draftsOf(person: string): Promise<Draft[]> {
  const all = await run<Draft[]>(["drafts"], "readonly", store => store("drafts").getAll()) ?? [];
  return all.filter(draft => draft.person === person).sort((a, b) => b.savedAt - a.savedAt);
}

export function drop(draft: Draft): Promise<unknown> {
  return run(["drafts", "bytes"], "readwrite", store => {
    for (const file of draft.files) store("bytes").delete(file.id);
    store("drafts").delete(draft.key);
  });
}

/** Asks the browser not to clear this when the phone is short of room. */
export const persist = (): void => void navigator.storage?.persist?.().catch(() => false);
