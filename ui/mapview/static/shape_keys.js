// The shapes of the map by keyboard: one stop of the Tab key, at which the arrow keys go from shape to shape.
// It is seen only while it has the focus.
(function () {
  "use strict";

  const lintu = window.lintu;
  const html = lintu.html;

  lintu.ShapeKeys = L.Control.extend({
    options: { position: "topleft" },

    initialize(owner) {
      this.owner = owner;
      this.keys = {
        ArrowDown: () => this.go(1),
        ArrowUp: () => this.go(-1),
        ArrowRight: () => this.change(1),
        ArrowLeft: () => this.change(-1),
        Home: () => this.goTo(0),
        End: () => this.goTo(-1),
        Enter: () => this.choose(),
        " ": () => this.choose(),
      };
    },

    onAdd() {
      this.name = html("strong", {});
      this.hint = html("span", {});
      const listeners = { keydown: (event) => this.hear(event), focus: () => this.start(), blur: () => this.stop() };
      this.box = html("div", Object.assign({ class: "lintu-shapes", role: "spinbutton", tabindex: "0" }, listeners), this.name, this.hint);
      return this.box;
    },

    write(words) {
      this.hint.textContent = words.shape_keys;
      this.box.setAttribute("aria-label", `${words.shapes}: ${words.shape_keys}`);
    },

    /** The layers whose shapes can be chosen now. */
    layers() {
      const { layers } = this.owner;
      return [...layers.values()].filter(({ shown, spec, features }) => shown && spec.interactive && !spec.backdrop && features && features.size);
    },

    layer() {
      const layers = this.layers();
      return layers.find(({ spec }) => spec.key === this.key) || layers[0];
    },

    /** Begin at what is chosen. */
    start() {
      const { focus } = this.owner;
      if (focus) [this.key, this.id] = [focus.layer, focus.id];
      this.go(0);
    },

    /** What is chosen is marked again. */
    stop() {
      this.owner.card.hush();
      this.owner.markFocus();
    },

    hear(event) {
      const { sketch } = this.owner;
      const act = this.keys[event.key];
      if (!act || event.ctrlKey || event.metaKey || event.altKey || (sketch && (sketch.tool || sketch.editing))) return;
      L.DomEvent.stop(event);
      act();
    },

    change(step) {
      const layers = this.layers();
      if (!layers.length) return;
      this.key = layers[(layers.indexOf(this.layer()) + step + layers.length) % layers.length].spec.key;
      this.goTo(0);
    },

    go(step) {
      const layer = this.layer();
      if (!layer) return;
      const ids = [...layer.features.keys()];
      const now = ids.indexOf(this.id);
      this.goTo(now < 0 ? 0 : (now + step + ids.length) % ids.length);
    },

    goTo(number) {
      const layer = this.layer();
      if (!layer) return;
      const ids = [...layer.features.keys()];
      this.key = layer.spec.key;
      this.id = ids[number < 0 ? ids.length + number : number];
      this.show(layer, ids.indexOf(this.id) + 1, ids.length);
    },

    show(layer, number, count) {
      const { owner } = this;
      const feature = layer.feature(this.id);
      const { title, label } = feature.properties;
      const name = title || label || this.id;
      const at = layer.middle(feature);
      owner.marks.mark(layer, this.id);
      owner.bring(at);
      owner.card.hush();
      owner.card.whisper({ properties: { title: name } }, at);
      this.name.textContent = `${layer.spec.name} · ${name} · ${number}/${count}`;
      Object.entries({ valuemin: 1, valuemax: count, valuenow: number, valuetext: this.name.textContent }).forEach(([key, value]) => {
        this.box.setAttribute(`aria-${key}`, value);
      });
    },

    choose() {
      const layer = this.layer();
      const feature = layer && layer.feature(this.id);
      if (feature) this.owner.clicked(layer, feature, layer.middle(feature));
    },
  });
})();
