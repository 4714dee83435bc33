// What somebody keeps to read later, without a network too: each page with what it is made of in a cache of its own, in this browser only. Its worker is /sw.js.
const prefix = "saved-1 ";

/** Where the worker keeps the guides that were read. */
export const readGuides = "guides-1-pages";

export const canKeep = "caches" in window && "serviceWorker" in navigator;

export const isSaved = (path: string): Promise<boolean> => caches.has(prefix + path);

export const forget = (path: string): Promise<boolean> => caches.delete(prefix + path);

/** Addresses on this site, the last one saved first. */
export const savedPaths = async (): Promise<string[]> =>
  (await caches.keys()).filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length)).reverse();

export const savedPage = (path: string): Promise<Response | undefined> => caches.match(path, { cacheName: prefix + path, ignoreVary: true });

/** Keeps the page whole or not at all; a picture that cannot be had is left out. */
export async function save(path: string, parts: string[]): Promise<void> {
  const page = await fetch(path);
  if (!page.ok || page.redirected) throw new Error(`${page.status} ${path}`);
  const kept = await caches.open(prefix + path);
  try {
    await kept.put(path, page);
  } catch (full) {
    await forget(path);
    throw full;
  }

  await Promise.allSettled([...new Set(parts)].map((part) => kept.add(part)));
}

/** Lets the worker answer for pages under an address when there is no network, from now on. */
export async function serve(scope: string): Promise<void> {
  const { active, installing, waiting } = await navigator.serviceWorker.register("/sw.js", { scope, updateViaCache: "none" });
  const coming = installing ?? waiting;
  if (active || !coming) return;
  await new Promise<void>((resolve) => coming.addEventListener("statechange", () => {
    if (coming.state === "activated" || coming.state === "redundant") resolve();
  }));
}
