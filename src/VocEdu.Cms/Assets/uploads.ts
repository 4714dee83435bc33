// The media library: many files at once, each with its progress, carried on after a lost line, a restart of the server or a closed page;
// files chosen and dropped on a folder; the point a picture is cut around. Without scripts the plain forms of the pages do the same.
import { dropOnFolders } from "./uploads/folders";
import { showFocus } from "./uploads/focus";
import { takeFiles } from "./uploads/panel";

for (const panel of document.querySelectorAll<HTMLDetailsElement>("[data-uploads]")) takeFiles(panel);
for (const picture of document.querySelectorAll<HTMLElement>("[data-focus]")) showFocus(picture);
dropOnFolders();
