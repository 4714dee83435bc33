import { Upload, type DetailedError } from "tus-js-client";
import { words } from "./words";

/** Small enough for every proxy, and little is sent twice. */
const chunkSize = 16 * 1024 * 1024;
const retryDelays = [0, 1000, 3000, 5000, 10_000, 20_000, 30_000, 60_000, 60_000, 60_000];
const mediaHeader = "Upload-Media";

export interface Told {
  progress(done: number, all: number): void;
  retries(): void;
  /** `existing`: the file of the same bytes that was there before. */
  done(mediaId: string, existing: boolean): void;
  failed(sentence: string): void;
}

export interface Place {
  endpoint: string;
  antiforgery: string;
  metadata: Record<string, string>;
}

/** Makes an upload; one of the same file that was begun on this machine is carried on. */
export async function prepare(file: File, place: Place, told: Told): Promise<Upload> {
  let sent = "", kept = "";
  const upload = new Upload(file, {
    endpoint: place.endpoint,
    chunkSize: chunkSize,
    retryDelays,
    removeFingerprintOnSuccess: true,
    headers: { "X-CSRF-TOKEN": place.antiforgery },
    metadata: { filename: file.name, filetype: file.type, ...place.metadata },
    onAfterResponse: (_, response) => {
      kept = response.getHeader(mediaHeader) ?? kept;
    },
    onUploadUrlAvailable: () => { sent = upload.url?.split("/").pop() ?? ""; },
    onShouldRetry: error => {
      const status = error.originalResponse?.getStatus() ?? 0;
      const again = status === 0 || status >= 500 && status !== 507 || status === 409 || status === 423;
      if (again) told.retries();
      return again;
    },
    onProgress: (done, all) => told.progress(done, all ?? file.size),
    onSuccess: () => told.done(kept, kept !== sent),
    onError: error => told.failed(sentenceOf(error as DetailedError)),
  });
  const earlier = await upload.findPreviousUploads();
  if (earlier[0]) upload.resumeFromPreviousUpload(earlier[0]);
  return upload;
}

function sentenceOf(error: DetailedError): string {
  const response = error.originalResponse;
  if (response?.getStatus() === 401) return words.signIn;
  try {
    return (JSON.parse(response?.getBody() ?? "") as { detail?: string }).detail ?? words.failed;
  } catch {
    return words.failed;
  }
}
