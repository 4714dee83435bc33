// What a reader may do with a story beyond reading it: have it read aloud, share it, copy its address, print it. Nothing is sent anywhere.
(() => {
  // A film of another site is fetched when the reader asks for it, and not before.
  for (const link of document.querySelectorAll("[data-player]")) link.addEventListener("click", (click) => {
    click.preventDefault();
    const frame = Object.assign(document.createElement("iframe"), { src: link.dataset.player, title: link.dataset.title, allow: "autoplay; fullscreen; encrypted-media", referrerPolicy: "strict-origin-when-cross-origin" });
    link.closest(".player").replaceChildren(frame);
    frame.focus();
  });

  const tools = document.getElementById("cong-cu");
  if (!tools) return;
  const button = (name) => tools.querySelector(`[data-tool=${name}]`);
  const status = tools.querySelector("[role=status]");
  const show = (name, work) => {
    const one = button(name);
    one.closest("li").hidden = false;
    one.addEventListener("click", work);
    return one;
  };
  const address = document.querySelector("link[rel=canonical]")?.href ?? location.href;

  show("in", () => print());
  if (navigator.clipboard) show("chep", async () => {
    await navigator.clipboard.writeText(address);
    status.textContent = "Đã chép liên kết.";
  });
  if (navigator.share) show("chia-se", () => navigator.share({ title: document.querySelector("h1").textContent, url: address }).catch(() => {}));
  if ("speechSynthesis" in window) listen();

  function listen() {
    const voiceOf = () => speechSynthesis.getVoices().find((voice) => voice.lang.replace("_", "-").toLowerCase().startsWith("vi"));
    let left = [], speaking = false;
    const label = button("nghe").querySelector("span");
    const offer = () => { if (voiceOf()) button("nghe").closest("li").hidden = false; };
    const stop = () => {
      speaking = false;
      left = [];
      speechSynthesis.cancel();
      label.textContent = "Nghe bài";
    };
    const next = () => {
      const words = left.shift();
      if (!speaking || words === undefined) return stop();
      const part = new SpeechSynthesisUtterance(words);
      part.voice = voiceOf();
      part.lang = "vi-VN";
      part.onend = next;
      part.onerror = stop;
      speechSynthesis.speak(part);
    };
    button("nghe").addEventListener("click", () => {
      if (speaking) return stop();
      // Sentence by sentence: browsers fall silent in long texts.
      const parts = document.querySelectorAll("h1, .story .lead, .guide .lead, .prose > *, .guide-body section > :not(nav, aside, footer)");
      left = [...parts].flatMap((part) => part.innerText.match(/[^.!?…\n]+[.!?…]*/g) ?? []).map((text) => text.trim()).filter(Boolean);
      speaking = true;
      label.textContent = "Dừng nghe";
      next();
    });
    addEventListener("pagehide", stop);
    speechSynthesis.addEventListener?.("voiceschanged", offer);
    offer();
  }
})();
