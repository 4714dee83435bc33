// A passage that is selected in the text is filled in where it is commented on; a quoted passage is found in the text.
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
