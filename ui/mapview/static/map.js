// The map of a community. Python gives the address of a scene; a new scene changes the same map in place.
(function () {
  "use strict";

  const lintu = window.lintu;
  const CLOSE = 18.25; // how near the map comes to a home by itself
  const CLOSER = 19; // and to a short piece of path

  lintu.Sheet = class {
    constructor(map, scene) {
      this.map = map;
      this.layers = new Map();
      this.memory = new lintu.Memory(scene.community);
      this.texts = new lintu.Declutter(map);
      this.card = new lintu.Card(map, () => this.taken());
      this.picker = new lintu.Picker(map);
      this.marks = new lintu.Marks(this);
      this.tiles = L.layerGroup().addTo(map);
      this.seq = Date.now();
      this.scene = scene;
      // Leaflet focuses the map on a mouse press. Without this the page around it would scroll under the
      // pointer, and the click would be lost.
      const box = map.getContainer();
      box.focus = () => HTMLElement.prototype.focus.call(box, { preventScroll: true });
      this.listenForCanvases();
      this.addControls();
      this.panel.write(scene);
      this.place(scene.extent);
    }

    /** The view of last time; else the whole community, which stays fitted until the reader moves or draws. */
    place(extent) {
      this.extent = L.latLngBounds(extent);
      const [lat, lng, zoom] = this.memory.get("view") || [];
      if (zoom !== undefined) this.map.setView([lat, lng], zoom, { animate: false });
      if (zoom === undefined || !this.isInSight()) this.showWhole();
      this.map.on("resize", () => {
        if (this.fitted) this.showWhole();
      });
      this.watchSize();
      this.map.on("moveend", () => {
        if (this.fitting || (this.fitted && this.isAt(this.fitted))) return;
        this.memory.set("view", this.view());
        this.fitted = undefined;
      });
    }

    /** Leaflet looks at its size when the window changes; a style sheet that comes late changes it too. */
    watchSize() {
      if (!window.ResizeObserver) return;
      // As Leaflet does it: told of the size before it is told that the map moved.
      const watch = new ResizeObserver(() => this.map.invalidateSize({ debounceMoveend: true }));
      watch.observe(this.map.getContainer());
    }

    /** Whether anything of the community can be seen; its ground may have been moved elsewhere. */
    isInSight() {
      return this.map.getBounds().intersects(this.extent);
    }

    /** Look at a ground that was moved or grew out of sight, unless the reader looks at a part of it. */
    follow(extent) {
      const bounds = L.latLngBounds(extent);
      if (bounds.equals(this.extent)) return;
      this.extent = bounds;
      const isPart = this.memory.get("view") ? this.isInSight() : this.map.getBounds().contains(bounds);
      if (!isPart || !this.hasRoom) this.showWhole();
      else this.fitted = undefined; // what was drawn in sight does not move the map under the hand
    }

    view() {
      const at = this.map.getCenter();
      return [at.lat.toFixed(7), at.lng.toFixed(7), this.map.getZoom()].map(Number);
    }

    /** Whether the map stands there, to the pixel: Leaflet rounds places anew when it draws. */
    isAt([lat, lng, zoom]) {
      const [here, there] = [this.map.getCenter(), [lat, lng]].map((place) => this.map.project(place, zoom));
      return this.map.getZoom() === zoom && here.distanceTo(there) < 1;
    }

    /** Pixels of each side that the buttons, the drawing tools and the open panel take. */
    taken() {
      const { x } = this.map.getSize();
      const panel = this.panel.box.offsetWidth;
      const right = this.panel.isOpen && panel < x / 2 ? panel + 24 : 14;
      const below = this.scene.sketching ? 96 : 34; // the drawing tools stand at the bottom
      const [left, above] = this.scene.clear; // what the page lays over these edges
      return { left: left + (x < 600 ? 14 : 62), above: above + 14, right, below };
    }

    /** Fit these bounds into what the controls leave free. */
    fit(bounds, limits = {}) {
      const { left, above, right, below } = this.taken();
      const padding = { paddingTopLeft: [left, above], paddingBottomRight: [right, below] };
      this.map.fitBounds(bounds, Object.assign({ animate: false }, padding, limits));
    }

    /** Show the whole community. */
    showWhole() {
      const size = this.map.getSize();
      const { left, above, right, below } = this.taken();
      this.fitting = true;
      // A page that is being built has not given the map its room yet; it is fitted once there is some.
      this.hasRoom = size.x > left + right && size.y > above + below;
      if (this.hasRoom) this.fit(this.extent);
      else this.map.setView(this.extent.getCenter(), this.map.getMinZoom(), { animate: false });
      this.fitting = false;
      this.fitted = this.view();
    }

    addControls() {
      this.panel = new lintu.Panel(this).addTo(this.map);
      this.attribution = new lintu.Attribution().addTo(this.map);
      const whole = () => {
        this.showWhole();
        this.memory.set("view", undefined);
      };
      const actions = { zoom_in: () => this.map.zoomIn(), zoom_out: () => this.map.zoomOut(), whole };
      this.zoom = new lintu.Zoom(actions).addTo(this.map);
      this.shapeKeys = new lintu.ShapeKeys(this).addTo(this.map);
      L.control.scale({ imperial: false, position: "bottomleft", maxWidth: 120 }).addTo(this.map);
    }

    /** Bring the map to `scene`; resolves when all layers that are switched on are drawn. */
    async take(scene, answer) {
      this.scene = scene;
      this.follow(scene.extent);
      document.documentElement.lang = scene.language;
      ["left", "top"].forEach((edge, n) => this.map.getContainer().style.setProperty(`--clear-${edge}`, `${scene.clear[n]}px`));
      this.map.getContainer().setAttribute("aria-label", scene.name);
      this.card.closeWord = scene.words.close;
      this.zoom.write(scene.words);
      this.shapeKeys.write(scene.words);
      this.dropLayers(scene);
      const loads = scene.layers.map((spec, number) => this.takeLayer(spec, number));
      this.panel.write(scene);
      this.takeSketching(scene.sketching, answer);
      this.drawTiles();
      this.focus = scene.focus;
      this.marks.connect(scene.connection);
      await Promise.all(loads);
      this.markFocus();
      this.bringIntoView();
    }

    /** The drawing tools, where Python has sent their scripts too. */
    takeSketching(spec, answer) {
      if (!spec) return;
      if (!this.sketch) this.sketch = new lintu.Sketch(this);
      this.sketch.take(spec, answer);
    }

    dropLayers(scene) {
      const kept = new Set(scene.layers.map((spec) => spec.key));
      for (const [key, layer] of this.layers) {
        if (!kept.has(key)) {
          layer.hide();
          this.layers.delete(key);
        }
      }
    }

    takeLayer(spec, number) {
      const known = this.layers.get(spec.key);
      const layer = known || new lintu.MapLayer(this, number);
      this.layers.set(spec.key, layer);
      const taken = layer.take(spec);
      const shown = known || !this.isShown(spec) ? taken : layer.show();
      return shown.catch((error) => this.failed(error));
    }

    failed(error) {
      console.warn("lintu:", error.message);
      this.panel.complain();
    }

    isShown(spec) {
      return spec.backdrop ? this.base() === spec.key : this.memory.isShown(spec.key, spec.shown);
    }

    switchLayer(key, shown) {
      this.memory.setShown(key, shown);
      const layer = this.layers.get(key);
      if (!shown) layer.hide();
      else this.busy(layer.show().catch((error) => this.failed(error)));
      this.markFocus();
    }

    /** The key of the base map: a backdrop layer, online tiles, or "" for none. Online only by choice. */
    base() {
      const own = this.scene.layers.filter((spec) => spec.backdrop).map((spec) => spec.key);
      const offered = ["", ...own, ...this.scene.tiles.map((tiles) => tiles.key)];
      const chosen = this.memory.get("base");
      return offered.includes(chosen) ? chosen : own[0] || "";
    }

    chooseBase(key) {
      this.memory.set("base", key);
      for (const layer of this.layers.values()) {
        if (!layer.spec.backdrop) continue;
        if (layer.spec.key === key) this.busy(layer.show().catch((error) => this.failed(error)));
        else layer.hide();
      }
      this.drawTiles();
    }

    drawTiles() {
      const tiles = this.scene.tiles.find((one) => one.key === this.base());
      this.attribution.write([tiles && tiles.attribution, this.scene.attribution]);
      const drawn = tiles ? tiles.key : "";
      if (drawn === this.drawnTiles) return;
      this.drawnTiles = drawn;
      this.tiles.clearLayers();
      for (const url of tiles ? tiles.urls : []) {
        const options = { maxNativeZoom: tiles.max_zoom, maxZoom: 21, subdomains: tiles.subdomains };
        this.tiles.addLayer(L.tileLayer(url, options));
      }
    }

    /** A layer was drawn anew: what is said about it follows. */
    redrawn(layer) {
      this.card.refresh(layer);
      if (this.focus && this.focus.layer === layer.spec.key) this.markFocus();
    }

    markFocus() {
      const layer = this.focus && this.layers.get(this.focus.layer);
      this.marks.mark(layer, this.focus && this.focus.id);
    }

    /** Move to the marked feature if it is out of sight (chosen in a table, not on the map), or close to it if
        the page asks for that. */
    bringIntoView() {
      const layer = this.focus && this.layers.get(this.focus.layer);
      const feature = layer && layer.feature(this.focus.id);
      const told = JSON.stringify(this.focus);
      if (!feature || told === this.told) return;
      this.told = told;
      const { look } = this.focus;
      if (look && look !== this.memory.get("look")) {
        this.memory.set("look", look);
        this.closeUp(feature);
      } else this.bring(layer.middle(feature));
    }

    bring(place) {
      if (!this.map.getBounds().pad(-0.05).contains(place)) this.map.panTo(place, { animate: false });
    }

    /** Show the feature large, and with it the missing path that it waits for. */
    closeUp(feature) {
      const { connection } = this.scene;
      const bounds = L.geoJSON(feature).getBounds();
      const isMissing = connection && connection.missing;
      if (isMissing) connection.points.forEach(([lng, lat]) => bounds.extend([lat, lng]));
      this.fit(bounds, { maxZoom: isMissing ? CLOSER : CLOSE });
    }

    /** Something on the map was pressed: what is meant hears of it, which need not be what lies on top. */
    press(event) {
      L.DomEvent.stopPropagation(event);
      const meant = this.picker.pressed(event);
      if (meant) meant.press(event.latlng);
    }

    /** What is drawn on a canvas hears nothing: the map asks for it where nothing else was pressed. */
    listenForCanvases() {
      const isBusy = () => !this.picker.canvases.size || (this.sketch && (this.sketch.tool || this.sketch.editing));
      this.map.on("click", (event) => {
        const meant = isBusy() ? null : this.picker.pressed(event);
        event.isTaken = Boolean(meant);
        if (meant) meant.press(event.latlng);
      });
      this.map.on("mousemove", (event) => {
        if (isBusy() || event.originalEvent.isNamed) return;
        cancelAnimationFrame(this.naming);
        this.naming = requestAnimationFrame(() => this.hover(event));
      });
    }

    /** Name what a press would mean. */
    hover(event) {
      if (event.originalEvent) event.originalEvent.isNamed = true; // the map hears of it next
      const meant = this.picker.at(event);
      this.map.getContainer().classList.toggle("is-over-shape", Boolean(meant && !meant.element));
      if (meant && meant.title) this.card.whisper({ properties: { title: meant.title } }, event.latlng);
      else this.card.hush();
    }

    clicked(layer, feature, latlng) {
      this.focus = { layer: layer.spec.key, id: feature.properties.id, look: "" };
      this.told = JSON.stringify(this.focus);
      this.markFocus();
      this.card.open(layer, feature, latlng);
      if (this.sketch) this.sketch.pressedAt(latlng);
      this.send({ type: "click", layer: layer.spec.clicked_as, id: feature.properties.id });
    }

    send(event) {
      this.seq += 1;
      const drawn = this.sketch ? { events: this.sketch.outbox.events } : {};
      if (window.Streamlit) window.Streamlit.setComponentValue(Object.assign({ seq: this.seq }, drawn, event));
    }

    /** The container says in `data-state` whether something is still being fetched ("loading", "ready"). */
    async busy(work) {
      const box = this.map.getContainer();
      this.waiting = (this.waiting || 0) + 1;
      box.dataset.state = "loading";
      await work;
      this.texts.run();
      this.waiting -= 1;
      if (!this.waiting) box.dataset.state = "ready";
    }
  };

  let newest = 0;

  /** Sizes are right only under the style sheets, which streamlit-folium does not wait for. */
  function stylesReady() {
    const links = [...document.querySelectorAll('link[rel="stylesheet"]')].filter((link) => !link.sheet);
    const settled = (link) => new Promise((done) => ["load", "error"].forEach((end) => link.addEventListener(end, done)));
    return Promise.all(links.map(settled));
  }

  /** The scene at `url`; null where it cannot be had. */
  async function fetchScene(url) {
    try {
      const [reply] = await Promise.all([fetch(url), stylesReady()]);
      return reply.ok ? await reply.json() : null;
    } catch (error) {
      console.warn("lintu:", error.message);
      return null;
    }
  }

  /** Say over the map that it could not be shown; with "" say no longer so. */
  function writeFailure(box, words) {
    box.querySelectorAll(".lintu-failure").forEach((old) => old.remove());
    if (words) box.append(lintu.html("p", { class: "lintu-failure", role: "alert" }, words));
  }

  /** Show the scene at `url` on `map`, the answer to what was drawn (null on maps that nobody draws on);
      `failure`: what the reader is told where there is no scene.
      Called by the folium element each time the scene or the answer changes. */
  lintu.show = async function (map, url, answer, failure) {
    const turn = (newest += 1);
    const box = map.getContainer();
    box.dataset.state = "loading";
    const scene = await fetchScene(url);
    if (turn !== newest) return; // a newer scene was asked for meanwhile
    writeFailure(box, scene ? "" : failure);
    if (!scene) {
      box.dataset.state = "failed";
      return;
    }
    if (!map.lintu) {
      map.lintu = new lintu.Sheet(map, scene);
      // A page that ran again while the scripts were loading was not heard: ask for the newest scene.
      if (window.Streamlit) window.Streamlit.setComponentReady();
    }
    await map.lintu.busy(map.lintu.take(scene, answer));
  };
})();
