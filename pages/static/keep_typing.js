// Text areas send what was typed only on leaving them. In the builder nothing may be lost by closing the page,
// so that a pause in typing sends it too: by the Ctrl+Enter that Streamlit listens for.
(() => {
  if (window.studioKeepsTyping) return;
  window.studioKeepsTyping = true;
  const PAUSE = 900; // milliseconds
  let timer = 0;
  const send = (area) => {
    if (!area.isConnected || !document.querySelector(".st-key-builder-bar")) return;
    const press = { key: "Enter", code: "Enter", keyCode: 13, ctrlKey: true, bubbles: true, cancelable: true };
    area.dispatchEvent(new KeyboardEvent("keydown", press));
  };
  document.addEventListener("input", (event) => {
    if (!(event.target instanceof HTMLTextAreaElement)) return;
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE, event.target);
  });
})();
