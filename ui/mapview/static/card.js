// The one pop-up and the one tooltip of a map. Their content is nodes with text, never HTML.
(function () {
  "use strict";

  const lintu = window.lintu;
  const html = lintu.html;
  const BUTTON = 62; // px at the top, below the closed panel's button

  /** Title and table of a feature; `null` cells are left out. */
  function content(fields, properties) {
    const rows = (properties.cells || [])
      .map((cell, n) => [fields[n], cell])
      .filter(([, cell]) => cell !== null && cell !== undefined)
      .map(([label, cell]) => html("tr", {}, html("th", { scope: "row" }, label), html("td", {}, cell)));
    const card = html("div", { class: "lintu-card" });
    if (properties.title) card.append(html("h2", {}, properties.title));
    if (rows.length) card.append(html("table", {}, html("tbody", {}, ...rows)));
    return card;
  }

  lintu.Card = class {
    /** `taken()`: pixels of each side of the map that its controls take. */
    constructor(map, taken) {
      this.map = map;
      this.taken = taken;
      this.popup = L.popup({ maxWidth: 300, minWidth: 150, className: "lintu-popup" });
      this.tip = L.tooltip({ direction: "top", offset: [0, -10], className: "lintu-tip" });
    }

    open(layer, feature, latlng) {
      const inside = content(layer.spec.fields, feature.properties);
      if (!inside.hasChildNodes()) return;
      this.hush();
      this.about = { layer: layer.spec.key, id: feature.properties.id };
      this.popup.options.offset = L.point(0, 4 - layer.lift(feature));
      this.keepClear();
      this.popup.setLatLng(latlng).setContent(inside).openOn(this.map);
      this.nameCloseButton();
    }

    /** The map moves until the whole pop-up stands beside the controls, where there is room enough. */
    keepClear() {
      const { left, right, below } = this.taken();
      const narrow = this.map.getSize().x < left + right + 340;
      this.popup.options.autoPanPaddingTopLeft = L.point(narrow ? 16 : left, BUTTON);
      this.popup.options.autoPanPaddingBottomRight = L.point(narrow ? 16 : right, below);
    }

    nameCloseButton() {
      const button = this.popup.getElement().querySelector(".leaflet-popup-close-button");
      if (button) button.setAttribute("aria-label", this.closeWord || "");
    }

    /** After new data of `layer`: show the new values of the feature, or close where it is gone. */
    refresh(layer) {
      if (!this.about || this.about.layer !== layer.spec.key || !this.popup.isOpen()) return;
      const feature = layer.feature(this.about.id);
      if (feature) this.popup.setContent(content(layer.spec.fields, feature.properties));
      else this.popup.close();
    }

    closeOf(key) {
      if (this.about && this.about.layer === key) this.popup.close();
    }

    whisper(feature, latlng) {
      if (!feature.properties.title || this.popup.isOpen()) return;
      this.tip.setLatLng(latlng).setContent(html("span", {}, feature.properties.title)).addTo(this.map);
    }

    hush() {
      this.tip.remove();
    }
  };
})();
