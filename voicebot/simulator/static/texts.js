// The texts of one number.

import * as box from "./box.js";
import { Log } from "./log.js";

const EVERY_MS = 1500;
const STATES = { queued: "en route", sent: "envoyé", delivered: "reçu", undelivered: "non distribué", failed: "refusé", received: "" };

export class Texts {
  constructor(list, form, body, fault) {
    Object.assign(this, { log: new Log(list), form, body, fault });
    this.number = "";
    this.shown = "";
    form.addEventListener("submit", (event) => { event.preventDefault(); this.send(); });
    body.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey) return;
      event.preventDefault();
      form.requestSubmit();
    });
    setInterval(() => document.hidden || this.refresh(), EVERY_MS);
  }

  of(number) {
    this.number = number;
    this.shown = "";
    for (const field of this.form.elements) field.disabled = !number;
    this.refresh();
  }

  async send() {
    const body = this.body.value.trim();
    if (!body) return;
    this.body.value = "";
    this.fault.textContent = "";
    try {
      const exchange = box.write(this.number, body);
      await this.refresh();
      const answer = await exchange;
      if (answer.error) this.fault.textContent = answer.error;
    } catch (fault) {
      this.fault.textContent = fault.message;
    }
    await this.refresh();
  }

  async refresh() {
    const number = this.number;
    const texts = number ? await box.thread(number).catch(() => null) : [];
    const state = JSON.stringify([number, texts]);
    if (texts === null || number !== this.number || state === this.shown) return;
    this.shown = state;
    this.log.clear();
    if (!texts.length) this.log.add("empty", number ? "Aucun SMS pour ce numéro." : "Un numéro masqué n’a pas de SMS.");
    for (const text of texts) this.show(text);
  }

  show(text) {
    const at = new Date(text.at).toLocaleTimeString("fr-FR", { hour: "2-digit", minute: "2-digit" });
    const parts = text.segments > 1 ? `${text.segments} SMS` : "";
    const error = text.error_code ? `erreur ${text.error_code}` : "";
    const who = text.direction === "inbound" ? "me" : "them";
    const failed = text.error_code ? " failed" : "";
    const took = text.took_ms === null ? "" : `${text.took_ms} ms`;
    const detail = [at, STATES[text.status], error, parts, took].filter(Boolean).join(" · ");
    this.log.add(who + failed, text.body, detail);
  }
}
