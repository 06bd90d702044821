// The small controls in the corners: zoom, the whole community, scale, and whose data it is.
(function () {
  "use strict";

  const lintu = window.lintu;
  const html = lintu.html;

  // Leaflet's own attribution control reads its text as HTML; this one shows text.
  lintu.Attribution = L.Control.extend({
    options: { position: "bottomright" },

    onAdd() {
      this.box = html("div", { class: "lintu-attribution" });
      return this.box;
    },

    write(texts) {
      const said = texts.filter(Boolean);
      this.box.textContent = said.join(" · ");
      this.box.hidden = !said.length;
    },
  });

  lintu.Zoom = L.Control.extend({
    options: { position: "topleft" },

    initialize(actions) {
      this.actions = actions;
    },

    onAdd() {
      const button = (name, sign) =>
        html("button", { type: "button", "data-does": name, click: this.actions[name] }, sign);
      const frame = lintu.svg(
        "svg",
        { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" },
        lintu.svg("path", { d: "M1 5V1h4M11 1h4v4M15 11v4h-4M5 15H1v-4", fill: "none", stroke: "currentColor", "stroke-width": 1.8 }),
      );
      this.box = html("div", { class: "lintu-zoom" }, button("zoom_in", "+"), button("zoom_out", "−"), button("whole", frame));
      L.DomEvent.disableClickPropagation(this.box);
      return this.box;
    },

    write(words) {
      for (const button of this.box.children) {
        button.title = words[button.dataset.does];
        button.setAttribute("aria-label", button.title);
      }
    },
  });
})();
