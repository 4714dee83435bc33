// Career guides that were read stay readable without a network; see /nghe/sw.js.
(async () => {
  const note = () => {
    document.getElementById("ban-luu")?.remove();
    if (navigator.onLine) return;
    const line = Object.assign(document.createElement("p"), {
      id: "ban-luu", className: "note", textContent: "Bạn đang xem bản đã lưu trên máy vì không có mạng. Thông tin có thể đã thay đổi.",
    });
    line.setAttribute("role", "status");
    document.querySelector("main .wrap")?.prepend(line);
  };
  addEventListener("online", note);
  addEventListener("offline", note);
  note();

  if (!("serviceWorker" in navigator)) return;
  try {
    const first = !navigator.serviceWorker.controller;
    await navigator.serviceWorker.register("/nghe/sw.js", { scope: "/nghe/", updateViaCache: "none" });
    if (!first) return;
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ keep: [location.pathname, ...performance.getEntriesByType("resource").map((part) => part.name)] });
  } catch {
    // A browser that keeps nothing (a private window) reads as before.
  }
})();
