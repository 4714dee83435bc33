// Puts a block of news where this script stands: <script src="…/nhung/khoi.js" data-nguon="/tin-tuc" data-so="5" data-giao-dien="tu-dong" async></script>
// It sets no cookie, stores nothing and sends nothing but the request for the frame.
(() => {
  const script = document.currentScript;
  if (!script) return;
  const asked = new URLSearchParams();
  for (const [name, usual] of [["nguon", "/"], ["so", "5"], ["giao-dien", "tu-dong"]]) asked.set(name, script.getAttribute(`data-${name}`) || usual);
  const frame = document.createElement("iframe");
  frame.src = new URL(`khoi?${asked}`, script.src).href;
  frame.title = script.getAttribute("data-ten") || "Tin giáo dục nghề nghiệp";
  frame.loading = "lazy";
  frame.referrerPolicy = "no-referrer";
  frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
  frame.width = "100%";
  frame.height = String(120 + 96 * (Number(asked.get("so")) || 5));
  frame.style.border = "0";
  // A frame without an origin of its own tells its height; nobody else's word counts.
  addEventListener("message", (told) => {
    const height = told.source === frame.contentWindow && told.data && told.data.vocedu === "height" ? Number(told.data.height) : NaN;
    if (height > 0 && height < 5000) frame.height = String(Math.ceil(height));
  });
  script.after(frame);
})();
