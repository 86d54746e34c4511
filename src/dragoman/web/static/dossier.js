// Links a finding with its words: without this script the links still lead there and back.
"use strict";
(() => {
  const each = (key, act) => document.querySelectorAll(`[data-of~="${key}"]`).forEach(act);
  const light = (keys, on) => keys.forEach((key) => each(key, (node) => node.classList.toggle("lit", on)));
  const keysOf = (node) => (node.dataset.of || "").split(" ").filter(Boolean);
  let chosen = [];

  // A chosen finding stays lit: all of its words, its entry and its bar on the time line.
  // Where dossier and article stand side by side, both are brought into view.
  const choose = () => {
    const found = /^#([a-z]\d+)w?$/.exec(location.hash);
    light(chosen, false);
    chosen = found ? [found[1]] : [];
    light(chosen, true);
    if (!found || !matchMedia("(min-width: 1000px)").matches) return;
    const other = document.getElementById(found[0].endsWith("w") ? found[1] : `${found[1]}w`);
    if (other) other.scrollIntoView({ block: "nearest" });
  };
  addEventListener("hashchange", choose);
  choose();

  // Under the pointer or the keyboard's focus a finding is lit as long as it is there.
  const pass = (on) => (event) => {
    const node = event.target.closest && event.target.closest("[data-of]");
    if (!node) return;
    light(keysOf(node), on);
    light(chosen, true);
  };
  document.addEventListener("mouseover", pass(true));
  document.addEventListener("mouseout", pass(false));
  document.addEventListener("focusin", pass(true));
  document.addEventListener("focusout", pass(false));

  // A click anywhere on an entry leads to its words, on marked words to the entry; links and selections keep theirs.
  document.addEventListener("click", (event) => {
    if (event.target.closest("a, summary, label, input") || String(getSelection())) return;
    const node = event.target.closest("[data-of]");
    const key = node && keysOf(node)[0];
    if (!key) return;
    const to = node.id === key ? `${key}w` : key;
    if (document.getElementById(to)) location.hash = to;
  });
})();
