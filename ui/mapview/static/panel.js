// The panel of layers: what is on the map, what its symbols mean, and which base map lies under it.
(function () {
  "use strict";

  const lintu = window.lintu;
  const html = lintu.html;

  lintu.Panel = L.Control.extend({
    options: { position: "topright" },

    initialize(owner) {
      this.owner = owner;
    },

    onAdd() {
      this.list = html("div", { class: "lintu-panel-list", id: "lintu-panel-list" });
      this.title = html("span", {});
      this.button = html(
        "button",
        { type: "button", class: "lintu-panel-head", "aria-controls": "lintu-panel-list", click: () => this.toggle() },
        html("span", { class: "lintu-panel-icon", "aria-hidden": "true" }),
        this.title,
        html("span", { class: "lintu-panel-arrow", "aria-hidden": "true" }),
      );
      this.alert = html("p", { class: "lintu-panel-alert", role: "alert", hidden: "" });
      this.box = html("section", { class: "lintu-panel" }, this.button, this.alert, this.list);
      L.DomEvent.disableClickPropagation(this.box);
      L.DomEvent.disableScrollPropagation(this.box);
      return this.box;
    },

    /** Write the panel for a scene; `isShown(key)` says which layers are on. */
    write(scene) {
      this.words = scene.words;
      this.title.textContent = scene.words.layers;
      this.setOpen(Boolean(this.owner.memory.get("panel"))); // a button until the reader opens it
      const shownLayers = scene.layers.map((spec) => [spec.key, spec.name, spec.classes]);
      const written = JSON.stringify([scene.words, shownLayers, scene.tiles]);
      if (written === this.written) return;
      this.written = written;
      const blocks = scene.layers.filter((spec) => !spec.backdrop).map((spec) => this.layerBlock(spec));
      lintu.replaceContent(this.list, ...blocks, ...this.baseBlock(scene));
    },

    toggle() {
      this.setOpen(!this.isOpen);
      this.owner.memory.set("panel", this.isOpen);
      this.owner.texts.later();
    },

    setOpen(open) {
      this.isOpen = open;
      this.box.classList.toggle("is-closed", !open);
      this.button.setAttribute("aria-expanded", String(open));
      this.button.title = open ? this.words.hide : this.words.show;
    },

    complain() {
      this.alert.textContent = this.words.failed;
      this.alert.hidden = false;
    },

    layerBlock(spec) {
      const { owner } = this;
      const box = html("input", { type: "checkbox", change: () => owner.switchLayer(spec.key, box.checked) });
      box.checked = owner.isShown(spec);
      box.addEventListener("change", () => block.classList.toggle("is-off", !box.checked));
      const row = html("label", { class: "lintu-row" }, box, html("span", {}, spec.name));
      const block = html("div", { class: `lintu-layer${box.checked ? "" : " is-off"}`, "data-layer": spec.key }, row);
      if (spec.classes.length === 1) {
        row.append(html("span", { class: "lintu-swatch" }, lintu.symbols.swatch(spec.classes[0].symbol, spec.geometry)));
      } else if (spec.classes.length) {
        block.append(html("ul", {}, ...spec.classes.map((one) => this.legendRow(one, spec))));
      }
      return block;
    },

    legendRow(one, spec) {
      const picture = html("span", { class: "lintu-swatch" }, lintu.symbols.swatch(one.symbol, spec.geometry));
      return html("li", {}, picture, html("span", {}, one.label));
    },

    /** A switch for the community's own base map, or a choice where online tiles are offered too. */
    baseBlock(scene) {
      const own = scene.layers.filter((spec) => spec.backdrop);
      const choices = own.map((spec) => ({ key: spec.key, name: spec.name }));
      choices.push(...scene.tiles, { key: "", name: scene.words.plain });
      if (choices.length === 1) return [];
      const rows = choices.map((choice) => {
        const pick = html("input", { type: "radio", name: "lintu-base", change: () => this.owner.chooseBase(choice.key) });
        pick.checked = choice.key === this.owner.base();
        return html("label", { class: "lintu-row" }, pick, html("span", {}, choice.name));
      });
      return [html("fieldset", { class: "lintu-base" }, html("legend", {}, scene.words.basemap), ...rows)];
    },
  });
})();
