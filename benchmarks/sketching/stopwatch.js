// From the newest mouse-up in the map to the changed figure, by the clock of the page around the map.
window.stopwatch = {
  /** Start anew: `figure` is the selector of the figure that is going to change. */
  set(figure) {
    const map = document.querySelector("iframe[title^='streamlit_folium']").contentWindow;
    const shown = () => (document.querySelector(figure) || {}).textContent;
    const before = shown();
    const watch = (this.run = { up: 0, at: 0 });
    // A time stamp counts from the start of the event's own window.
    const shift = map.performance.timeOrigin - performance.timeOrigin;
    map.addEventListener("mouseup", (event) => (watch.up = event.timeStamp + shift), { capture: true });
    const observer = new MutationObserver(() => {
      const now = shown();
      if (now === undefined || now === before) return;
      observer.disconnect();
      // A message sent before a frame is painted arrives after it was.
      const painted = new MessageChannel();
      painted.port1.onmessage = () => (watch.at = performance.now());
      requestAnimationFrame(() => painted.port2.postMessage(0));
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  },
};
