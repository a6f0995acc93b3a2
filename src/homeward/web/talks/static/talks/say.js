// Tells a screen reader in one line what changed, opens the reason behind a mark that was pressed, and lets going on be
// the main thing to do once something has been read back.
const answer = document.getElementById("answer");
const heard = document.getElementById("heard");
const again = document.querySelector(".choices.read button");

function tell() {
  const line = answer.querySelector("[data-say]")?.dataset.say ?? "";
  if (heard.textContent !== line) heard.textContent = line;
  again.classList.toggle("primary", !answer.querySelector(".primary"));
}

function openReason(event) {
  const link = event.target.closest("a.mark");
  const reason = link && document.querySelector(link.hash)?.closest("details");
  if (!reason) return;
  event.preventDefault();
  reason.open = true;
  reason.querySelector("summary").focus();
}

new MutationObserver(tell).observe(answer, { childList: true });
answer.addEventListener("click", openReason);
