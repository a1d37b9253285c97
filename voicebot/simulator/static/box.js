// What the page asks of the box. Every refusal is an Error whose message can be shown.

async function ask(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: body ? { "Content-Type": "application/json" } : {},
    body: body ? JSON.stringify(body) : undefined,
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error || `Le simulateur répond ${response.status}.`);
  return answer;
}

export const dial = (from) => ask("POST", "/box/calls", { from });
export const act = (id, name, body = {}) => ask("POST", `/box/calls/${id}/${name}`, body);
export const look = (id) => ask("GET", `/box/calls/${id}`);
export const ringing = (number) => ask("GET", `/box/calls?number=${encodeURIComponent(number)}`);
export const thread = (number) => ask("GET", `/box/threads/${encodeURIComponent(number)}`);
export const write = (from, body) => ask("POST", "/box/texts", { from, body });
export const setLine = (number, calls) => ask("PUT", `/box/lines/${encodeURIComponent(number)}`, { calls });

// The page is going away: the request must outlive it, or the line would stay open.
export function hangUpAtOnce(id) {
  fetch(`/box/calls/${id}/hangup`, {
    method: "POST",
    keepalive: true,
    headers: { "Content-Type": "application/json" },
    body: "{}",
  }).catch(() => {});
}
