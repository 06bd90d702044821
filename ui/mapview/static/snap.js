// The pointer is attracted by corners and edges of some layers: those that are loaded and shown.
(function () {
  "use strict";

  const lintu = window.lintu;
  const REACH = 12; // px

  /** All stretches of a GeoJSON geometry, as [lng, lat, lng, lat]; a point is a stretch of no length. */
  function stretches(geometry) {
    const parts = geometry.geometries ? geometry.geometries : [geometry];
    if (geometry.geometries) return lintu.joined(parts.map(stretches));
    return lintu.joined(chains(geometry.coordinates).map(stretchesOf));
  }

  function stretchesOf(chain) {
    if (chain.length === 1) return [[...chain[0], ...chain[0]]];
    return chain.slice(1).map((end, n) => [chain[n][0], chain[n][1], end[0], end[1]]);
  }

  function chains(coordinates) {
    if (typeof coordinates[0] === "number") return [[coordinates.slice(0, 2)]];
    return typeof coordinates[0][0] === "number" ? [coordinates] : lintu.joined(coordinates.map(chains));
  }

  lintu.Snap = class {
    constructor(sheet) {
      this.sheet = sheet;
      this.map = sheet.map;
      this.found = new WeakMap(); // data of a layer -> its stretches
      this.mark = L.marker([0, 0], {
        icon: L.divIcon({ className: "lintu-snap", iconSize: [18, 18] }),
        pane: "lintu-handles",
        interactive: false,
        keyboard: false,
      });
    }

    /** The nearest corner within reach of `latlng`, else the nearest place on an edge, else `latlng`. */
    at(latlng) {
      const near = this.nearest(latlng);
      if (near) this.mark.setLatLng(near).addTo(this.map);
      else this.hide();
      return near || latlng;
    }

    hide() {
      this.mark.remove();
    }

    nearest(latlng) {
      const zoom = this.map.getZoom();
      const here = this.map.project(latlng, zoom);
      const [west, south, east, north] = this.window(here, zoom);
      let corner = null;
      let edge = null;
      for (const [ax, ay, bx, by] of this.all()) {
        if ((ax < west && bx < west) || (ax > east && bx > east)) continue;
        if ((ay < south && by < south) || (ay > north && by > north)) continue;
        const ends = [L.latLng(ay, ax), L.latLng(by, bx)];
        const [a, b] = ends.map((end) => this.map.project(end, zoom));
        [a, b].forEach((point, n) => (corner = closer(corner, point.distanceTo(here), ends[n])));
        const on = L.LineUtil.closestPointOnSegment(here, a, b);
        edge = closer(edge, on.distanceTo(here), on);
      }
      if (corner) return corner.what;
      return edge && this.map.unproject(edge.what, zoom);
    }

    window(here, zoom) {
      const low = this.map.unproject(here.add([-REACH, REACH]), zoom);
      const high = this.map.unproject(here.add([REACH, -REACH]), zoom);
      return [low.lng, low.lat, high.lng, high.lat];
    }

    all() {
      const layers = (this.keys || []).map((key) => this.sheet.layers.get(key));
      return lintu.joined(layers.filter((layer) => layer && layer.shown && layer.data).map((layer) => this.of(layer.data)));
    }

    of(data) {
      if (!this.found.has(data)) this.found.set(data, lintu.joined(data.features.map((feature) => stretches(feature.geometry))));
      return this.found.get(data);
    }
  };

  function closer(best, distance, what) {
    return distance <= REACH && (!best || distance < best.distance) ? { distance, what } : best;
  }
})();
