// A list of bubbles: who said what, and how long the answer took.

// A number as people in France write it.
export const national = (number) => number.replace(/^\+33(\d)/, "0$1").replace(/\d\d(?=\d)/g, "$& ");

export class Log {
  constructor(list) {
    this.list = list;
  }

  clear() {
    this.list.replaceChildren();
  }

  add(kind, text, detail = "") {
    const item = document.createElement("li");
    item.className = kind;
    item.append(text);
    if (detail) this.detail(item, detail);
    this.list.append(item);
    this.list.scrollTop = this.list.scrollHeight;
    return item;
  }

  // Words that follow in the same breath belong to the same bubble.
  extend(item, text) {
    item.append(` ${text}`);
    this.list.scrollTop = this.list.scrollHeight;
  }

  detail(item, text) {
    item.querySelector("small")?.remove();
    const small = document.createElement("small");
    small.textContent = text;
    item.append(small);
  }
}
