// Passkeys: a form with data-passkey="create" or "get" fills its hidden field "credential" and is sent. Without support it stays hidden.

if (window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", async event => {
      if (form.elements.credential.value) return;
      event.preventDefault();
      const complaint = form.querySelector("[data-passkey-error]");
      complaint.textContent = "";
      try {
        const answer = await fetch(form.dataset.options, {
          method: "POST",
          body: new URLSearchParams({ __RequestVerificationToken: form.elements.__RequestVerificationToken.value }),
        });
        if (!answer.ok) throw new Error(answer.status);
        const options = await answer.json();
        const credential = form.dataset.passkey === "create"
          ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
          : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
        form.elements.credential.value = JSON.stringify(credential);
        form.requestSubmit();
      } catch {
        complaint.textContent = complaint.dataset.passkeyError;
      }
    });
  }
}
