// Lock when nobody is there: five minutes without a key or a touch, or a minute in a hidden tab. The server keeps the same
// time for itself; this only takes the words off the screen.
const IDLE_MS = 5 * 60 * 1000;
const HIDDEN_MS = 60 * 1000;
let last = Date.now();
let hiddenSince = 0;

function lock() {
  const cover = document.createElement("div");
  cover.className = "cover";
  document.body.replaceChildren(cover);
  fetch("/lock", { method: "POST", keepalive: true, redirect: "manual" })
    .catch(() => {})
    .finally(() => location.replace(location.pathname));
}

function look() {
  if (Date.now() - last >= IDLE_MS || (hiddenSince && Date.now() - hiddenSince >= HIDDEN_MS)) lock();
}

for (const kind of ["pointerdown", "keydown", "scroll", "input"]) {
  document.addEventListener(kind, () => (last = Date.now()), { passive: true, capture: true });
}
document.addEventListener("visibilitychange", () => {
  if (document.hidden) {
    hiddenSince = Date.now();
  } else {
    look();
    hiddenSince = 0;
  }
});
setInterval(look, 5000);
