// Wires the page: one telephone, one call at a time, the texts of its number.

import { AgentPhone } from "./agent.js";
import * as box from "./box.js";
import { Call } from "./call.js";
import { Countdown } from "./countdown.js";
import { national, Log } from "./log.js";
import { microphone } from "./microphone.js";
import { hush } from "./sound.js";
import { Texts } from "./texts.js";

const $ = (id) => document.getElementById(id);
const NUMBERS = { mobile: "06 12 34 56 78", landline: "04 42 38 12 34", withheld: "" };
const STATES = {
  idle: "Prêt à appeler",
  busy: "Le service répond…",
  speaking: "L’assistant parle",
  waiting: "À vous",
  connected: "En ligne avec un conseiller",
};

const countdown = new Countdown($("ring"), $("ring-seconds"));
const texts = new Texts($("thread"), $("write"), $("body"), $("texts-error"));
const options = {
  aloud: () => $("aloud").checked,
  patient: () => $("patient").checked,
  composing: () => $("words").value !== "",
};
const call = new Call(new Log($("log")), countdown, options, show);
const mic = microphone($("mic"), {
  language: () => call.waiting.language || "fr-FR",
  begins: () => { hush(); countdown.pause(); },
  hears: (words) => call.mode === "waiting" && call.say(words),
  fails: () => { countdown.resume(); $("words").placeholder = "Le micro n’a rien entendu : écrivez ici."; },
});

const line = () => document.querySelector("input[name=line]:checked").value;
const number = () => (line() === "withheld" ? "" : $("number").value.trim());

function show({ mode, keys, waiting }) {
  const open = mode !== "idle";
  $("screen").dataset.state = mode;
  $("state").textContent = STATES[mode];
  $("keyed").textContent = keys;
  $("line").disabled = open;
  $("call").hidden = open;
  $("hangup").hidden = !open;
  $("release").hidden = mode !== "connected";
  const hears = mode === "waiting" || mode === "speaking";
  const speech = hears && waiting.input.includes("speech");
  $("words").disabled = $("say").disabled = $("mic").disabled = !speech;
  $("silence").disabled = !hears;
  $("words").placeholder = hears && !speech ? "Ici, seules les touches sont prises." : "Que dites-vous ?";
  if (speech && !keys && matchMedia("(hover: hover)").matches) $("words").focus();
}

function chooseLine() {
  $("number").value = NUMBERS[line()] || "";
  $("number").disabled = line() === "withheld";
  $("number").placeholder = line() === "withheld" ? "numéro masqué" : "";
  chooseNumber();
}

function chooseNumber() {
  $("texts-number").textContent = number();
  texts.of(number());
}

function showClock() {
  const seconds = call.open ? Math.floor((Date.now() - call.startedAt) / 1000) : null;
  const two = (value) => String(value).padStart(2, "0");
  if (seconds !== null) $("clock").textContent = `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

let ringingId = null;
async function lookForCalls() {
  if (call.open || document.hidden || !number()) return;
  const calls = await box.ringing(number()).catch(() => []);
  const incoming = calls.find((each) => each.direction === "outbound-api" && each.status === "ringing");
  ringingId = call.open ? null : incoming?.id;
  $("incoming").hidden = !ringingId;
  if (ringingId) $("incoming-from").textContent = national(incoming.from);
}

function pressed(key) {
  const button = document.querySelector(`.key[data-key="${CSS.escape(key)}"]`);
  button.classList.add("down");
  setTimeout(() => button.classList.remove("down"), 120);
  call.press(key);
}

for (const radio of document.querySelectorAll("input[name=line]")) radio.addEventListener("change", chooseLine);
$("number").addEventListener("change", chooseNumber);
$("call").addEventListener("click", () => call.dial(number()));
$("hangup").addEventListener("click", () => { mic.stop(); call.hangUp(); });
$("release").addEventListener("click", () => call.releaseAgent());
$("silence").addEventListener("click", () => call.stayQuiet());
$("speak").addEventListener("submit", (event) => {
  event.preventDefault();
  const words = $("words").value.trim();
  if (!words || $("words").disabled) return;
  $("words").value = "";
  call.say(words);
});
$("words").addEventListener("input", () => ($("words").value ? countdown.pause() : countdown.resume()));
$("keypad").addEventListener("click", (event) => {
  const key = event.target.closest("[data-key]")?.dataset.key;
  if (key) pressed(key);
});
document.addEventListener("keydown", (event) => {
  if (event.target.matches("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^[0-9*#]$/.test(event.key)) pressed(event.key);
});
$("aloud").addEventListener("change", () => options.aloud() || hush());
for (const line of document.querySelectorAll("[data-line]")) {
  line.addEventListener("change", () => box.setLine(line.dataset.line, line.value));
}
for (const card of document.querySelectorAll(".agent")) new AgentPhone(card);
$("incoming-answer").addEventListener("click", () => { $("incoming").hidden = true; call.pickUp(ringingId); });
$("incoming-refuse").addEventListener("click", () => { $("incoming").hidden = true; box.act(ringingId, "hangup"); });
addEventListener("pagehide", () => call.open && call.state && box.hangUpAtOnce(call.state.id));
setInterval(showClock, 500);
setInterval(lookForCalls, 2000);
chooseLine();
show(call);
