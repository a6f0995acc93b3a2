// The quick exit: cover the page, tell the server, replace this entry in the history. Without this file the form still works.
const form = document.querySelector("form[data-exit]");

function leave(event) {
  event?.preventDefault();
  const cover = document.createElement("div");
  cover.className = "cover";
  document.body.replaceChildren(cover);
  document.title = "";
  const told = navigator.sendBeacon?.(form.action);
  if (!told) fetch(form.action, { method: "POST", keepalive: true, redirect: "manual" }).catch(() => {});
  location.replace(navigator.onLine === false ? form.dataset.offline : form.dataset.exit);
}

const shifts = [];
function countShift(event) {
  if (event.key !== "Shift") {
    shifts.length = 0;
    return;
  }
  if (event.repeat) return;
  shifts.push(event.timeStamp);
  if (shifts.length > 3) shifts.shift();
  if (shifts.length === 3 && shifts[2] - shifts[0] <= 5000) leave();
}

if (form) {
  form.addEventListener("submit", leave);
  document.addEventListener("keydown", countShift);
  // A page that the browser kept alive behind the Back button is loaded anew, so that it shows what the server allows now.
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
}
