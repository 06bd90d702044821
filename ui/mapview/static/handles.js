// The dots of a shape that is being reshaped: Leaflet.draw's vertices, made for fingers and for snapping.
// A dot is dragged; it is removed by a double click or a long press, never by a single stray click.
(function () {
  "use strict";

  const lintu = window.lintu;
  const Base = L.Edit.PolyVerticesEdit.prototype;

  lintu.Vertices = L.Edit.PolyVerticesEdit.extend({
    addHooks() {
      this._map = this._poly._map;
      this._initMarkers();
      this._markerGroup.addTo(this._map);
    },

    removeHooks() {
      this._markerGroup.remove();
      delete this._markerGroup;
      delete this._markers;
    },

    _defaultShape() {
      return this._latlngs;
    },

    _createMarker(latlng, index) {
      const between = index === undefined; // halfway between two corners: dragging it makes a new one
      const icon = lintu.handleIcon(between ? "is-between" : "is-corner");
      const marker = L.marker(latlng, { draggable: true, icon, pane: "lintu-handles", keyboard: false, zIndexOffset: between ? 0 : 500 });
      marker._origLatLng = latlng;
      marker._index = index;
      marker
        .on("dragstart click", () => this.options.touched(this._latlngs))
        .on("dragstart", this._onMarkerDragStart, this)
        .on("drag", this._onMarkerDrag, this)
        .on("dragend", this._fireEdit, this)
        .on("dblclick", Base._onMarkerClick, this);
      if (between) marker.on("dragstart click", () => marker.getElement().classList.replace("is-between", "is-corner"));
      return marker.addTo(this._markerGroup);
    },

    _onMarkerClick() {},

    _onContextMenu(event) {
      Base._onMarkerClick.call(this, event);
    },

    _onMarkerDrag(event) {
      const marker = event.target;
      marker.setLatLng(this.options.snap(marker.getLatLng()));
      Base._onMarkerDrag.call(this, event);
    },

    _fireEdit() {
      this._poly.fire("edit");
    },
  });

  const isFlat = (part) => !part.length || part[0] instanceof L.LatLng;

  /** The rings or chains of a shape's latlngs, whatever their nesting. */
  lintu.chains = (part) => (isFlat(part) ? [part] : lintu.joined(part.map(lintu.chains)));

  /** The same nesting without one chain: a hole alone, or a part with its holes. Empty where nothing is left. */
  lintu.without = (part, chain, isArea) => {
    const others = (chains) => chains.filter((one) => one !== chain);
    if (!isArea) return others(part);
    const areas = isFlat(part[0]) ? [part] : part;
    const left = areas.filter(([outline]) => outline !== chain).map(others);
    return isFlat(part[0]) ? lintu.joined(left) : left;
  };

  /** The same nesting with each place changed. */
  lintu.changed = (part, change) => (part instanceof L.LatLng ? change(part) : part.map((one) => lintu.changed(one, change)));
})();
