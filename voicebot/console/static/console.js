/* The console's only script: keys, and the warning before an idle session closes. Pages work without it. */
"use strict";

const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

function press(key) {
  const found = [...document.querySelectorAll("[data-key]")].find(
    (one) => one.dataset.key === key && (one.offsetParent !== null || one.closest("header")));
  if (!found) return false;
  if (found.matches("input, select, textarea")) { found.focus(); found.select?.(); } else { found.click(); }
  return true;
}

document.addEventListener("keydown", (event) => {
  if (document.documentElement.dataset.shortcuts !== "on") return;
  if (event.key === "Escape" && typing(event.target)) event.target.blur();
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const open = document.querySelector("dialog[open]");
  if (open) {
    if (open.id === "keyboard" && event.key === "?") open.close();
    return;
  }
  if (press(event.key)) event.preventDefault();
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) document.getElementById(opener.dataset.opens).showModal();
});

/* What was asked for is read out, and the next Tab goes on from there. */
document.querySelector("[data-attention]")?.focus();

/* A session closes after a quarter of an hour without a sign of life. Who types or moves is there: the server
   is told so, once a minute at most. Who does not is asked before it closes. */
const idle = document.getElementById("idle");
if (idle) {
  const patience = Number(idle.dataset.after) * 1000;
  let told = Date.now();
  const stay = () => {
    told = Date.now();
    fetch(idle.dataset.asks, { headers: { "X-Sign-Of-Life": "1" } }).then((answer) => {
      if (answer.redirected || !answer.ok) location.reload();
    }).catch(() => {});
  };
  const alive = () => { if (!idle.open && Date.now() - told > 60000) stay(); };
  for (const sign of ["keydown", "pointerdown"]) document.addEventListener(sign, alive, { passive: true });
  idle.addEventListener("close", stay);
  setInterval(() => {
    const quiet = Date.now() - told;
    if (quiet > patience && !idle.open) idle.showModal();
    if (quiet > patience + 130000) location.reload();
  }, 5000);
}

/* Today's work follows what happens: news only say that there are some, the page then asks for them. What has the
   focus keeps it. Without a stream the page looks by itself. */
const work = document.getElementById("work");
if (work) {
  let due = null;
  const fetchWork = () => {
    due = null;
    fetch(work.dataset.fetch, { headers: { "X-Quiet": "1" } }).then((answer) => {
      if (answer.status === 401) location.reload();
      return answer.ok ? answer.text() : null;
    }).then((html) => {
      if (html === null || html === work.dataset.shown) return;
      const focused = work.contains(document.activeElement) ? document.activeElement.id : null;
      work.innerHTML = work.dataset.shown = html;
      if (focused) document.getElementById(focused)?.focus();
    }).catch(() => {});
  };
  const soon = () => { due ??= setTimeout(fetchWork, 150); };
  const news = new EventSource(work.dataset.stream);
  const off = document.getElementById("news-off");
  news.addEventListener("news", soon);
  news.addEventListener("open", () => { off.hidden = true; });
  news.addEventListener("error", () => { off.hidden = false; });
  setInterval(soon, 20000);
  addEventListener("pagehide", () => news.close());
}
