/** The server's rule: the web, mail, this site, or a thing of this site by name. */
export function isAllowedLink(href: string | null | undefined): boolean {
  if (!href || /[\s"<>\\`]/u.test(href)) return false;
  return /^(https?:\/\/[^@]*$|https?:\/\/[^/@]+\/|mailto:[^@]+@|#|\/(?!\/))/iu.test(href) || /^(guide|item|asset):[\w.-]+$/u.test(href);
}

/** What people type into an address field: "gdnn.gov.vn/tin" and "bantin@so.gov.vn" are meant as links too. */
export function completeLink(typed: string): string {
  const href = typed.trim();
  if (isAllowedLink(href)) return href;
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/u.test(href)) return `mailto:${href}`;
  return /^[^\s:/]+\.[^\s:/]+/u.test(href) ? `https://${href}` : href;
}

/** The film an address of YouTube leads to, however it was copied. */
export function youTubeId(text: string | null | undefined): string | null {
  const address = parsed((text ?? "").trim().replace(/^\/\//u, "https://"));
  if (!address || !/^https?:$/u.test(address.protocol)) return null;
  const path = address.pathname.split("/").filter(Boolean);
  const id = /^(www\.)?youtu\.be$/u.test(address.hostname) ? path[0]
    : !/^((www|m|music)\.)?youtube\.com$|^(www\.)?youtube-nocookie\.com$/u.test(address.hostname) ? null
    : /^(shorts|live|embed|v)$/u.test(path[0] ?? "") ? path[1]
    : path[0] === "watch" ? address.searchParams.get("v") : null;
  return id && /^[\w-]{11}$/u.test(id) ? id : null;
}

const wrappers: [RegExp, string][] = [
  [/^(www\.)?google\.[a-z.]+$/u, "q"], [/^(www\.)?google\.[a-z.]+$/u, "url"], [/^lm?\.facebook\.com$/u, "u"],
  [/\.safelinks\.protection\.outlook\.com$/u, "url"], [/^link\.zalo\.me$|^zalo\.me$/u, "url"],
];

/** A copied address without what follows the reader: the detour of Google Docs, Facebook and Outlook, and the marks of campaigns. */
export function plainLink(href: string): string {
  let address = parsed(href) as URL;
  if (!address || !/^https?:$/u.test(address.protocol)) return href;
  for (const [host, name] of wrappers) {
    const inner: URL | null = host.test(address.hostname) && /^\/(url|l\.php|redirect)?\/?$/u.test(address.pathname) ? parsed(address.searchParams.get(name) ?? "") : null;
    if (inner && /^https?:$/u.test(inner.protocol)) address = inner;
  }
  const marks = [...address.searchParams.keys()].filter(key => /^(utm_\w+|fbclid|gclid|dclid|msclkid|zarsrc|mc_[ce]id|igshid|_ga)$/u.test(key));
  if (marks.length === 0) return address.href === parsed(href)?.href ? href : address.href;
  marks.forEach(key => address.searchParams.delete(key));
  return address.href;
}

function parsed(href: string): URL | null {
  try {
    return new URL(href.trim());
  } catch {
    return null;
  }
}
