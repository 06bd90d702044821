// The tools that draw a new shape: Leaflet.draw's, but each corner is set by the map's own click. So a finger
// works like a mouse, and the map can be dragged and zoomed between two corners.
(function () {
  "use strict";

  const lintu = window.lintu;
  const REACH = () => (lintu.isTouch() ? 22 : 9); // px around the corner that finishes the shape
  const SAME = 4; // px between the two clicks of a double click
  const DRAGGED = 6; // px from which a press is a drag

  /** What all tools share; their options carry `snap`, `done`, `changed` and `measure`. */
  const common = {
    _cancelDrawing() {}, // sketch.js listens to the keys

    _fireCreatedEvent(layer) {
      this.options.done(layer);
    },
  };

  /** `Base` (Leaflet.draw's line or polygon) with clicks for corners. */
  const byClicks = (Base) =>
    Object.assign({}, common, {
      addHooks() {
        this._overlayPane = this._map.getPane("lintu-handles"); // of the dotted guide
        Base.prototype.addHooks.call(this);
        this._mouseMarker.remove();
        this._map.off("mouseup", this._onMouseUp, this).off("touchstart", this._onTouch, this);
        this._map.on("click", this._placed, this);
      },

      removeHooks() {
        this._map.off("click", this._placed, this);
        Base.prototype.removeHooks.call(this);
      },

      _onMouseMove(event) {
        this._currentLatLng = this.options.snap(event.latlng);
        this._updateTooltip(this._currentLatLng);
        this._updateGuide(this._map.latLngToLayerPoint(this._currentLatLng));
      },

      _placed(event) {
        const at = this.options.snap(event.latlng);
        // Also where the press is attracted to the corner that finishes: it may lie beside the pointer.
        const places = [event.containerPoint, this._map.latLngToContainerPoint(at)];
        if (places.some((place) => this._isEnd(place))) return void this.finish();
        this._currentLatLng = at;
        this.addVertex(at);
      },

      _isEnd(pressed) {
        if (!this._markers.length) return false;
        const away = (marker) => this._map.latLngToContainerPoint(marker.getLatLng()).distanceTo(pressed);
        const last = this._markers[this._markers.length - 1];
        return away(last) <= SAME || (this.isReady() && away(this._closing()) <= REACH());
      },

      /** The corner to press to finish. */
      _closing() {
        return this._markers[this.closes ? 0 : this._markers.length - 1];
      },

      count() {
        return this._markers.length;
      },

      isReady() {
        return this._markers.length >= this.least;
      },

      finish() {
        if (!this.isReady()) return;
        this.options.done(new this.Poly(this._poly.getLatLngs(), this.options.shapeOptions));
      },

      undo() {
        if (this._markers.length > 1) return void this.deleteLastVertex();
        this._markers = [];
        this._markerGroup.clearLayers();
        this._poly.setLatLngs([]);
        this._clearGuides();
        this._updateTooltip();
        this.options.changed();
      },

      _createMarker(latlng) {
        const options = { icon: lintu.handleIcon("is-new"), pane: "lintu-handles", interactive: false, keyboard: false };
        return L.marker(latlng, options).addTo(this._markerGroup);
      },

      _updateFinishHandler() {
        const closing = this.isReady() && this._closing();
        this._markers.forEach((marker) => marker.getElement().classList.toggle("is-closing", marker === closing));
        this.options.changed();
      },

      _getMeasurementString() {
        const points = this._markers.map((marker) => marker.getLatLng());
        if (this._currentLatLng) points.push(this._currentLatLng);
        return this.options.measure(points, this.closes);
      },
    });

  lintu.LineTool = L.Draw.Polyline.extend(Object.assign(byClicks(L.Draw.Polyline), { closes: false, least: 2 }));
  lintu.PolygonTool = L.Draw.Polygon.extend(Object.assign(byClicks(L.Draw.Polygon), { closes: true, least: 3 }));

  /** From corner to corner, by a drag or by two clicks. */
  lintu.RectangleTool = L.Draw.Rectangle.extend(
    Object.assign({}, common, {
      addHooks() {
        L.Draw.Feature.prototype.addHooks.call(this);
        this._map.dragging.disable();
        this._tooltip.updateContent({ text: this._initialLabelText });
        this._heard = { pointerdown: this._pressed, pointermove: this._moved, pointerup: this._released };
        L.DomEvent.on(this._container, this._heard, this);
      },

      removeHooks() {
        L.DomEvent.off(this._container, this._heard, this);
        this._map.dragging.enable();
        L.Draw.Feature.prototype.removeHooks.call(this);
        if (this._shape) this._shape.remove();
        this._shape = this._from = this._startLatLng = null;
      },

      _pressed(event) {
        if (!event.isPrimary || event.button || event.target.closest(".leaflet-control")) return;
        this._container.setPointerCapture(event.pointerId);
        if (this._from) return;
        this._from = L.point(event.clientX, event.clientY);
        this._startLatLng = this.options.snap(this._map.mouseEventToLatLng(event));
      },

      _moved(event) {
        const at = this.options.snap(this._map.mouseEventToLatLng(event));
        this._tooltip.updatePosition(at);
        if (!this._from || !event.isPrimary) return;
        this._drawShape(at);
        this._tooltip.updateContent(this._getTooltipText());
      },

      _released(event) {
        if (!this._from || this._from.distanceTo([event.clientX, event.clientY]) < DRAGGED) return;
        this._drawShape(this.options.snap(this._map.mouseEventToLatLng(event)));
        this.options.done(L.rectangle(this._shape.getBounds(), this.options.shapeOptions));
      },

      _getTooltipText() {
        const corners = this._shape.getLatLngs()[0];
        return { text: this._endLabelText, subtext: this.options.measure(corners, true) };
      },
    }),
  );

  lintu.PointTool = L.Draw.Feature.extend(
    Object.assign({}, common, {
      addHooks() {
        L.Draw.Feature.prototype.addHooks.call(this);
        this._tooltip.updateContent({ text: L.drawLocal.draw.handlers.marker.tooltip.start });
        this._map.on("click", this._placed, this).on("mousemove", this._moved, this);
      },

      removeHooks() {
        this._map.off("click", this._placed, this).off("mousemove", this._moved, this);
        L.Draw.Feature.prototype.removeHooks.call(this);
      },

      _moved(event) {
        this._tooltip.updatePosition(this.options.snap(event.latlng));
      },

      _placed(event) {
        this.options.done(L.marker(this.options.snap(event.latlng), this.options.markerOptions));
      },
    }),
  );
})();
