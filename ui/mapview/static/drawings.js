// The saved shapes on the map, kept equal to what Python says; only those that differ are drawn anew.
(function () {
  "use strict";

  const lintu = window.lintu;
  const RED = "#c62828"; // of what breaks a rule
  const TARGET = 30; // px, the least size of what a finger or a mouse must hit
  const LINE_TARGET = 20; // px, the same across a line
  const DEGREES = 8; // decimals

  // Under the chosen shape: a light and a dark line, seen on every ground.
  const HALO = [["#ffffff", 10], ["#17212b", 6]].map(([color, weight]) => ({ color, weight, opacity: 1, fill: false, interactive: false }));

  const isLine = (layer) => layer instanceof L.Polyline && !(layer instanceof L.Polygon);

  /** What a shape looks like; one that breaks a rule is red and dashed whatever its type. */
  function looks(shape) {
    if (!shape.flagged) return shape.symbol;
    const red = { line: RED, width_px: 3, dash: "8 6", pattern: "" };
    const ground = shape.geometry.type === "Point" ? { fill: "#ffffff", opacity: 1 } : { fill: RED, opacity: 0.18 };
    return Object.assign({}, shape.symbol, red, shape.symbol.fill ? ground : {});
  }

  lintu.geometryOf = (layer) => layer.toGeoJSON(DEGREES).geometry;

  lintu.Drawings = class {
    /** `pressed(id)` is called when somebody presses a shape. */
    constructor(sheet, outbox, pressed) {
      Object.assign(this, { sheet, outbox, pressed, map: sheet.map });
      this.map.createPane("lintu-drawings").style.zIndex = 560;
      this.map.createPane("lintu-handles").style.zIndex = 680;
      this.options = { pane: "lintu-drawings", renderer: L.svg({ pane: "lintu-drawings", padding: 0.3 }) };
      this.known = new Map(); // id -> { shape, key, layer, hit }
      this.halo = L.layerGroup().addTo(this.map);
      this.held = ""; // the id of the shape in the hand
      this.fresh = []; // drawn just now, without an answer: { seq, layer }
    }

    /** Show `shapes`. What was changed here and has no answer stays, as does the shape in the hand. */
    take(shapes) {
      this.fresh = this.fresh.filter((one) => this.outbox.has(one.seq) || void one.layer.remove());
      const wanted = new Map(shapes.filter(({ id }) => !this.outbox.waits("deleted", id)).map((shape) => [shape.id, shape]));
      for (const id of [...this.known.keys()]) if (!wanted.has(id)) this.drop(id);
      for (const shape of wanted.values()) this.takeOne(shape);
      this.describe();
    }

    takeOne(shape) {
      const entry = this.known.get(shape.id);
      const key = JSON.stringify(shape);
      if (!entry) return void this.known.set(shape.id, Object.assign({ shape, key }, this.drawn(shape)));
      if (entry.key === key) return;
      if (shape.id === this.held || this.outbox.waits("edited", shape.id)) {
        entry.shape = Object.assign({}, shape, { geometry: entry.shape.geometry });
        this.restyle(entry);
        return;
      }
      this.drop(shape.id);
      this.known.set(shape.id, Object.assign({ shape, key }, this.drawn(shape)));
    }

    drop(id) {
      const { layer, hit } = this.known.get(id);
      layer.remove();
      if (hit) hit.remove();
      this.known.delete(id);
    }

    /** The shape as a layer on the map, and for a line an unseen wider one that is easier to hit. */
    drawn(shape) {
      const feature = { type: "Feature", geometry: shape.geometry };
      const options = Object.assign({}, this.options, { bubblingMouseEvents: false, pointToLayer: (_, at) => this.marker(at, shape) });
      const layer = L.GeoJSON.geometryToLayer(feature, options);
      const hit = isLine(layer) && L.polyline(layer.getLatLngs(), Object.assign({}, options, { opacity: 0, weight: LINE_TARGET }));
      if (layer.setStyle) layer.setStyle(lintu.symbols.pathStyle(looks(shape), isLine(layer)));
      if (hit) this.listen(hit, shape, true).addTo(this.map);
      this.listen(layer, shape).addTo(this.map);
      this.mark(layer, shape);
      return { layer, hit };
    }

    listen(layer, { id, label }, unseen = false) {
      this.sheet.picker.know(layer, { title: label, key: `/${id}`, unseen, own: true, press: () => this.pressed(id) });
      layer.on("click", (event) => this.sheet.press(event));
      layer.on("mousemove", (event) => this.sheet.hover(event));
      return layer.on("mouseout", () => this.sheet.card.hush());
    }

    marker(latlng, shape) {
      const symbol = looks(shape);
      const target = Math.max(TARGET, symbol.size_px);
      const up = symbol.shape === "pin" ? symbol.size_px * 0.68 : 0;
      const drawing = lintu.html("div", { class: "lintu-marker" }, lintu.symbols.markerDrawing(symbol));
      const icon = L.divIcon({ html: drawing, className: "lintu-icon", iconSize: [target, target], iconAnchor: [target / 2, target / 2 + up] });
      return L.marker(latlng, { icon, pane: "lintu-drawings", keyboard: false, autoPan: true });
    }

    restyle({ shape, layer, hit }) {
      if (layer instanceof L.Marker) layer.setIcon(this.marker(layer.getLatLng(), shape).options.icon);
      else layer.setStyle(lintu.symbols.pathStyle(looks(shape), Boolean(hit)));
      this.mark(layer, shape);
    }

    /** Classes for the style sheet and for tests. */
    mark(layer, shape) {
      const nodes = layer.getLayers ? layer.getLayers().map((one) => one.getElement()) : [layer.getElement()];
      for (const node of nodes.filter(Boolean)) {
        node.classList.add("lintu-drawing");
        node.dataset.drawing = shape.id;
        node.classList.toggle("is-flagged", shape.flagged);
        node.classList.toggle("is-chosen", shape.id === this.chosen);
      }
    }

    choose(id) {
      this.chosen = id;
      for (const { layer, shape } of this.known.values()) this.mark(layer, shape);
      this.drawHalo();
    }

    /** A shape in the hand has its dots and needs no halo. */
    drawHalo() {
      this.halo.clearLayers();
      const entry = this.known.get(this.chosen);
      if (!entry || this.chosen === this.held || entry.layer instanceof L.Marker) return;
      const outlines = HALO.map((style) => L.geoJSON(entry.shape.geometry, Object.assign({}, this.options, style)));
      outlines.forEach((outline) => this.halo.addLayer(outline));
      outlines.reverse().forEach((outline) => outline.bringToBack());
    }

    /** The shape was changed here: its geometry is the layer's until Python answers. */
    changed(id) {
      const entry = this.known.get(id);
      entry.key = "";
      entry.shape = Object.assign({}, entry.shape, { geometry: lintu.geometryOf(entry.layer) });
      if (entry.hit) entry.hit.setLatLngs(entry.layer.getLatLngs());
      return entry.shape.geometry;
    }

    /** Something new stays in sight until Python answers event `seq`. */
    keep(seq, layer) {
      layer.addTo(this.map);
      this.fresh.push({ seq, layer });
    }

    /** Draw halo and names; the shape in the hand has neither. */
    describe() {
      this.drawHalo();
      if (this.names) this.names.remove();
      this.names = L.layerGroup().addTo(this.map);
      const named = [...this.known.values()].filter(({ shape }) => shape.label && shape.id !== this.held);
      this.sheet.texts.set("drawings", named.map(({ shape, layer }) => this.name(shape, layer)));
    }

    name(shape, layer) {
      const node = lintu.html("div", { class: `lintu-label is-drawn${shape.flagged ? " is-flagged" : ""}` }, shape.label);
      const isPoint = layer instanceof L.Marker;
      const up = isPoint ? -shape.symbol.size_px * 0.5 - 9 : 0;
      const latlng = isPoint ? layer.getLatLng() : this.place(shape, layer);
      const icon = L.divIcon({ html: node, className: "lintu-label-icon", iconSize: [0, 0], iconAnchor: [0, up] });
      L.marker(latlng, { icon, pane: "lintu-labels", interactive: false, keyboard: false }).addTo(this.names);
      return { latlng, node, kind: "label", up };
    }

    /** Python's inner place, unless the shape was moved here since. */
    place(shape, layer) {
      const at = L.latLng(shape.at[1], shape.at[0]);
      return layer.getBounds().contains(at) ? at : layer.getBounds().getCenter();
    }
  };
})();
