import { words } from "./words";

let dialog: HTMLDialogElement | undefined;

/** Offers to sign in again in another tab; the text stays where it is. */
export function askToSignIn(): void {
  if (dialog?.open) return;
  dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.setAttribute("aria-labelledby", "sign-in-again");
  const heading = document.createElement("h2");
  heading.id = "sign-in-again";
  heading.textContent = words.signInTitle;
  const text = document.createElement("p");
  text.textContent = words.signInText;
  const actions = document.createElement("form");
  actions.method = "dialog";
  actions.className = "form-actions";
  const link = document.createElement("a");
  link.className = "button button-primary";
  link.href = "/dang-nhap?returnUrl=%2Fquan-tri";
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = words.signIn;
  const close = document.createElement("button");
  close.className = "button";
  close.textContent = words.close;
  actions.append(link, close);
  dialog.append(heading, text, actions);
  dialog.addEventListener("close", () => dialog?.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** @returns whether it had been asked. */
export function signedInAgain(): boolean {
  if (!dialog?.open) return false;
  dialog.close();
  return true;
}
