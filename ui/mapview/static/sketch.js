// Drawing on the map. It is always in one of three states: nothing in the hand, a new shape being drawn
// (`tool`), or a saved shape being changed (`editing`).
(function () {
  "use strict";

  const lintu = window.lintu;
  const TOOLS = { point: "PointTool", line: "LineTool", polygon: "PolygonTool", rectangle: "RectangleTool" };

  const POINT_M = 20; // how large a point counts when the map moves to it
  const CLOSE = 18.5; // no closer than this by itself

  lintu.Sketch = class {
    constructor(sheet) {
      this.sheet = sheet;
      this.map = sheet.map;
      this.chosen = "";
      this.outbox = new lintu.Outbox(sheet);
      this.saved = new lintu.Drawings(sheet, this.outbox, (id) => this.press(id));
      this.snap = new lintu.Snap(sheet);
      this.bar = new lintu.Toolbar(this.map, this.actions());
      if (this.map.touchExtend) this.map.touchExtend.disable(); // its events come twice beside Leaflet's own
      this.map.on("click", (event) => event.isTaken || this.pressedAt(event.latlng));
      lintu.listenToKeys(this);
    }

    actions() {
      return {
        draw: () => this.draw(this.spec.tool),
        rectangle: () => this.draw("rectangle"),
        reshape: () => this.edit("reshape"),
        move: () => this.edit("move"),
        part: () => this.editing && this.editing.removePart(),
        delete: () => this.remove(),
        finish: () => this.finish(),
        undo: () => this.undo(),
        cancel: () => this.cancel(),
      };
    }

    /** Take the sketching part of a new scene, and how far Python has heard; null where it does not listen. */
    take(spec, answer) {
      const before = this.spec;
      this.spec = spec;
      this.snap.keys = spec.snap_to;
      lintu.sayInLeaflet(spec.leaflet);
      this.heard = Boolean(answer);
      if (answer) this.outbox.answered(answer);
      if (this.editing && !spec.shapes.some(({ id, editable }) => editable && id === this.chosen)) this.letGo();
      this.saved.take(spec.shapes);
      if (!this.outbox.waits("chosen")) this.choose(spec.selected, before && before.selected !== spec.selected);
      if (spec.look_at && spec.look_at !== (before || {}).look_at) this.lookAt(spec.shapes);
      if (this.tool && before.tool !== spec.tool) this.putDown();
      if ((before || spec.at_once) && spec.arm && spec.arm !== (before || {}).arm) this.draw(spec.tool);
      this.write();
    }

    entry() {
      return this.saved.known.get(this.chosen);
    }

    /** Mark the shape `id` as chosen ("": none); `bring` moves the map to it if it is out of sight. */
    choose(id, bring) {
      if (this.editing && id !== this.chosen) this.letGo();
      this.chosen = id;
      this.saved.choose(id);
      if (bring && this.entry()) this.bring(this.entry().layer);
    }

    /** Move to a shape that is out of sight; where the page asks for it, closer to one that is too small. */
    bring(layer) {
      const bounds = layer.getBounds ? layer.getBounds() : layer.getLatLng().toBounds(POINT_M);
      const middle = bounds.getCenter();
      const zoom = Math.min(CLOSE, this.map.getBoundsZoom(bounds.pad(3)));
      const small = this.spec.close_up && this.map.getZoom() < zoom - 1 && !(this.lastPress && bounds.pad(1).contains(this.lastPress));
      if (small) this.map.setView(middle, zoom, { animate: false });
      else if (!this.map.getBounds().pad(-0.05).contains(middle)) this.map.panTo(middle, { animate: false });
    }

    /** Move to the shapes that are only shown, near enough to tell small ones apart. */
    lookAt(shapes) {
      const shown = shapes.filter(({ editable }) => !editable).map(({ id }) => this.saved.known.get(id).layer);
      if (!shown.length) return;
      const bounds = L.latLngBounds([]);
      for (const layer of shown) bounds.extend(layer.getBounds ? layer.getBounds() : layer.getLatLng());
      const zoom = Math.min(CLOSE, this.map.getBoundsZoom(bounds.pad(1)));
      const isSeen = this.map.getBounds().contains(bounds);
      if (!isSeen || zoom > this.map.getZoom()) this.map.setView(bounds.getCenter(), zoom, { animate: false });
    }

    /** A place on the map was pressed: on the ground, or on something that cannot be changed. */
    pressedAt(latlng) {
      this.lastPress = latlng;
      if (!this.heard || !this.spec.takes_places || this.tool || this.editing) return;
      this.outbox.send({ kind: "pressed", geometry: lintu.geometryOf(L.marker(latlng)) });
    }

    press(id) {
      if (!this.heard || this.tool || id === this.chosen) return;
      this.sheet.card.popup.close();
      this.choose(id);
      this.outbox.send({ kind: "chosen", id });
      this.write();
    }

    giveUpChoice() {
      if (!this.chosen) return;
      this.choose("");
      this.outbox.send({ kind: "chosen", id: "" });
      this.write();
    }

    draw(tool) {
      this.letGo();
      this.putDown();
      if (!tool) return;
      this.choose("");
      this.sheet.card.popup.close();
      this.sheet.card.hush();
      this.tool = new lintu[TOOLS[tool]](this.map, this.toolOptions(tool));
      this.toolName = tool;
      this.hold(true);
      this.tool.enable();
      this.write();
    }

    toolOptions(tool) {
      const { colour } = this.spec;
      const style = { color: colour, weight: 3, opacity: 1, fillColor: colour, fillOpacity: 0.25, interactive: false };
      const icon = lintu.handleIcon("is-new");
      return {
        icon,
        touchIcon: icon,
        shapeOptions: Object.assign({}, this.saved.options, style),
        markerOptions: { icon, pane: "lintu-handles", interactive: false, keyboard: false },
        snap: (latlng) => this.snap.at(latlng),
        measure: (points, closes) => lintu.measure(this.map, points, closes, this.spec.words, this.sheet.scene.language),
        changed: () => this.write(),
        done: (layer) => this.drawn(tool, layer),
      };
    }

    drawn(tool, layer) {
      this.putDown();
      this.saved.keep(this.outbox.send({ kind: "drawn", tool, geometry: lintu.geometryOf(layer) }), layer);
      this.write();
    }

    putDown() {
      if (!this.tool) return;
      const { tool } = this;
      this.tool = null;
      tool.disable();
      this.snap.hide();
      this.hold(false);
    }

    edit(kind) {
      const entry = this.entry();
      if (!entry || !entry.shape.editable || entry.layer.getLayers) return;
      this.letGo();
      this.hold(true);
      this.editing = new lintu.Editing(this.map, entry.layer, kind, this.snap, {
        changed: () => this.changed(),
        touched: () => this.write(),
      });
      this.saved.held = this.chosen;
      this.saved.describe();
      this.write();
    }

    changed() {
      const geometry = this.saved.changed(this.chosen);
      this.outbox.send({ kind: "edited", id: this.chosen, geometry });
      this.write();
    }

    /** End the change of a saved shape and keep it. */
    letGo() {
      if (!this.editing) return;
      this.editing.stop();
      this.editing = null;
      this.saved.held = "";
      this.hold(false);
      this.saved.take(this.spec.shapes);
    }

    remove() {
      const entry = this.entry();
      if (!entry || !entry.shape.editable) return;
      const id = this.chosen;
      this.letGo();
      this.choose("");
      this.outbox.send({ kind: "deleted", id });
      this.saved.take(this.spec.shapes);
      this.write();
    }

    finish() {
      if (this.tool && this.tool.finish) this.tool.finish();
      this.letGo();
      this.write();
    }

    undo() {
      if (this.tool && this.tool.undo && this.tool.count()) this.tool.undo();
    }

    cancel() {
      this.putDown();
      if (this.editing && this.editing.revert()) this.changed();
      this.letGo();
      this.write();
    }

    /** While something is in the hand, nothing else on the map reacts. */
    hold(held) {
      const box = this.map.getContainer();
      box.classList.toggle("is-drawing", held && Boolean(this.tool));
      box.classList.toggle("is-editing", held && !this.tool);
      this.map.doubleClickZoom[held ? "disable" : "enable"]();
    }

    write() {
      const { spec, tool, editing } = this;
      const busy = Boolean(tool || editing);
      const entry = this.entry();
      const editable = Boolean(entry && entry.shape.editable);
      const shape = editable && !entry.layer.getLayers;
      const corners = tool && Boolean(tool.count);
      this.bar.write(
        spec,
        {
          any: this.heard && Boolean(spec.tool || busy || spec.shapes.some((one) => one.editable)),
          draw: !busy && Boolean(spec.tool),
          rectangle: !busy && spec.tool === "polygon",
          reshape: !busy && shape && !(entry.layer instanceof L.Marker),
          move: !busy && shape,
          part: Boolean(editing) && editing.hasParts(),
          delete: editable && !tool,
          finish: corners || Boolean(editing),
          undo: corners,
          cancel: busy,
        },
        [spec.words[this.hint(entry)], busy && !lintu.isTouch() && spec.words.keys, !busy && entry && entry.shape.label]
          .filter(Boolean)
          .join(" · "),
      );
      this.bar.enable("finish", !corners || tool.isReady());
      this.bar.enable("part", Boolean(editing) && editing.canRemovePart());
      this.bar.enable("undo", !corners || tool.count() > 0);
    }

    hint(entry) {
      if (this.editing) return this.editing.hasParts() ? "hint_parts" : `hint_${this.editing.kind}`;
      if (!this.tool) return entry ? (entry.shape.editable ? "hint_chosen" : "hint_locked") : this.spec.tool ? "hint_ready" : "hint_none";
      if (!this.tool.count) return `hint_${this.toolName}`;
      if (!this.tool.count()) return "hint_start";
      return this.tool.isReady() ? `hint_${this.toolName}` : this.tool.closes ? "hint_more" : "hint_start";
    }
  };
})();
