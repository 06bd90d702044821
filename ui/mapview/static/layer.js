// One layer on the map: fetched when it is first shown, drawn from its classes, replaced without a gap.
(function () {
  "use strict";

  const lintu = window.lintu;
  const TARGET = 28; // px, the least size of what a finger or a mouse must hit
  const LINE_TARGET = 16; // px, the same across a line; wider would take clicks from what lies beside it

  // The stacking of panes: backdrop, polygons, lines, points. Leaflet's own tiles are at 200, pop-ups at 700.
  const LEVEL = { backdrop: 210, polygon: 400, line: 440, point: 600 };

  function paneOf(map, name, level) {
    const pane = map.getPane(name) || map.createPane(name);
    pane.style.zIndex = level;
    return name;
  }

  function isLine(feature) {
    return /LineString$/.test(feature.geometry.type);
  }

  lintu.MapLayer = class {
    /** `owner` is told about loads and clicks; `number` is the place in the list, higher lies above. */
    constructor(owner, number) {
      this.owner = owner;
      this.map = owner.map;
      this.number = number;
      this.shown = false;
      this.url = "";
    }

    /** Take the declaration of a scene. New data are fetched if they are needed now. */
    take(spec) {
      this.spec = spec;
      this.symbols = new Map(spec.classes.map((one) => [one.key, one.symbol]));
      this.look = JSON.stringify(spec.classes.map((one) => one.symbol));
      return this.shown ? this.load() : Promise.resolve();
    }

    show() {
      this.shown = true;
      if (this.group) this.group.addTo(this.map);
      this.owner.texts.set(this.spec.key, this.texts || []);
      return this.load();
    }

    hide() {
      this.shown = false;
      if (this.group) this.group.remove();
      this.owner.texts.set(this.spec.key, []);
      this.owner.card.closeOf(this.spec.key);
    }

    feature(id) {
      return this.features && this.features.get(id);
    }

    async load() {
      const wanted = this.spec.url;
      if (this.url !== wanted) {
        const answer = await fetch(wanted);
        if (!answer.ok) throw new Error(`${this.spec.key}: ${answer.status}`);
        const data = await answer.json();
        if (wanted !== this.spec.url) return; // a newer scene came meanwhile and loads for itself
        this.data = data;
        this.url = wanted;
        this.drawn = "";
      }
      if (this.drawn !== this.look) this.draw();
    }

    draw() {
      this.features = new Map(this.data.features.map((feature) => [feature.properties.id, feature]));
      this.markers = new Map();
      const labels = [];
      const group = L.layerGroup([this.shapes()]);
      for (const feature of this.data.features) {
        if (feature.properties.at && this.symbol(feature).glyph) this.marker(feature, this.spot(feature)).addTo(group);
        if (feature.properties.label) labels.push(this.label(feature, group));
      }
      const icons = [].concat(...this.markers.values());
      this.texts = labels.concat(icons.map((marker) => marker.lintu).reverse());
      if (this.group) this.group.remove();
      this.group = group;
      this.drawn = this.look;
      if (this.shown) {
        group.addTo(this.map);
        this.owner.texts.set(this.spec.key, this.texts);
      }
      this.owner.redrawn(this);
    }

    symbol(feature) {
      return this.symbols.get(feature.properties.class);
    }

    spot(feature) {
      const [lng, lat] = feature.properties.at || feature.geometry.coordinates;
      return L.latLng(lat, lng);
    }

    /** How far above its place a pop-up must stand so that it does not cover the marker, in pixels. */
    lift(feature) {
      const marker = (this.markers.get(feature.properties.id) || [])[0];
      return marker ? marker.lintu.height / 2 + marker.lintu.up : 0;
    }

    /** Where a pop-up of the feature points to if nobody clicked: its middle. */
    middle(feature) {
      if (feature.properties.at || feature.geometry.type === "Point") return this.spot(feature);
      return L.geoJSON(feature).getBounds().getCenter();
    }

    shapes() {
      const spec = this.spec;
      const options = {
        interactive: spec.interactive && !spec.backdrop,
        style: (feature) => lintu.symbols.pathStyle(this.symbol(feature), isLine(feature)),
        pointToLayer: (feature, latlng) => this.marker(feature, latlng),
      };
      const kind = spec.geometry.includes("line") ? "line" : "polygon";
      const level = spec.backdrop ? LEVEL.backdrop : LEVEL[kind] + this.number;
      options.pane = paneOf(this.map, `lintu-${spec.key}`, level);
      this.map.getPane(options.pane).classList.toggle("lintu-backdrop", spec.backdrop);
      // Canvas draws thousands of shapes fast; only SVG draws hatches.
      if (!this.renderer) {
        const renderer = spec.backdrop ? L.canvas : L.svg;
        this.renderer = renderer({ pane: options.pane, padding: spec.backdrop ? 0.4 : 0.2 });
      }
      options.renderer = this.renderer;
      const drawn = L.geoJSON(this.data, options);
      if (!options.interactive) return drawn;
      const hits = L.geoJSON(this.data, this.hitOptions(options));
      [drawn, hits].forEach((one) => this.listen(one));
      return L.layerGroup([hits, drawn]);
    }

    /** Unseen wide lines under the thin ones, so that a line can be hit. */
    hitOptions(options) {
      const style = { opacity: 0, weight: LINE_TARGET, fill: false };
      return { pane: options.pane, renderer: options.renderer, filter: isLine, style: () => style };
    }

    listen(group) {
      const { card } = this.owner;
      group.on("click", (event) => {
        L.DomEvent.stopPropagation(event);
        this.owner.clicked(this, event.layer.feature, event.latlng);
      });
      group.on("mousemove", (event) => card.whisper(event.layer.feature, event.latlng));
      group.on("mouseout", () => card.hush());
    }

    marker(feature, latlng) {
      const symbol = this.symbol(feature);
      const drawing = lintu.symbols.markerDrawing(symbol);
      const target = Math.max(TARGET, symbol.size_px);
      const up = symbol.shape === "pin" ? symbol.size_px * 0.68 : 0;
      const icon = L.divIcon({
        html: lintu.html("div", { class: "lintu-marker" }, drawing),
        className: `lintu-icon${this.spec.interactive ? "" : " is-still"}`,
        iconSize: [target, target],
        iconAnchor: [target / 2, target / 2 + up],
      });
      const pane = paneOf(this.map, `lintu-${this.spec.key}-points`, LEVEL.point + this.number);
      const marker = L.marker(latlng, { icon, pane, interactive: this.spec.interactive, keyboard: false });
      marker.feature = feature;
      marker.lintu = { latlng, node: icon.options.html, kind: "marker", width: symbol.size_px, height: symbol.size_px, up };
      const same = this.markers.get(feature.properties.id) || [];
      this.markers.set(feature.properties.id, same.concat(marker));
      // Points inside the GeoJSON group tell the group; the extra markers of polygons stand alone.
      if (feature.geometry.type !== "Point" && this.spec.interactive) {
        marker.on("click", (event) => this.owner.clicked(this, feature, event.latlng));
        marker.on("mouseover", (event) => this.owner.card.whisper(feature, event.latlng));
        marker.on("mouseout", () => this.owner.card.hush());
      }
      return marker;
    }

    /** Text on the map itself, on the inner point of its feature. */
    label(feature, group) {
      const node = lintu.html("div", { class: "lintu-label" }, feature.properties.label);
      const symbol = this.symbol(feature);
      const up = feature.properties.at && symbol.glyph ? -symbol.size_px * 0.5 - 9 : 0;
      const icon = L.divIcon({ html: node, className: "lintu-label-icon", iconSize: [0, 0], iconAnchor: [0, up] });
      const latlng = this.middle(feature);
      L.marker(latlng, { icon, pane: "lintu-labels", interactive: false, keyboard: false }).addTo(group);
      return { latlng, node, kind: "label", up };
    }
  };
})();
