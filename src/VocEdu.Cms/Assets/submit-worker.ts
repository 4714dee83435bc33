// Lets “Gửi bài” open without network. It keeps one page that says nothing about anybody, and the files that page needs.

interface Worker {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(type: string, listener: (event: WorkerEvent) => void): void;
}

interface WorkerEvent {
  request: Request;
  waitUntil(work: Promise<unknown>): void;
  respondWith(answer: Promise<Response>): void;
}

const worker = self as unknown as Worker;
const store = "gui-bai";
const shell = "/quan-tri/gui-bai/khong-mang";
const form = /^\/quan-tri\/gui-bai(\/[0-9a-f-]{36})?$/;

async function refresh(): Promise<void> {
  const page = await fetch(shell, { cache: "no-store", redirect: "manual" });
  if (!page.ok) return;
  const html = await page.clone().text();
  const files = [...new Set([...html.matchAll(/(?:href|src)="(\/(?:css|js|dist|img)\/[^"#]+)/g)].map(match => match[1]!.replaceAll("&amp;", "&")))];
  const cache = await caches.open(store);
  await Promise.all(files.map(async file => {
    if (!await cache.match(file)) await cache.add(file);
  }));
  await cache.put(shell, page);
  for (const kept of await cache.keys()) {
    const { pathname, search } = new URL(kept.url);
    if (pathname !== shell && !files.includes(pathname + search)) await cache.delete(kept);
  }
}

async function open(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (lost) {
    const kept = await caches.match(shell);
    if (kept) return kept;
    throw lost;
  }
}

async function file(request: Request): Promise<Response> {
  return await caches.match(request) ?? fetch(request);
}

worker.addEventListener("install", event => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", event => event.waitUntil(worker.clients.claim().then(refresh)));
worker.addEventListener("fetch", event => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== location.origin) return;
  if (event.request.mode === "navigate" && form.test(pathname)) {
    event.respondWith(open(event.request));
    event.waitUntil(refresh().catch(() => undefined));
  } else if (/^\/(css|js|dist|img)\//.test(pathname)) event.respondWith(file(event.request));
});

export {};
