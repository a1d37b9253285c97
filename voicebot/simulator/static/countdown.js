// The ring that shows how long the service still waits for an answer.

export class Countdown {
  constructor(ring, label) {
    this.ring = ring;
    this.label = label;
    this.stop();
  }

  start(seconds, atEnd) {
    this.stop();
    this.seconds = this.left = seconds;
    this.atEnd = atEnd;
    this.resume();
  }

  resume() {
    if (!this.atEnd || this.timer) return;
    let last = performance.now();
    this.timer = setInterval(() => {
      const now = performance.now();
      this.left -= (now - last) / 1000;
      last = now;
      if (this.left > 0) return this.draw();
      const atEnd = this.atEnd;
      this.stop();
      atEnd();
    }, 100);
    this.draw();
  }

  // Whoever has begun to write or to speak is no longer silent.
  pause() {
    clearInterval(this.timer);
    this.timer = null;
  }

  stop() {
    this.pause();
    this.atEnd = null;
    this.ring.style.strokeDashoffset = "";
    this.ring.removeAttribute("data-late");
    this.label.textContent = "";
  }

  draw() {
    this.ring.style.strokeDashoffset = 100 - (this.left / this.seconds) * 100;
    this.ring.toggleAttribute("data-late", this.left < 3);
    this.label.textContent = Math.ceil(this.left);
  }
}
