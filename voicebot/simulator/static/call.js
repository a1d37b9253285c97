// One call on the page: plays what was heard, waits as long as the service does, hands over the answer.

import * as box from "./box.js";
import { national } from "./log.js";
import * as sound from "./sound.js";

const WORDS_PER_SECOND = 3; // of an answer that is read instead of heard
const LOOK_EVERY = 1000; // milliseconds
const NOT_WAITING = { input: [], timeout: 0, num_digits: null, finish_on_key: "" };

export class Call {
  constructor(log, countdown, options, changed) {
    Object.assign(this, { log, countdown, options, changed });
    this.state = null;
    this.keys = "";
    this.mode = "idle"; // idle, busy (the service thinks), speaking, waiting, connected
  }

  get open() {
    return this.mode !== "idle";
  }

  get waiting() {
    return this.state?.waiting || NOT_WAITING;
  }

  become(mode) {
    this.mode = mode;
    this.changed(this);
  }

  dial(from) {
    this.log.clear();
    this.startedAt = Date.now();
    return this.turn(this.log.add("note", from ? `Appel depuis le ${from}` : "Appel en numéro masqué"), () => box.dial(from));
  }

  pickUp(id) {
    this.log.clear();
    this.startedAt = Date.now();
    return this.turn(this.log.add("note", "Vous décrochez"), () => box.act(id, "answer"));
  }

  say(text) {
    return this.turn(this.log.add("me", text), () => box.act(this.state.id, "speech", { text }));
  }

  stayQuiet() {
    return this.turn(this.log.add("note", "(silence)"), () => box.act(this.state.id, "silence"));
  }

  releaseAgent() {
    return this.turn(this.log.add("note", "Le conseiller raccroche"), () => box.act(this.state.id, "release"));
  }

  // Keys cut a prompt short only where the service says so, as on a real line; elsewhere they are lost.
  press(key) {
    if (this.options.aloud()) sound.tone(key);
    const heard = this.mode === "waiting" || (this.mode === "speaking" && this.interruptible);
    if (!heard || !this.waiting.input.includes("dtmf")) return;
    if (this.mode === "speaking") this.cutShort();
    const finishes = this.keys && this.waiting.finish_on_key.includes(key);
    if (!finishes) this.keys += key;
    if (finishes || this.keys.length === this.waiting.num_digits) return void this.submitKeys(finishes ? key : "");
    this.countdown.start(this.waiting.timeout, () => this.submitKeys(""));
    this.changed(this);
  }

  submitKeys(finish) {
    const digits = this.keys + finish;
    this.keys = "";
    return this.turn(this.log.add("me keys", digits), () => box.act(this.state.id, "digits", { digits }));
  }

  async hangUp() {
    const id = this.state?.id;
    this.leave();
    if (!id) return; // still ringing: the answer that comes is hung up in turn()
    await box.act(id, "hangup").catch((fault) => this.log.add("fault", fault.message));
  }

  leave() {
    this.playing = null;
    this.countdown.stop();
    sound.hush();
    this.keys = "";
    this.log.add("note", "Vous raccrochez");
    this.become("idle");
  }

  async turn(bubble, request) {
    this.countdown.stop();
    this.playing = null;
    sound.hush();
    this.become("busy");
    const dots = this.log.add("them thinking", "•••");
    const mine = (this.playing = Symbol("turn"));
    try {
      const state = await request();
      dots.remove();
      if (this.playing !== mine) return box.hangUpAtOnce(state.id);
      this.state = state;
      this.log.detail(bubble, `${state.took_ms} ms`);
      await this.play(state.heard, mine);
    } catch (fault) {
      dots.remove();
      this.log.add("fault", fault.message);
      this.become("idle");
    }
  }

  // Everything is written down at once, so that nothing is lost when the caller cuts in; then it is spoken.
  async play(heard, mine) {
    const spoken = this.writeDown(heard);
    this.skipping = false;
    for (const [event, bubble] of spoken) {
      if (this.playing !== mine) return;
      this.interruptible = event.interruptible;
      await this.sound(event, bubble);
    }
    if (this.playing === mine) this.settle();
  }

  writeDown(heard) {
    let bubble = null;
    return heard.map((event) => {
      if (event.kind === "say") {
        if (bubble) this.log.extend(bubble, event.text);
        else bubble = this.log.add("them", event.text);
      } else if (event.kind !== "pause") {
        bubble = null;
        this.announce(event);
      }
      return [event, bubble];
    });
  }

  async sound(event, bubble) {
    if (this.skipping || !["say", "pause"].includes(event.kind)) return;
    this.become("speaking");
    bubble?.classList.add("speaking");
    if (event.kind === "pause") await sound.wait(event.seconds);
    else if (this.options.aloud() && sound.canSpeak()) await sound.speak(event.text, event.language, event.rate);
    else await sound.wait(event.text.split(" ").length / WORDS_PER_SECOND);
    bubble?.classList.remove("speaking");
  }

  cutShort() {
    this.skipping = true;
    sound.hush();
    this.mode = "waiting";
  }

  announce(event) {
    if (event.kind === "error") this.log.add("fault", event.text);
    if (event.kind === "play") this.log.add("note", `♪ ${event.text}`);
    if (event.kind === "dial") this.log.add("note", dialled(event));
    if (event.kind === "queue") this.log.add("note", "Dans la file d’attente");
    if (event.kind === "hangup") this.log.add("note", "Fin de l’appel");
  }

  // In line, and while a person talks, things happen without the caller: the page looks for them.
  watch() {
    const { id, transcript } = this.state;
    const mine = this.playing;
    setTimeout(async () => {
      const state = await box.look(id).catch(() => null);
      if (this.playing !== mine || !this.open) return;
      const news = state ? state.transcript.slice(transcript.length) : [];
      if (!news.length) return this.watch();
      this.countdown.stop();
      this.state = state;
      await this.play(news, mine);
    }, LOOK_EVERY);
  }

  settle() {
    if (this.state.queued_in || this.state.connected_to) this.watch();
    if (this.state.connected_to) return this.become("connected");
    if (!this.state.waiting) return this.become("idle");
    this.become("waiting");
    const unanswered = () => (this.keys ? this.submitKeys("") : this.stayQuiet());
    if (this.keys || !this.options.patient()) return;
    this.countdown.start(this.waiting.timeout, unanswered);
    if (this.options.composing()) this.countdown.pause();
  }
}

function dialled(event) {
  const outcome = { answered: "décroche", "no-answer": "ne répond pas", busy: "est occupé", failed: "est injoignable" };
  return `→ ${national(event.number)} ${outcome[event.text] || event.text}`;
}
