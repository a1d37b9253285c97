// What the ear gets: spoken answers, and the two tones of a key.

const ROWS = { 1: 697, 2: 697, 3: 697, 4: 770, 5: 770, 6: 770, 7: 852, 8: 852, 9: 852, "*": 941, 0: 941, "#": 941 };
const COLUMNS = { 1: 1209, 4: 1209, 7: 1209, "*": 1209, 2: 1336, 5: 1336, 8: 1336, 0: 1336, 3: 1477, 6: 1477, 9: 1477, "#": 1477 };
const TONE_SECONDS = 0.14;
const LETTERS_PER_SECOND = 9; // slower than any voice: only a net for browsers that never say they are done

let context = null;
let stopCurrent = null;

export function tone(key) {
  context ??= new AudioContext();
  const gain = context.createGain();
  gain.gain.value = 0.08;
  gain.connect(context.destination);
  for (const frequency of [ROWS[key], COLUMNS[key]]) {
    const oscillator = context.createOscillator();
    oscillator.frequency.value = frequency;
    oscillator.connect(gain);
    oscillator.start();
    oscillator.stop(context.currentTime + TONE_SECONDS);
  }
}

export const canSpeak = () => "speechSynthesis" in window && speechSynthesis.getVoices().length > 0;

function voiceFor(language) {
  const voices = speechSynthesis.getVoices();
  return voices.find((voice) => voice.lang.replace("_", "-") === language)
    || voices.find((voice) => voice.lang.slice(0, 2) === language.slice(0, 2));
}

// Ends when the words are spoken, or as soon as hush() is called.
export function speak(text, language, rate) {
  return new Promise((done) => {
    const words = new SpeechSynthesisUtterance(text);
    words.lang = language;
    words.rate = Math.min(Math.max(rate || 1, 0.5), 2);
    const voice = voiceFor(language);
    if (voice) words.voice = voice;
    const net = setTimeout(done, 3000 + (text.length / LETTERS_PER_SECOND) * 1000);
    stopCurrent = words.onend = words.onerror = () => { clearTimeout(net); done(); };
    speechSynthesis.speak(words);
  });
}

export function wait(seconds) {
  return new Promise((done) => {
    const timer = setTimeout(done, seconds * 1000);
    stopCurrent = () => { clearTimeout(timer); done(); };
  });
}

export function hush() {
  if ("speechSynthesis" in window) speechSynthesis.cancel();
  stopCurrent?.();
  stopCurrent = null;
}
