// Forms that answer while one types: <form data-live="answer"> posts itself after a pause and puts the answer into #answer.
// The submit button stays the way without this file.
const PAUSE_MS = 150;

function place(target, html) {
  const made = new DOMParser().parseFromString(html, "text/html");
  target.replaceChildren(...made.body.childNodes);
}

function liven(form) {
  const target = document.getElementById(form.dataset.live);
  let timer, asked;
  async function send() {
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(form.dataset.liveTo || form.action, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        headers: { "X-Partial": "1" },
        credentials: "same-origin",
        redirect: "error",
        signal: asked.signal,
      });
      if (answer.ok || answer.status === 422) place(target, await answer.text());
      else target.textContent = form.dataset.liveFailed ?? "";
    } catch (error) {
      // Typed on: the next answer is on its way. Anything else: say so, the button below is still there.
      if (error.name !== "AbortError") target.textContent = form.dataset.liveFailed ?? "";
    }
  }
  function wait() {
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE_MS);
  }
  form.addEventListener("input", wait);
  form.addEventListener("change", wait);
}

document.querySelectorAll("form[data-live]").forEach(liven);
