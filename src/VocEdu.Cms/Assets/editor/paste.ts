import { plainLink, youTubeId } from "./links";
import { gatherNotes } from "./pastednotes";
import { wordLists } from "./pastedlists";
import { say } from "./words";

/** Prepares pasted HTML for the schema: what Word, LibreOffice, Google Docs and web pages only draw becomes what it means, the rest of the form goes. */
export function cleanPaste(html: string, tell: (text: string) => void, expect?: (address: string) => string | null): string {
  // Styles are read here but never applied, and nothing runs: under other names the content security policy has nothing to report.
  const unstyled = html.replace(/<style\b[^>]*>.*?<\/style>/gisu, "")
    .replace(/<[a-z][^<>]*>/giu, tag => tag.replace(/\s(style|on[a-z]+)(?=\s*=)/giu, (_, name: string) => ` data-${name.toLowerCase()}`));
  const page = new DOMParser().parseFromString(unstyled, "text/html");
  const { body } = page;
  films(page);
  drop(body, "style, script, meta, link, title, xml, iframe, object, noscript, svg, col, colgroup, .callout-kind, .notes-title");
  for (const element of body.querySelectorAll("[data-style]"))
    if (/display:\s*none|mso-hide:\s*all|mso-element:\s*comment/iu.test(styleOf(element))) element.remove();
  drop(body, "a[href^='#_msocom'], span.MsoCommentReference, br.Apple-interchange-newline");
  pictures(body, tell, expect);
  gatherNotes(body);
  wordLists(body);
  rename(page, "h1, p.MsoTitle", "h2");
  rename(page, "h5, h6", "h4");
  tables(body);
  marks(page);
  headings(body);
  links(body);
  blanks(body);
  return body.innerHTML;
}

export const styleOf = (element: Element): string => element.getAttribute("data-style") ?? "";

const drop = (body: HTMLElement, selector: string) => body.querySelectorAll(selector).forEach(element => element.remove());

function films(page: Document): void {
  page.querySelectorAll("iframe[src], figure.video, a.video-link").forEach(element => {
    const id = youTubeId(element.getAttribute("src") ?? (element.closest("a") ?? element.querySelector("a"))?.getAttribute("href"));
    if (!id) return;
    const film = page.createElement("figure");
    film.setAttribute("data-video", "");
    film.setAttribute("data-youtube", id);
    const caption = element.querySelector("figcaption")?.textContent?.trim();
    if (caption) film.setAttribute("data-caption", caption);
    element.replaceWith(film);
  });
}

function pictures(body: HTMLElement, tell: (text: string) => void, expect?: (address: string) => string | null): void {
  let foreign = 0;
  for (const img of body.querySelectorAll("img")) {
    const src = img.getAttribute("src") ?? "";
    if (/^\/(?!\/)/u.test(src) || (src === "" && img.dataset.mediaId)) continue;
    const id = src.startsWith("data:") ? expect?.(src) : null;
    if (id) {
      img.removeAttribute("src");
      img.dataset.mediaId = id;
      continue;
    }
    const dot = Number(img.getAttribute("width") ?? 99) <= 2 || Number(img.getAttribute("height") ?? 99) <= 2;      // counts readers, shows nothing
    img.remove();
    if (!dot) foreign++;
  }
  if (foreign > 0) {
    tell(say(`Đã bỏ ${foreign} ảnh nằm ở nơi khác trong nội dung dán vào. Hãy bấm “Ảnh” để tải ảnh lên rồi chèn lại.`,
      `${foreign} pictures that lie elsewhere were left out of what you pasted. Press “Picture” to send and insert them.`));
  }
}

function tables(body: HTMLElement): void {
  for (const table of body.querySelectorAll("table")) {
    const caption = table.caption;
    if (caption) {
      table.dataset.caption = caption.textContent!.replace(/\s+/gu, " ").trim();
      caption.remove();
    }
    // A frame drawn with a table.
    if (table.rows.length === 1 && table.rows[0]!.cells.length === 1) table.replaceWith(...table.rows[0]!.cells[0]!.childNodes);
  }
}

// Marks that stand in styles only; Google Docs wraps everything in a <b> that is not bold.
function marks(page: Document): void {
  page.querySelectorAll<HTMLElement>("[data-style]").forEach(element => {
    const style = styleOf(element);
    element.removeAttribute("data-style");
    if (element.localName === "b" && /(^|;)\s*font-weight:\s*(normal|400)/u.test(style)) element.replaceWith(...element.childNodes);
    if (element.localName !== "span") return;
    const tags = [
      [/(^|;)\s*font-weight:\s*(bold|700)/u, "strong"], [/(^|;)\s*font-style:\s*italic/u, "em"], [/(^|;)\s*vertical-align:\s*super/u, "sup"], [/(^|;)\s*vertical-align:\s*sub\s*(;|$)/u, "sub"],
    ] as const;
    for (const [wanted, tag] of tags) {
      if (!wanted.test(style)) continue;
      const made = page.createElement(tag);
      made.append(...element.childNodes);
      element.append(made);
    }
  });
}

// A heading is bold by itself.
function headings(body: HTMLElement): void {
  body.querySelectorAll(":is(h2, h3, h4) :is(b, strong)").forEach(bold => bold.replaceWith(...bold.childNodes));
}

function links(body: HTMLElement): void {
  for (const link of body.querySelectorAll("a")) {
    const href = link.getAttribute("href");
    // Places inside the document it came from.
    if (!href || /^#(_|heading=|bookmark=)/u.test(href)) link.replaceWith(...link.childNodes);
    else link.setAttribute("href", plainLink(href));
  }
}

// Empty paragraphs are how Word keeps distance.
function blanks(body: HTMLElement): void {
  const texts = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.nodeValue = texts.currentNode.nodeValue!.replace(/[ \u00A0]{2,}/gu, " ");
  for (const line of body.querySelectorAll("p, h2, h3, h4"))
    if (line.textContent!.trim() === "" && !line.querySelector("img, [data-footnote]") && !line.classList.contains("callout-title")) line.remove();
}

function rename(page: Document, selector: string, tag: string): void {
  page.querySelectorAll(selector).forEach(old => {
    const made = page.createElement(tag);
    made.append(...old.childNodes);
    old.replaceWith(made);
  });
}
