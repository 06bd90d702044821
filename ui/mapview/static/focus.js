// What is marked on the map: the chosen feature, and a line from one thing to another.
(function () {
  "use strict";

  const lintu = window.lintu;
  const HALO = { color: "#ffffff", weight: 8, opacity: 0.95, fill: false };
  const EDGE = { color: "#17212b", weight: 3.5, opacity: 1, fill: false };
  const LINK = { color: "#17212b", weight: 3, opacity: 1, dashArray: "2 7", lineCap: "round", fill: false };

  const CUT_OFF = { color: "#b3261e", weight: 5, opacity: 1, lineCap: "round", fill: false };
  const MISSING = { color: "#b3261e", weight: 4, opacity: 1, dashArray: "3 7", lineCap: "round", fill: false };

  const BESIDE = 26; // px

  function placesOf(line) {
    return line.map(([lng, lat]) => L.latLng(lat, lng));
  }

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
      const points = placesOf(connection.points);
      const style = connection.missing ? MISSING : LINK;
      connection.cut_off.forEach((line) => this.line(placesOf(line), CUT_OFF));
      this.line(points, style);
      const dot = { radius: connection.missing ? 4 : 5, color: "#ffffff", weight: 2, fillColor: style.color, fillOpacity: 1 };
      points.forEach((at) => this.link.addLayer(L.circleMarker(at, this.options(dot))));
      const up = connection.missing ? -BESIDE : 0; // a short piece would be hidden
      if (connection.text) this.write(connection.text, L.polyline(points).getBounds().getCenter(), up);
    }

    /** A line on a light ground. */
    line(points, style) {
      const casing = Object.assign({}, HALO, { weight: style.weight + 4 });
      [casing, style].forEach((one) => this.link.addLayer(L.polyline(points, this.options(one))));
    }

    write(text, latlng, up) {
      const node = lintu.html("div", { class: "lintu-label is-note" }, text);
      const icon = L.divIcon({ html: node, className: "lintu-label-icon", iconSize: [0, 0], iconAnchor: [0, up] });
      this.link.addLayer(L.marker(latlng, { icon, pane: "lintu-labels", interactive: false, keyboard: false }));
      this.owner.texts.set("connection", [{ latlng, node, kind: "label", always: true, up }]);
    }
  };
})();
