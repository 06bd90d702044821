// One saved shape in the hand: its dots, or the handle that moves it whole. Each change is told at once.
(function () {
  "use strict";

  const lintu = window.lintu;
  const SMALL = () => (lintu.isTouch() ? 190 : 110); // px: in a smaller shape the handle stands above it,
  const CLEAR = () => (lintu.isTouch() ? 40 : 26); // px away, so that it does not cover the dots

  const copied = (latlng) => L.latLng(latlng.lat, latlng.lng);

  lintu.Editing = class {
    /** `kind` is "reshape" or "move"; `changed` is called after each change of the shape, `touched` when a
        part of it was pressed. */
    constructor(map, layer, kind, snap, { changed, touched }) {
      Object.assign(this, { map, layer, kind, snap, tell: changed, touched });
      this.isPoint = layer instanceof L.Marker;
      this.before = this.latlngs();
      this.changes = 0;
      this.edited = () => this.changed();
      this.isPoint ? this.holdPoint() : this.holdShape();
    }

    latlngs() {
      return this.isPoint ? copied(this.layer.getLatLng()) : lintu.changed(this.layer.getLatLngs(), copied);
    }

    changed() {
      this.changes += 1;
      this.snap.hide();
      this.placeGrip();
      this.tell();
    }

    holdPoint() {
      this.snapped = () => this.layer.setLatLng(this.snap.at(this.layer.getLatLng()));
      this.layer.on("drag", this.snapped).on("dragend", this.edited);
      this.layer.dragging.enable();
    }

    holdShape() {
      this.layer.on("edit", this.edited);
      this.layer.on("editdrag", this.placeGrip, this);
      this.map.on("zoomend", this.placeGrip, this);
      this.showDots();
      this.grip = L.marker(this.middle(), { draggable: true, icon: this.gripIcon(), pane: "lintu-handles", keyboard: false, zIndexOffset: 1000 });
      this.grip.on("dragstart", () => this.grasp()).on("drag", () => this.carry()).on("dragend", () => this.letGo());
      this.grip.addTo(this.map);
    }

    showDots() {
      if (this.kind !== "reshape") return;
      const snap = (latlng) => this.snap.at(latlng);
      const touched = (chain) => this.touch(chain);
      this.dots = lintu.chains(this.layer.getLatLngs()).map((chain) => new lintu.Vertices(this.layer, chain, { snap, touched }));
      this.dots.forEach((dot) => dot.enable());
    }

    /** A dot of this part or hole was pressed: it is the one that can be removed. */
    touch(chain) {
      this.part = chain;
      this.touched();
    }

    /** Whether the shape has parts or holes of which one can be removed. */
    hasParts() {
      return !this.isPoint && this.kind === "reshape" && lintu.chains(this.layer.getLatLngs()).length > 1;
    }

    /** Whether something is left without the part or hole whose dot was pressed last. */
    canRemovePart() {
      return this.hasParts() && lintu.chains(this.layer.getLatLngs()).includes(this.part) && this.others().length > 0;
    }

    others() {
      return lintu.without(this.layer.getLatLngs(), this.part, this.layer instanceof L.Polygon);
    }

    /** Remove the part or hole whose dot was pressed last; the others stay as they are. */
    removePart() {
      if (!this.canRemovePart()) return;
      this.hideDots();
      this.layer.setLatLngs(this.others());
      this.part = null;
      this.showDots();
      this.changed();
    }

    hideDots() {
      (this.dots || []).forEach((dot) => dot.disable());
      this.dots = [];
    }

    gripIcon() {
      const bounds = this.layer.getBounds();
      const [low, high] = [bounds.getSouthWest(), bounds.getNorthEast()].map((at) => this.map.latLngToLayerPoint(at));
      const height = low.y - high.y;
      const isArea = this.layer instanceof L.Polygon;
      const inside = isArea && (this.kind === "move" || Math.min(height, high.x - low.x) >= SMALL());
      const middle = this.map.latLngToLayerPoint(this.middle()).y;
      return lintu.handleIcon("is-move", inside ? 0 : middle - high.y + CLEAR());
    }

    /** Not Leaflet's getCenter: in 1.9.3 it is metres off for a small shape. */
    middle() {
      return this.layer.getBounds().getCenter();
    }

    placeGrip() {
      if (!this.grip || this.held) return;
      this.grip.setLatLng(this.middle()).setIcon(this.gripIcon());
    }

    grasp() {
      this.held = { from: this.map.project(this.grip.getLatLng()), latlngs: this.latlngs() };
      this.hideDots();
    }

    carry() {
      const by = this.map.project(this.grip.getLatLng()).subtract(this.held.from);
      const moved = (latlng) => this.map.unproject(this.map.project(latlng).add(by));
      this.layer.setLatLngs(lintu.changed(this.held.latlngs, moved));
    }

    letGo() {
      this.held = null;
      this.showDots();
      this.changed();
    }

    /** Give the shape back as it was; whether it had been changed. */
    revert() {
      if (!this.changes) return false;
      this.stop();
      this.isPoint ? this.layer.setLatLng(this.before) : this.layer.setLatLngs(this.before);
      return true;
    }

    /** Let go of the shape. */
    stop() {
      this.snap.hide();
      this.hideDots();
      if (this.grip) this.grip.remove();
      this.grip = null;
      this.map.off("zoomend", this.placeGrip, this);
      this.layer.off("edit", this.edited).off("editdrag", this.placeGrip, this).off("drag", this.snapped).off("dragend", this.edited);
      if (this.isPoint) this.layer.dragging.disable();
    }
  };
})();
