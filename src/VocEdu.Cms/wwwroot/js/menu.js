// Brings the section one is in into sight where the menu is wider than the screen; newer browsers do so by the style sheet.
if (!CSS.supports("scroll-initial-target", "nearest")) for (const here of document.querySelectorAll(".menu-bar [aria-current]")) {
  const bar = here.closest("ul");
  bar.scrollLeft += here.getBoundingClientRect().right - bar.getBoundingClientRect().right + 24;
}
