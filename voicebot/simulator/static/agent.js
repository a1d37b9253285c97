// The telephone of one agent of the call centre: it rings for callers in line, hears what it is about, takes them.

import * as box from "./box.js";
import { Log } from "./log.js";

const EVERY = 1000; // milliseconds between two looks at the line

export class AgentPhone {
  constructor(card) {
    this.number = card.dataset.number;
    this.log = new Log(card.querySelector(".log"));
    this.state = card.querySelector(".state");
    this.buttons = Object.fromEntries([...card.querySelectorAll("[data-act]")].map((each) => [each.dataset.act, each]));
    for (const [act, button] of Object.entries(this.buttons)) button.addEventListener("click", () => this.acts(act));
    this.heard = 0;
    this.show(null);
    setInterval(() => this.look(), EVERY);
  }

  async look() {
    if (document.hidden || this.busy) return;
    if (this.call) return this.take(await box.look(this.call.id).catch(() => this.call));
    const calls = await box.ringing(this.number).catch(() => []);
    const call = calls.find((each) => each.direction === "outbound-api");
    if (!call) return;
    this.log.clear();
    this.heard = 0;
    this.take(call);
  }

  async acts(act) {
    const id = this.call?.id;
    if (!id) return;
    this.busy = true;
    const asked = { answer: ["answer"], take: ["digits", { digits: "1" }], hangup: ["hangup"] }[act];
    const state = await box.act(id, ...asked).catch(() => box.look(id));
    this.busy = false;
    this.take(state);
  }

  take(call) {
    for (const event of call.transcript.slice(this.heard)) {
      if (event.kind === "say") this.log.add("them", event.text);
      if (event.kind === "dial") this.log.add("note", "→ en ligne");
      if (event.kind === "hangup") this.log.add("note", "Fin de l’appel");
    }
    this.heard = call.transcript.length;
    const open = ["queued", "ringing", "in-progress"].includes(call.status);
    this.call = open ? call : null;
    this.show(this.call);
  }

  show(call) {
    const rings = call?.status === "ringing";
    this.state.textContent = !call ? "Au repos" : rings ? "Sonne…" : call.connected_to ? "En ligne" : "Écoute";
    this.buttons.answer.hidden = !rings;
    this.buttons.take.hidden = !call?.waiting;
    this.buttons.hangup.hidden = !call;
  }
}
