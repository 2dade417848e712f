/* Opened from a disk, a link or form to a folder would list the folder: lead to its page. And fonts
   cannot be brought early there, so that they come a moment after the text. */
if (location.protocol === "file:") {
  for (const font of document.fonts) font.display = "swap";
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || !link.href.startsWith("file:")) return;
    const url = new URL(link.href);
    if (url.pathname.endsWith("/")) {
      url.pathname += "index.html";
      link.href = url.href;
    }
  }, true);
  document.addEventListener("submit", (event) => {
    const url = new URL(event.target.action);
    if (url.pathname.endsWith("/")) {
      url.pathname += "index.html";
      event.target.action = url.href;
    }
  }, true);
}
