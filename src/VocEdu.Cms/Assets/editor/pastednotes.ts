/** Notes at the foot become notes in the text. Word, LibreOffice, Google Docs and our own pages all link both ways: the number to the note and the note to the number. */
export function gatherNotes(body: HTMLElement): void {
  const found = [...body.querySelectorAll<HTMLAnchorElement>("a[href^='#']")].flatMap(link => {
    const target = named(body, link.getAttribute("href")!.slice(1));
    return target && link.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING ? [{ link, target }] : [];
  });
  const notes = found.flatMap(({ link, target }) => {
    const block = target.closest<HTMLElement>("li, p, div, dd, td") ?? target;
    // Word and LibreOffice keep the paragraphs of a note in a named <div>.
    const holder = block.localName === "p" ? block.parentElement?.closest<HTMLElement>("div[id]") : null;
    const alone = holder && !found.some(one => holder.contains(one.link) || (one.target !== target && holder.contains(one.target)));
    const note = alone ? holder : block;
    if (note === body || found.some(one => note.contains(one.link))) return [];
    const back = [...note.querySelectorAll("a[href^='#']")].find(candidate => leadsTo(body, candidate, link));
    return back ? [{ link, note, back }] : [];
  });
  for (const { link, note, back } of notes) {
    let number: HTMLElement = link;
    while (number.parentElement && /^(sup|span|a)$/u.test(number.parentElement.localName) && number.parentElement.textContent!.trim() === link.textContent!.trim()) number = number.parentElement;
    const made = document.createElement("span");
    made.setAttribute("data-footnote", "");
    back.remove();
    const lines = [...note.querySelectorAll("p")];
    for (const line of lines.length > 0 ? lines : [note]) {
      if (made.childNodes.length > 0) made.append(" ");
      made.append(...line.childNodes);
    }
    trim(made);
    if (made.textContent!.trim() !== "") number.replaceWith(made);
    else number.remove();
    note.remove();
  }
  body.querySelectorAll("[data-style*='mso-element:footnote-list'], [data-style*='mso-element:endnote-list'], .notes").forEach(list => {
    if (list.textContent!.trim() === "") list.remove();
  });
}

function named(body: HTMLElement, name: string): HTMLElement | null {
  return name === "" ? null : body.querySelector<HTMLElement>(`[id="${CSS.escape(name)}"], a[name="${CSS.escape(name)}"]`);
}

function leadsTo(body: HTMLElement, back: Element, link: Element): boolean {
  const target = named(body, back.getAttribute("href")!.slice(1));
  return target !== null && (target === link || target.contains(link) || link.contains(target));
}

function trim(note: HTMLElement): void {
  note.querySelectorAll("p, br").forEach(line => line.replaceWith(" ", ...line.childNodes));
  const first = note.ownerDocument.createTreeWalker(note, NodeFilter.SHOW_TEXT);
  while (first.nextNode()) {
    first.currentNode.nodeValue = first.currentNode.nodeValue!.replace(/^\s+/u, "");
    if (first.currentNode.nodeValue !== "") return;
  }
}
