// The print button needs the browser; without this file its own menu prints the page just as well.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
document.querySelectorAll(".printing").forEach((line) => line.remove());
