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
