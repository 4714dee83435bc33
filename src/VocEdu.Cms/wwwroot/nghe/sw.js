// Keeps the career guides somebody has read, so that they can be read again without a network (a village, a bus, a class without Wi-Fi).
// A page always comes from the network when there is one: what is kept is shown only where nothing can be reached.
const version = "guides-1", pages = `${version}-pages`, parts = `${version}-parts`;
const mostPages = 60, mostParts = 300;
const isGuide = (address) => address.origin === location.origin && address.search === "" && /^\/nghe\/[a-z0-9-]+$/.test(address.pathname);
const isPart = (address) => address.origin === location.origin && /^\/(css|img|js|media)\//.test(address.pathname);

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith("guides-") && name !== pages && name !== parts) await caches.delete(name);
  await self.clients.claim();
})()));

self.addEventListener("fetch", (event) => {
  const { request } = event, address = new URL(request.url);
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(openPage(request, address));
  else if (isPart(address) && !request.headers.has("range")) event.respondWith(openPart(request, address));
});

// The first page was loaded before this worker was there: it says what it is made of.
self.addEventListener("message", (event) => {
  const named = Array.isArray(event.data?.keep) ? event.data.keep.slice(0, 100) : [];
  event.waitUntil(Promise.allSettled(named.map((text) => new URL(String(text), location.origin)).map(async (address) => {
    if (isGuide(address)) await openPage(new Request(address), address);
    else if (isPart(address)) await openPart(new Request(address), address);
  })));
});

async function openPage(request, address) {
  const kept = await caches.open(pages), key = address.origin + address.pathname;
  try {
    const answer = await fetch(request);
    if (isGuide(address) && answer.status === 200 && !answer.redirected) await keep(kept, key, answer.clone(), mostPages);
    else if (answer.status === 404 || answer.status === 410) await kept.delete(key);
    return answer;
  } catch (lost) {
    return await kept.match(key) ?? await notice(kept);
  }
}

// What has its version in its address never changes; the rest is asked for anew.
async function openPart(request, address) {
  const kept = await caches.open(parts);
  const known = await kept.match(request);
  if (known && (address.searchParams.has("v") || address.pathname.startsWith("/media/"))) return known;
  try {
    const answer = await fetch(request);
    if (answer.status === 200) await keep(kept, request, answer.clone(), mostParts);
    return answer;
  } catch (lost) {
    if (known) return known;
    throw lost;
  }
}

async function keep(cache, key, answer, most) {
  await cache.put(key, answer);
  const all = await cache.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - most)).map((oldest) => cache.delete(oldest)));
}

async function notice(kept) {
  const styles = (await (await caches.open(parts)).keys()).map((request) => request.url).filter((address) => address.includes("/css/"));
  const read = await Promise.all((await kept.keys()).map(async (request) => {
    const name = /<h1[^>]*>([^<]+)/.exec(await (await kept.match(request)).text())?.[1] ?? new URL(request.url).pathname;
    return `<li><a href="${new URL(request.url).pathname}">${name}</a></li>`;
  }));
  const page = `<!doctype html><html lang="vi" class="site"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Không có mạng</title>${styles.map((address) => `<link rel="stylesheet" href="${address}">`).join("")}</head>
<body><main class="wrap plain-page"><h1>Không có mạng</h1><p>Trang này chưa được lưu trên máy của bạn. Hãy mở lại khi có mạng.</p>
${read.length > 0 ? `<h2>Nghề bạn đã đọc, xem được khi không có mạng</h2><ul>${read.join("")}</ul>` : ""}</main></body></html>`;
  return new Response(page, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}
