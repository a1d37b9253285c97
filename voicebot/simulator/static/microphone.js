// Speech into words, where the browser can.

const Recognition = window.SpeechRecognition || window.webkitSpeechRecognition;

export function microphone(button, { language, begins, hears, fails }) {
  if (!Recognition) return { stop() {} };
  button.hidden = false;
  let running = null;
  const stop = () => running?.abort();
  button.addEventListener("click", () => {
    if (running) return stop();
    running = new Recognition();
    running.lang = language();
    running.onresult = (event) => hears(event.results[0][0].transcript);
    running.onerror = (event) => event.error === "aborted" || fails(event.error);
    running.onend = () => { running = null; button.setAttribute("aria-pressed", "false"); };
    button.setAttribute("aria-pressed", "true");
    begins();
    running.start();
  });
  return { stop };
}
