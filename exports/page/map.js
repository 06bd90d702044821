// The map: the layers of today or of an option, from the ground up, with a card for what is clicked.
(function () {
  "use strict";

  const { html, symbols } = window.lintu;
  const CARD = { least: 120, narrow: 200, most: 320, high: 300 }; // px; `least` only where the map is that small
  const CARD_EDGE = { x: 42, y: 60 }; // px: what Leaflet puts around its content, and its tip
  const ZOOM_BUTTONS = { x: 46 }; // px from the left edge
  const MARGIN = 10; // px
  const LEVELS = { enclosing: 300, polygon: 400, line: 440, point: 620 };

  class Sheet {
    constructor(scene, box) {
      this.scene = scene;
      this.letter = "";
      this.on = new Map(scene.layers.map((one) => [one.key, one.shown]));
      this.changed = () => undefined;
      this.drawn = new Map();
      this.map = L.map(box, { zoomControl: false, attributionControl: false, preferCanvas: false, zoomSnap: 0.25, maxZoom: 21 });
      L.control.zoom({ zoomInTitle: scene.words.zoom_in, zoomOutTitle: scene.words.zoom_out }).addTo(this.map);
      L.control.scale({ imperial: false }).addTo(this.map);
      this.whole();
    }

    whole() {
      const extent = this.scene.extent || [[-60, -170], [75, 170]];
      this.map.fitBounds(extent, { animate: false, padding: [12, 12] });
    }

    /** Of a state: its own layers, and today's where the option changes nothing. */
    parts() {
      const own = new Set(this.scene.layers.filter((one) => one.letter === this.letter).map((one) => one.key));
      return this.scene.layers.filter((one) => one.letter === (own.has(one.key) ? this.letter : ""));
    }

    partsOf(key) {
      return this.parts().filter((one) => one.key === key);
    }

    names() {
      return [...new Set(this.parts().map((one) => one.key))];
    }

    isOn(key) {
      return this.on.get(key);
    }

    turn(key, on) {
      this.on.set(key, on);
      this.draw();
    }

    show(letter) {
      this.letter = letter;
      this.draw();
      this.changed();
    }

    draw() {
      const wanted = this.parts().filter((one) => this.on.get(one.key));
      for (const [part, group] of this.drawn) if (!wanted.includes(part)) this.map.removeLayer(group);
      for (const part of wanted) {
        if (!this.drawn.has(part)) this.drawn.set(part, this.made(part));
        this.drawn.get(part).addTo(this.map);
      }
    }

    made(part) {
      const looks = new Map(part.classes.map((one) => [one.key, one.symbol]));
      const pane = this.pane(part);
      const group = L.featureGroup();
      for (const [shape, key, title, cells] of part.rows) {
        const layer = this.feature(part, shape, looks.get(key), pane);
        const target = part.encloses ? this.target(part, shape, looks.get(key)) : layer;
        if (target !== layer) group.addLayer(target);
        if (!part.still) this.bindCard(target, () => card(title, part.fields, cells));
        if (part.labelled) layer.bindTooltip(html("span", {}, title), { permanent: true, direction: "center", className: "name" });
        group.addLayer(layer);
        if (part.marked && part.kind === "polygon") group.addLayer(this.mark(layer, looks.get(key)));
      }
      return group;
    }

    /** A pop-up that is no larger than the map and comes to stand clear of the zoom buttons. */
    bindCard(target, content) {
      const fit = () => {
        const size = this.map.getSize();
        const beside = size.x - ZOOM_BUTTONS.x - 2 * MARGIN - CARD_EDGE.x;
        const options = target.getPopup().options;
        options.maxWidth = Math.max(CARD.least, Math.min(CARD.most, beside));
        options.minWidth = Math.min(CARD.narrow, options.maxWidth);
        options.maxHeight = Math.max(CARD.least, Math.min(CARD.high, size.y - CARD_EDGE.y));
        options.autoPanPaddingTopLeft = L.point(ZOOM_BUTTONS.x + MARGIN, MARGIN);
        options.autoPanPaddingBottomRight = L.point(MARGIN, MARGIN);
      };
      target.on("click keypress", fit).bindPopup(content);
    }

    /** The sign of what is built, in its middle: a small shape would not be seen from afar. */
    mark(layer, symbol) {
      const solid = Object.assign({}, symbol, { pattern: "", opacity: 1, line: "#ffffff", size_px: 24, shape: "square" });
      return L.marker(layer.getBounds().getCenter(), { icon: icon(solid), interactive: false });
    }

    feature(part, shape, symbol, pane) {
      return L.geoJSON(shape, {
        pane,
        interactive: !part.still && !part.encloses,
        style: () => Object.assign({ pane, lineJoin: "round" }, symbols.pathStyle(symbol, part.kind === "line")),
        pointToLayer: (_, at) => L.marker(at, { pane, icon: icon(symbol) }),
      });
    }

    /** The unseen target of what encloses other things (a grid), below all that it encloses. */
    target(part, shape, symbol) {
      const pane = this.pane(part, "enclosing");
      return L.geoJSON(shape, { pane, style: () => ({ pane, opacity: 0, weight: 8, fillOpacity: 0, fill: Boolean(symbol.fill) }) });
    }

    /** One pane a layer keeps the order from the ground up; shapes of all panes stay clickable. */
    pane(part, kind = part.kind) {
      const name = `${kind}${part.order}`;
      const pane = this.map.getPane(name) || this.map.createPane(name);
      pane.style.zIndex = part.still ? 210 : LEVELS[kind] + part.order;
      pane.style.pointerEvents = "none";
      return name;
    }
  }

  function icon(symbol) {
    const size = symbol.size_px + 2; // of the drawing, with its margin
    return L.divIcon({ html: symbols.markerDrawing(symbol), className: "mark", iconSize: [size, size] });
  }

  /** Built from texts: nothing in them is read as HTML. */
  function card(title, fields, cells) {
    const rows = fields.map((name, place) => (cells[place] === null ? null : html("tr", {}, html("th", {}, name), html("td", {}, cells[place]))));
    return html("div", { class: "card" }, html("h3", {}, title), html("table", {}, ...rows));
  }

  window.lintu.Sheet = Sheet;
})();
