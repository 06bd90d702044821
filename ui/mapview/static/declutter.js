// No two texts on a map may cover each other. Labels that do not fit are hidden, markers that do not fit
// become dots (they keep their place, colour and target); zooming in brings both back.
(function () {
  "use strict";

  const lintu = window.lintu;
  const MARGIN = 2; // px between two texts

  function overlap(a, b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  }

  function grown(box, by) {
    return { left: box.left - by, right: box.right + by, top: box.top - by, bottom: box.bottom + by };
  }

  lintu.Declutter = class {
    constructor(map) {
      this.map = map;
      this.items = new Map(); // owner -> [{ latlng, node, kind, width, height, up }]
      map.on("zoomend moveend resize", () => this.later());
      document.fonts.addEventListener("loadingdone", () => this.measureAgain());
    }

    /** Texts change their size when the served font arrives. */
    measureAgain() {
      for (const item of [].concat(...this.items.values())) {
        if (item.kind === "label") item.width = 0;
      }
      this.later();
    }

    /** Replace the texts of `owner`. Owners given first are placed first within a kind. */
    set(owner, items) {
      if (items.length) this.items.set(owner, items);
      else this.items.delete(owner);
      this.later();
    }

    later() {
      cancelAnimationFrame(this.frame);
      this.frame = requestAnimationFrame(() => this.run());
    }

    run() {
      const origin = this.map.getContainer().getBoundingClientRect();
      const taken = this.controls(origin);
      for (const item of this.inOrder()) {
        const box = this.box(item);
        const free = item.always || !taken.some((other) => overlap(box, other));
        if (free) taken.push(grown(box, MARGIN));
        item.node.classList.toggle(item.kind === "label" ? "is-hidden" : "is-dot", !free);
      }
    }

    inOrder() {
      const all = [].concat(...this.items.values());
      const rank = (item) => (item.always ? 0 : item.kind === "label" ? 1 : 2);
      return all.sort((a, b) => rank(a) - rank(b));
    }

    /** The boxes of panel, buttons and scale, in pixels of the map. */
    controls(origin) {
      const nodes = [...this.map.getContainer().querySelectorAll(".leaflet-control")];
      return nodes.map((node) => {
        const box = node.getBoundingClientRect();
        return {
          left: box.left - origin.left,
          right: box.right - origin.left,
          top: box.top - origin.top,
          bottom: box.bottom - origin.top,
        };
      });
    }

    box(item) {
      if (!item.width) {
        item.width = item.node.offsetWidth;
        item.height = item.node.offsetHeight;
      }
      const at = this.map.latLngToContainerPoint(item.latlng);
      const top = at.y - item.height / 2 - (item.up || 0);
      return { left: at.x - item.width / 2, right: at.x + item.width / 2, top, bottom: top + item.height };
    }
  };
})();
