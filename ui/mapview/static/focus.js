// What is marked on the map: the chosen feature, and a line from one thing to another.
(function () {
  "use strict";

  const lintu = window.lintu;
  const HALO = { color: "#ffffff", weight: 8, opacity: 0.95, fill: false };
  const EDGE = { color: "#17212b", weight: 3.5, opacity: 1, fill: false };
  const LINK = { color: "#17212b", weight: 3, opacity: 1, dashArray: "2 7", lineCap: "round", fill: false };

  lintu.Marks = class {
    constructor(owner) {
      this.owner = owner;
      this.map = owner.map;
      this.map.createPane("lintu-marks").style.zIndex = 590;
      this.map.createPane("lintu-labels").style.zIndex = 650;
      this.map.getPane("lintu-marks").style.pointerEvents = "none";
      this.renderer = L.svg({ pane: "lintu-marks" });
      this.outline = L.layerGroup().addTo(this.map);
      this.link = L.layerGroup().addTo(this.map);
    }

    options(style) {
      return Object.assign({ pane: "lintu-marks", renderer: this.renderer, interactive: false }, style);
    }

    /** Mark the feature `id` of `layer`; with no layer, nothing. */
    mark(layer, id) {
      this.unmark();
      const feature = layer && layer.shown && layer.feature(id);
      if (!feature) return;
      const icons = layer.markers.get(id) || [];
      icons.forEach((marker) => {
        marker.lintu.node.classList.add("is-focus");
        marker.lintu.always = true;
        marker.setZIndexOffset(10000);
      });
      this.icons = icons;
      if (feature.geometry.type !== "Point") {
        [HALO, EDGE].forEach((style) => {
          const options = { pane: "lintu-marks", renderer: this.renderer, interactive: false, style: () => style };
          options.pointToLayer = () => null;
          this.outline.addLayer(L.geoJSON(feature.geometry, options));
        });
      }
      this.owner.texts.later();
    }

    unmark() {
      this.outline.clearLayers();
      (this.icons || []).forEach((marker) => {
        marker.lintu.node.classList.remove("is-focus");
        marker.lintu.always = false;
        marker.setZIndexOffset(0);
      });
      this.icons = [];
    }

    /** Draw the connection of a scene, or take the old one away. */
    connect(connection) {
      this.link.clearLayers();
      this.owner.texts.set("connection", []);
      if (!connection) return;
      const points = connection.points.map(([lng, lat]) => L.latLng(lat, lng));
      const casing = Object.assign({}, HALO, { weight: 7 });
      [casing, LINK].forEach((style) => this.link.addLayer(L.polyline(points, this.options(style))));
      points.forEach((at) => this.link.addLayer(L.circleMarker(at, this.options({ radius: 5, color: "#ffffff", weight: 2, fillColor: "#17212b", fillOpacity: 1 }))));
      if (connection.text) this.write(connection.text, L.polyline(points).getBounds().getCenter());
    }

    write(text, latlng) {
      const node = lintu.html("div", { class: "lintu-label is-note" }, text);
      const icon = L.divIcon({ html: node, className: "lintu-label-icon", iconSize: [0, 0] });
      this.link.addLayer(L.marker(latlng, { icon, pane: "lintu-labels", interactive: false, keyboard: false }));
      this.owner.texts.set("connection", [{ latlng, node, kind: "label", always: true }]);
    }
  };
})();
