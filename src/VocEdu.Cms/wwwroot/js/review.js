// Beside the page of one item: passages, the return from a phone, and what is typed on it.

// A passage that is selected in the text is filled in where it is commented on.
const quote = document.querySelector("[data-comment-quote]");
const text = document.querySelector("article.reading");
const english = document.documentElement.lang === "en";

if (quote && text) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-primary comment-here";
  button.textContent = english ? "Comment on this passage" : "Góp ý đoạn này";
  button.hidden = true;
  document.body.append(button);

  const selected = () => {
    const selection = getSelection();
    return selection && !selection.isCollapsed && text.contains(selection.anchorNode) && text.contains(selection.focusNode) ? selection.toString().replace(/\s+/g, " ").trim() : "";
  };
  const start = words => {
    quote.value = words.slice(0, 500);
    button.hidden = true;
    const place = document.getElementById("comment-text");
    place.scrollIntoView({ block: "center" });
    place.focus();
  };
  document.addEventListener("selectionchange", () => { button.hidden = !selected(); });
  button.addEventListener("pointerdown", event => event.preventDefault());
  button.addEventListener("click", () => start(selected()));

  // By keyboard: a paragraph can be reached, and Enter comments on it.
  for (const paragraph of text.querySelectorAll(".reading-text > :is(p, h2, h3, li, blockquote)")) {
    paragraph.tabIndex = 0;
    paragraph.addEventListener("keydown", event => {
      if (event.key !== "Enter" || event.target !== paragraph) return;
      event.preventDefault();
      start(paragraph.textContent.replace(/\s+/g, " ").trim());
    });
  }
}

// A reason is chosen or typed: one of both.
for (const reasons of document.querySelectorAll("[data-reasons]")) {
  const typed = reasons.querySelector("textarea");
  const ask = () => typed.setCustomValidity(typed.value.trim() || reasons.querySelector(":checked") ? "" : reasons.dataset.missing);
  reasons.addEventListener("input", ask);
  ask();
}

// What is typed into a form of this page outlives an ended session, a lost network and a closed page of this tab.
const words = text => text.normalize("NFC").replace(/\s+/g, " ").trim();
const said = new Set([...document.querySelectorAll(".comment .channel-text")].map(line => words(line.textContent)));
for (const form of document.querySelectorAll("form[data-keep]")) {
  const key = `vocedu-typed:${document.body.dataset.person}:${form.dataset.keep}`;
  const typed = [...form.querySelectorAll("textarea, input[type=checkbox]")];
  const texts = () => typed.filter(input => input.type !== "checkbox");
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
    if (kept && kept.some(value => typeof value === "string" && said.has(words(value)))) sessionStorage.removeItem(key);
    else if (kept?.length === typed.length && texts().every(input => input.value === "")) {
      typed.forEach((input, i) => {
        if (input.type === "checkbox") input.checked = kept[i];
        else input.value = kept[i];
      });
      form.dispatchEvent(new Event("input"));
      form.querySelector("[data-reasons] textarea")?.dispatchEvent(new Event("input", { bubbles: true }));
    }
    form.addEventListener("input", () => sessionStorage.setItem(key, JSON.stringify(typed.map(input => input.type === "checkbox" ? input.checked : input.value))));
  } catch { /* a browser that keeps nothing */ }
}

// On a phone the return comes up as a sheet: the very form of the page, so that nothing typed is lost when it closes.
for (const link of document.querySelectorAll("a[data-sheet]")) {
  const form = document.querySelector(link.getAttribute("href"));
  if (!form) continue;
  const open = () => {
    const place = document.createComment("");
    const sheet = document.createElement("dialog");
    sheet.className = "dialog sheet";
    sheet.setAttribute("aria-labelledby", "sheet-title");
    const title = Object.assign(document.createElement("h2"), { id: "sheet-title", textContent: form.dataset.title });
    const close = Object.assign(document.createElement("button"), { type: "button", className: "button sheet-close", textContent: link.dataset.close });
    form.replaceWith(place);
    sheet.append(title, form, close);
    document.body.append(sheet);
    close.addEventListener("click", () => sheet.close());
    sheet.addEventListener("close", () => {
      place.replaceWith(form);
      sheet.remove();
      link.focus();
    });
    sheet.showModal();
    form.querySelector("input[type=checkbox], textarea")?.focus();
  };
  link.addEventListener("click", event => {
    event.preventDefault();
    open();
  });
  if (form.dataset.refused && link.offsetParent) open();
}
