// Where the keyboard stands when a page has come.

// The way past the menu leaves no trace in the address, which the next page would follow again.
document.querySelector(".skip-link")?.addEventListener("click", event => {
  event.preventDefault();
  document.querySelector("main").focus();
});

// After a refusal a page begins with why: the sentence that says it, or the first field that has to be mended.
const refused = performance.getEntriesByType("navigation")[0]?.responseStatus === 422;
const fields = [...document.querySelectorAll("main .input-validation-error")];
for (const field of fields) field.setAttribute("aria-invalid", "true");
const why = [...document.querySelectorAll("main [role=alert]")].find(alert => !alert.hidden && alert.textContent.trim() !== ""
  && (refused || alert.matches("[data-refused], .validation-summary-errors") || alert.querySelector(".validation-summary-errors"))) ?? fields[0];
function begin() {
  if (!why || document.activeElement !== document.body) return;
  if (!fields.includes(why)) why.tabIndex = -1;
  why.focus();
}
begin();
// A place in the address, left from before, takes the focus away once more.
addEventListener("load", () => requestAnimationFrame(begin));
