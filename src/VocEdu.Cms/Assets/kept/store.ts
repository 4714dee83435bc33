/** What was typed into a form, in this browser until the server has it. On the disk before the promise is kept. */
export interface TypedForm {
  /** Person and page. */
  key: string;
  /** Of what the server had when the typing began. */
  version: string;
  inputs: [string, string][];
  at: number;
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("vocedu-bieu-mau", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("forms", { keyPath: "key" });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

let opened: Promise<IDBDatabase> | undefined;

async function run<T>(mode: IDBTransactionMode, work: (forms: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await (opened ??= open());
  return new Promise((resolve, reject) => {
    const transaction = db.transaction("forms", mode, { durability: "strict" });
    const request = work(transaction.objectStore("forms"));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

export const put = (form: TypedForm): Promise<unknown> => run("readwrite", forms => forms.put(form));
export const find = (key: string): Promise<TypedForm | undefined> => run("readonly", forms => forms.get(key) as IDBRequest<TypedForm | undefined>);
export const drop = (key: string): Promise<unknown> => run("readwrite", forms => forms.delete(key));
