// Lets what somebody saved, and the career guides they have read, be read again without a network (a village, a bus, a class without Wi-Fi).
// A page comes from the network when there is one. What is kept is shown where nothing can be reached, where the site itself fails, and where no answer comes for a while: then the page is renewed behind it.
const version = "guides-1", pages = `${version}-pages`, parts = `${version}-parts`;
const saved = "saved-1 ";      // followed by the address: a cache for each page, see Assets/saved/store.ts
const mostPages = 60, mostParts = 300;
const patience = 3000;         // ms
const keepsItself = (address) => address.origin === location.origin && address.search === "" && /^\/(nghe\/[a-z0-9-]+|da-luu)$/.test(address.pathname);
const isPart = (address) => address.origin === location.origin && /^\/(css|dist|img|js|media)\//.test(address.pathname);

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith("guides-") && name !== pages && name !== parts) await caches.delete(name);
  await self.clients.claim();
})()));

self.addEventListener("fetch", (event) => {
  const { request } = event, address = new URL(request.url);
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(openPage(request, address, event));
  else if (isPart(address) && !request.headers.has("range")) event.respondWith(openPart(request, address));
});

// The first page was loaded before this worker was there: it says what it is made of.
self.addEventListener("message", (event) => {
  const named = Array.isArray(event.data?.keep) ? event.data.keep.slice(0, 100) : [];
  event.waitUntil(Promise.allSettled(named.map((text) => new URL(String(text), location.origin)).map(async (address) => {
    if (keepsItself(address)) await openPage(new Request(address), address);
    else if (isPart(address)) await openPart(new Request(address), address);
  })));
});

async function openPage(request, address, event) {
  const key = address.origin + address.pathname;
  const known = await caches.match(key, { ignoreVary: true }), coming = renewed(request, address, key);
  if (!known || address.search !== "") return coming.catch(async () => known ?? notice(await caches.open(pages)));
  const answer = await Promise.race([coming.catch(() => undefined), late()]);
  if (answer && answer.status < 500) return answer;
  event?.waitUntil(tell(event.resultingClientId, "kept").then(async () => {
    // A browser that asked the network while it started this worker takes that request back with the kept page.
    const later = await coming.catch(() => renewed(new Request(address), address, key)).catch(() => undefined);
    const isNew = later?.headers.get("etag") !== known.headers.get("etag");
    await tell(event.resultingClientId, !later || later.status >= 500 ? "lost" : isNew ? "newer" : "same");
  }));
  return known.clone();
}

// From the network, and kept if it is to be kept.
async function renewed(request, address, key) {
  const own = saved + address.pathname;
  const answer = await fetch(request), whole = answer.status === 200 && !answer.redirected && address.search === "";
  const kept = await caches.open(pages);
  if (whole && keepsItself(address)) await keep(kept, key, answer.clone(), mostPages);
  if (whole && await caches.has(own)) await (await caches.open(own)).put(key, answer.clone());
  if (answer.status === 404 || answer.status === 410) await Promise.all([kept.delete(key), caches.delete(own)]);
  return answer;
}

const late = () => new Promise((resolve) => setTimeout(resolve, patience));

// The reader sees what is kept; Assets/saved/offline.ts says so on the page.
const tell = async (page, shown) => (await self.clients.get(page))?.postMessage({ shown });

// What has its version in its address never changes; the rest is asked for anew, and shown as it was kept when no answer comes.
async function openPart(request, address) {
  const known = await caches.match(request, { ignoreVary: true });
  if (known && (address.searchParams.has("v") || address.pathname.startsWith("/media/"))) return known;
  const coming = fetch(request).then(async (answer) => {
    if (answer.status === 200) await keep(await caches.open(parts), request, answer.clone(), mostParts);
    return answer;
  });
  if (!known) return coming;
  const answer = await Promise.race([coming.catch(() => undefined), late()]);
  return answer ?? known;
}

async function keep(cache, key, answer, most) {
  await cache.put(key, answer);
  const all = await cache.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - most)).map((oldest) => cache.delete(oldest)));
}

async function notice(kept) {
  const own = (await caches.keys()).filter((name) => name.startsWith(saved));
  const stories = await Promise.all(own.map(async (name) => entry(name.slice(saved.length), await caches.match(name.slice(saved.length), { cacheName: name, ignoreVary: true }))));
  const guides = await Promise.all((await kept.keys()).map((request) => new URL(request.url).pathname)
    .filter((path) => path.startsWith("/nghe/") && !own.includes(saved + path)).map(async (path) => entry(path, await kept.match(path, { ignoreVary: true }))));
  const styles = new Set();
  for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) if (/\/css\/(tokens|site)\.css/.test(url)) styles.add(url);
  const page = `<!doctype html><html lang="vi" class="site"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Không có mạng</title>${[...styles].sort().reverse().map((address) => `<link rel="stylesheet" href="${address}">`).join("")}</head>
<body><main class="wrap plain-page"><h1>Không có mạng</h1><p>Trang này chưa được lưu trên máy của bạn. Hãy mở lại khi có mạng.</p><p><a class="button" href="">Thử lại</a></p>
${list("Bài bạn đã lưu, đọc được khi không có mạng", stories)}${list("Nghề bạn đã đọc, xem được khi không có mạng", guides)}</main></body></html>`;
  return new Response(page, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

const list = (title, entries) => entries.length > 0 ? `<h2>${title}</h2><ul class="saved">${entries.join("")}</ul>` : "";

async function entry(path, page) {
  return `<li><div><a href="${path}">${/<h1[^>]*>([^<]+)/.exec(await page?.text() ?? "")?.[1] ?? path}</a></div></li>`;
}
