// Tells a screen reader in one line what changed, and opens the reason behind a mark that was pressed.
const answer = document.getElementById("answer");
const heard = document.getElementById("heard");

function tell() {
  const line = answer.querySelector("[data-say]")?.dataset.say ?? "";
  if (heard.textContent !== line) heard.textContent = line;
}

function openReason(event) {
  const link = event.target.closest("a.mark");
  const reason = link && document.querySelector(link.hash)?.closest("details");
  if (!reason) return;
  event.preventDefault();
  reason.open = true;
  reason.querySelector("summary").focus();
}

if (answer) {
  new MutationObserver(tell).observe(answer, { childList: true });
  answer.addEventListener("click", openReason);
}
