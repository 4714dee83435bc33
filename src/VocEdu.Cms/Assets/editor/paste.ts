/** Prepares pasted HTML for the schema: Word's drawn lists become lists, pictures of other places go. */
export function cleanPaste(html: string, notice: (text: string) => void): string {
  // A style attribute is read here but never applied: under another name the content security policy has nothing to report.
  const unstyled = html.replace(/(<[^<>]*?\s)style(\s*=)/giu, "$1data-style$2");
  const page = new DOMParser().parseFromString(unstyled, "text/html");
  page.querySelectorAll("style, script, meta, link, title, xml, iframe, object, noscript, svg").forEach(node => node.remove());

  const foreign = [...page.querySelectorAll("img")].filter(img => !/^\/(?!\/)/u.test(img.getAttribute("src") ?? ""));
  foreign.forEach(img => img.remove());
  if (foreign.length > 0) notice(`Đã bỏ ${foreign.length} ảnh trong nội dung dán vào. Hãy bấm “Ảnh” để tải ảnh lên rồi chèn lại.`);

  wordLists(page.body);
  rename(page, "h1", "h2");
  rename(page, "h5, h6", "h4");
  page.querySelectorAll<HTMLElement>("[data-style]").forEach(element => {
    // Google Docs wraps everything in a <b> that is not bold.
    if (element.localName === "b" && /font-weight:\s*(normal|400)/u.test(element.getAttribute("data-style") ?? "")) element.replaceWith(...element.childNodes);
    else element.removeAttribute("data-style");
  });
  return page.body.innerHTML;
}

function wordLists(body: HTMLElement): void {
  let list: HTMLElement | null = null;
  for (const item of [...body.querySelectorAll<HTMLElement>("p[data-style*='mso-list']")]) {
    const mark = [...item.querySelectorAll<HTMLElement>("span[data-style*='mso-list']")].find(span => /mso-list:\s*ignore/iu.test(span.getAttribute("data-style") ?? ""));
    const tag = /^\s*[\p{L}\d]+[.)]/u.test(mark?.textContent ?? "") ? "ol" : "ul";
    mark?.remove();
    if (!list || list.localName !== tag || list.nextElementSibling !== item) {
      list = document.createElement(tag);
      item.before(list);
    }
    const entry = document.createElement("li");
    entry.append(...item.childNodes);
    list.append(entry);
    item.remove();
  }
}

function rename(page: Document, selector: string, tag: string): void {
  page.querySelectorAll(selector).forEach(old => {
    const made = page.createElement(tag);
    made.append(...old.childNodes);
    old.replaceWith(made);
  });
}
