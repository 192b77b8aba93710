// Single keys press what carries them in data-key, or focus what carries them in data-focus.
// Without this file everything works by pointer and by tabulator.
"use strict";
const typing = (element) =>
  element instanceof HTMLTextAreaElement ||
  element instanceof HTMLSelectElement ||
  (element instanceof HTMLInputElement && !["checkbox", "submit"].includes(element.type));
const find = (name, key) =>
  [...document.querySelectorAll(`[${name}]`)].find((e) => e.getAttribute(name) === key);
let pressed = false;
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && typing(event.target)) {
    event.target.blur();
    return;
  }
  if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const key = event.key.toLowerCase();
  const focused = find("data-focus", key);
  const button = find("data-key", key);
  if (focused) {
    event.preventDefault();
    focused.focus();
  } else if (button && !pressed) {
    event.preventDefault();
    if (button.type === "submit" || button.tagName === "A") pressed = true; // once a page
    button.click();
  }
});
window.addEventListener("pageshow", () => { pressed = false; });
// A form is sent once, however often its button is pressed.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "1";
});
// Selects filter as soon as they are changed.
for (const select of document.querySelectorAll(".filters select")) {
  select.addEventListener("change", () => select.form.requestSubmit());
}
