// Lock when nobody is there: five minutes without a key or a touch, or a minute in a hidden tab. The server keeps the same
// time for itself; this only takes the words off the screen.
const IDLE_MS = 5 * 60 * 1000;
const HIDDEN_MS = 60 * 1000;
let last = Date.now();
let hiddenSince = 0;
let written = null;

// What was typed into a form and not sent yet goes along, to be sealed before the key is forgotten. Forms that save as one
// types need not, and a passphrase never does.
function unsent() {
  const body = new URLSearchParams();
  if (!written?.isConnected || written.dataset.live !== undefined || written.querySelector("[type=password]")) return body;
  for (const [name, value] of new FormData(written)) if (typeof value === "string") body.append(name, value);
  body.append("_path", new URL(written.action).pathname);
  return body;
}

function lock(event) {
  event?.preventDefault();
  const body = unsent();
  const cover = document.createElement("div");
  cover.className = "cover";
  document.body.replaceChildren(cover);
  fetch("/lock", { method: "POST", body, keepalive: true, redirect: "manual" })
    .catch(() => {})
    .finally(() => location.replace(location.pathname));
}

function look() {
  if (Date.now() - last >= IDLE_MS || (hiddenSince && Date.now() - hiddenSince >= HIDDEN_MS)) lock();
}

for (const kind of ["pointerdown", "keydown", "scroll", "input"]) {
  document.addEventListener(kind, () => (last = Date.now()), { passive: true, capture: true });
}
document.addEventListener("input", (event) => (written = event.target.form));
document.querySelector("form[data-lock]")?.addEventListener("submit", lock);
document.addEventListener("visibilitychange", () => {
  if (document.hidden) {
    hiddenSince = Date.now();
  } else {
    look();
    hiddenSince = 0;
  }
});
setInterval(look, 5000);
