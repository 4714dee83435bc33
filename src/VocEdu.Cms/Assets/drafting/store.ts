// What is typed, kept in this browser until the server has it. Each text is one person's and shown to no other.

export type Pairs = [name: string, value: string][];

export interface KeptText {
  id: string;
  person: string;
  item: string;
  genre: string;
  revision: number;
  pairs: Pairs;
  /** The server has this revision. */
  onServer: boolean;
  changedAt: number;
}

const databaseName = "vocedu-drafts", table = "texts";
let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(table, { keyPath: "id" });
    request.onsuccess = () => {
      request.result.onversionchange = () => { request.result.close(); opened = undefined; };
      resolve(request.result);
    };
    request.onerror = () => { opened = undefined; reject(request.error ?? new Error("IndexedDB")); };
  });
  return opened;
}

async function within<T>(mode: IDBTransactionMode, work: (texts: IDBObjectStore) => IDBRequest<T> | undefined): Promise<T | undefined> {
  const database = await open();
  return new Promise((resolve, reject) => {
    // Strict: what is reported as kept is on the disk, whatever happens to the browser.
    const transaction = database.transaction(table, mode, { durability: "strict" });
    const request = work(transaction.objectStore(table));
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error("IndexedDB"));
  });
}

export const put = (text: KeptText) => within("readwrite", texts => texts.put(text));

export const find = (id: string): Promise<KeptText | undefined> => within<KeptText | undefined>("readonly", texts => texts.get(id));

export const all = async (): Promise<KeptText[]> => await within<KeptText[]>("readonly", texts => texts.getAll()) ?? [];

/** Removes a text unless it has changed since. */
export const remove = (id: string, revision: number) => within("readwrite", texts => {
  const found = texts.get(id) as IDBRequest<KeptText | undefined>;
  found.onsuccess = () => { if (found.result && found.result.revision <= revision) texts.delete(id); };
  return undefined;
});
