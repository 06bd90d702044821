// One layer on the map: fetched when it is first shown, drawn from its classes, replaced without a gap.
(function () {
  "use strict";

  const lintu = window.lintu;
  const TARGET = 28; // px, the least size of what a finger or a mouse must hit
  const LINE_TARGET = 16; // px, the same across a line; wider would take clicks from what lies beside it

  const BETWEEN_ROWS = ",\n"; // as ui/mapview/geojson.py writes them; no text in JSON holds a line break

  const BORDER_TARGET = 8; // px, across the border of an area that is not filled

  // The stacking of panes: backdrop, unseen targets of what encloses other things and of lines, polygons, lines,
  // points. Leaflet's own tiles are at 200, pop-ups at 700.
  const LEVEL = { backdrop: 210, enclosing: 300, margin: 350, polygon: 400, line: 440, point: 600 };

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
        const text = await answer.text();
        if (wanted !== this.spec.url) return; // a newer scene came meanwhile and loads for itself
        this.url = wanted;
        const rows = text.slice(text.indexOf("[") + 1, text.lastIndexOf("]")).split(BETWEEN_ROWS);
        if (!this.update(rows)) {
          this.data = JSON.parse(text);
          this.drawn = "";
        }
        this.rows = rows;
      }
      if (this.drawn !== this.look) this.draw();
    }

    /** Change the shapes that are there where only how they look, or what is said about them, is new: to draw
        all homes of a large place again takes seconds. Returns whether that was enough. */
    update(rows) {
      if (!this.rows || this.drawn !== this.look || rows.length !== this.rows.length) return false;
      const numbers = rows.map((_, n) => n).filter((n) => rows[n] !== this.rows[n]);
      const fresh = numbers.map((n) => JSON.parse(rows[n]));
      if (!fresh.every((feature, at) => this.isSameShape(feature, this.data.features[numbers[at]]))) return false;
      fresh.forEach((feature, at) => this.restyle(this.data.features[numbers[at]], feature.properties));
      this.owner.redrawn(this);
      return true;
    }

    isSameShape(one, other) {
      const kept = ({ geometry, properties: { id, title, label, at } }) => JSON.stringify([geometry, id, title, label, at]);
      return !one.properties.at && one.geometry.type !== "Point" && kept(one) === kept(other);
    }

    restyle(feature, properties) {
      feature.properties = properties; // the very object that listeners know
      for (const { path, unseen } of this.paths.get(feature) || []) {
        path.setStyle(unseen ? this.targetStyle(feature) : lintu.symbols.pathStyle(this.symbol(feature), isLine(feature)));
      }
    }

    draw() {
      this.paths = new Map();
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
      options.renderer = this.rendererIn(options.pane);
      const isOnCanvas = options.renderer instanceof lintu.ShapeCanvas;
      const hits = options.interactive && !isOnCanvas ? [L.geoJSON(this.data, this.hitOptions())] : [];
      options.interactive = options.interactive && !spec.encloses; // what encloses others hears by its targets
      options.onEachFeature = (feature, layer) => {
        this.remember(feature, layer, false);
        if (options.interactive) this.listen(layer, feature);
      };
      return L.layerGroup([...hits, L.geoJSON(this.data, options)]);
    }

    /** A canvas for the base map and for what is many; else SVG, whose shapes tests and style sheets can name. */
    rendererIn(pane) {
      const isMany = !this.spec.encloses && this.data.features.length >= lintu.manyShapes;
      const kind = this.spec.backdrop ? "backdrop" : isMany ? "many" : "few";
      if (this.rendered !== kind) {
        const Renderer = { backdrop: L.Canvas, many: lintu.ShapeCanvas, few: L.SVG }[kind];
        const tolerance = this.spec.geometry.includes("line") ? LINE_TARGET / 2 : 0; // on canvas a line has no wider target
        this.renderer = new Renderer({ pane, padding: kind === "backdrop" ? 0.4 : 0.2, tolerance });
        this.rendered = kind;
      }
      return this.renderer;
    }

    /** Unseen targets: wide lines, so that thin ones can be hit, and what encloses other things, below them. */
    hitOptions() {
      const { encloses, key } = this.spec;
      const pane = paneOf(this.map, `lintu-${key}-targets`, (encloses ? LEVEL.enclosing : LEVEL.margin) + this.number);
      if (!this.targets) this.targets = L.svg({ pane, padding: 0.2 });
      return {
        pane,
        renderer: this.targets,
        filter: (feature) => isLine(feature) || (encloses && feature.geometry.type !== "Point"),
        style: (feature) => this.targetStyle(feature),
        onEachFeature: (feature, layer) => {
          this.remember(feature, layer, true);
          this.listen(layer, feature, true);
        },
      };
    }

    /** Which paths draw a feature; a marker is none. */
    remember(feature, path, unseen) {
      if (!path.setStyle) return;
      this.paths.set(feature, (this.paths.get(feature) || []).concat({ path, unseen }));
    }

    targetStyle(feature) {
      if (isLine(feature)) return { opacity: 0, weight: LINE_TARGET, fill: false };
      const { fill } = lintu.symbols.pathStyle(this.symbol(feature), false);
      return { opacity: 0, weight: BORDER_TARGET, fill: fill && !this.spec.pressed_on_border, fillOpacity: 0 };
    }

    listen(layer, feature, unseen = false) {
      const { picker, card } = this.owner;
      const key = `${this.spec.clicked_as}/${feature.properties.id}`;
      picker.know(layer, { title: feature.properties.title, key, unseen, press: (latlng) => this.owner.clicked(this, feature, latlng) });
      layer.on("click", (event) => this.owner.press(event));
      layer.on("mousemove", (event) => this.owner.hover(event));
      layer.on("mouseout", () => card.hush());
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
      // GeoJSON listens to its points; the extra markers of polygons stand alone.
      if (feature.geometry.type !== "Point" && this.spec.interactive) this.listen(marker, feature);
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
