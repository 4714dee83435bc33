// Tells the page around this frame how high its content is.
new ResizeObserver(() => parent.postMessage({ vocedu: "height", height: document.body.offsetHeight }, "*")).observe(document.body);
