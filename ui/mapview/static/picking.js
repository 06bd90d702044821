// Which of the things that lie on each other a press means. What is seen under the pointer comes first, and of
// areas the smallest: otherwise a grid would take the clicks of all homes in it.
(function () {
  "use strict";

  const lintu = window.lintu;
  const LARGE = 96; // px; an area at least so wide and high leaves room for a small thing's unseen margin
  const SAME = 6; // px; presses nearer to each other are at one place
  const OWN = 4; // a drawing is what one works with: it gives way only to what is so many times smaller

  function ringArea(ring) {
    return Math.abs(ring.reduce((sum, [x, y], n) => sum + x * ring[(n + 1) % ring.length][1] - ring[(n + 1) % ring.length][0] * y, 0)) / 2;
  }

  /** Comparable with others nearby, in no unit. */
  function areaOf(path) {
    const { type, coordinates } = path.toGeoJSON(8).geometry;
    const parts = type === "MultiPolygon" ? coordinates : [coordinates];
    return parts.reduce((sum, [outer, ...holes]) => holes.reduce((rest, hole) => rest - ringArea(hole), sum + ringArea(outer)), 0);
  }

  function isInside(box, { x, y }) {
    return box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
  }

  function placeOf({ originalEvent: { clientX, clientY } }) {
    return L.point(clientX, clientY);
  }

  function middle(box) {
    return L.point((box.left + box.right) / 2, (box.top + box.bottom) / 2);
  }

  lintu.Picker = class {
    constructor(map) {
      this.map = map;
      this.things = new WeakMap(); // element, or path on a canvas -> thing
      this.canvases = new Set();
    }

    /** Remember what `layer` stands for: `press(latlng)` is called when it is meant, `title` is its name,
        `key` the same for all drawings of one thing.
        `unseen`: nothing of it is drawn, it only makes a thin line easier to hit. `own`: drawn by the reader. */
    know(layer, thing) {
      if (layer.getLayers) layer.getLayers().forEach((part) => this.know(part, thing));
      else if (layer.options.renderer instanceof lintu.ShapeCanvas) this.knowOnCanvas(layer, thing);
      else layer.on("add", () => this.things.set(layer.getElement(), Object.assign({ layer, element: layer.getElement() }, thing)));
    }

    knowOnCanvas(layer, thing) {
      this.canvases.add(layer.options.renderer);
      this.things.set(layer, Object.assign({ layer }, thing));
    }

    /** The thing that an event means; undefined where nothing can be meant. */
    at(event) {
      if (!event.originalEvent) return this.things.get(event.target.getElement() || event.target); // nobody's hand
      const at = placeOf(event);
      return this.meantOf(this.under(at), at);
    }

    /** The thing that a press means: pressed again at the same place, the next of what lies there. The second
        half of a double click means nothing. */
    pressed(event) {
      const last = this.last;
      this.last = undefined;
      if (!event.originalEvent) return this.at(event);
      if (event.originalEvent.detail > 1) {
        this.last = last;
        return undefined;
      }
      const at = placeOf(event);
      const stack = this.stack(at);
      const isSame = last && this.inWindow(last.latlng).distanceTo(at) <= SAME;
      const before = isSame ? stack.findIndex((one) => one.key === last.key) : -1;
      const meant = stack[(before + 1) % stack.length];
      if (meant) this.last = { latlng: event.latlng, key: meant.key };
      return meant;
    }

    /** All that lies at a place, what is meant first. */
    stack(at) {
      const found = this.under(at);
      const stack = [];
      while (found.length) {
        const meant = this.meantOf(found, at) || found[0];
        stack.push(meant);
        found.splice(found.indexOf(meant), 1);
      }
      return stack.filter((one, n) => stack.findIndex((other) => other.key === one.key) === n);
    }

    /** Where in the window a place of the ground is now: a pop-up may have moved the map. */
    inWindow(latlng) {
      const origin = L.point(this.map.getContainer().getBoundingClientRect());
      return this.map.latLngToContainerPoint(latlng).add(origin);
    }

    meantOf(found, at) {
      const seen = found.filter((one) => this.form(one) === "mark" && isInside(this.drawing(one), at));
      const line = found.find((one) => this.form(one) === "line");
      return this.nearest(seen, at) || line || this.areaOrMargin(found, at);
    }

    /** All things whose target is at this place of the window, the topmost first. */
    under(at) {
      const targets = document.elementsFromPoint(at.x, at.y).map((node) => node.closest(".leaflet-interactive"));
      return [...new Set(targets)].map((node) => node && this.things.get(node)).filter(Boolean).concat(this.underOnCanvas(at));
    }

    /** The same of what is drawn on canvas, which no element stands for. */
    underOnCanvas(at) {
      if (!this.canvases.size) return [];
      const origin = L.point(this.map.getContainer().getBoundingClientRect());
      const place = this.map.containerPointToLayerPoint(at.subtract(origin));
      return lintu.joined([...this.canvases].map((one) => one.under(place))).map((layer) => this.things.get(layer)).filter(Boolean);
    }

    form({ layer, unseen }) {
      if (layer instanceof L.Marker) return "mark";
      const isArea = layer instanceof L.Polygon;
      if (isArea && layer.options.fill) return "area";
      return isArea || unseen ? "margin" : "line";
    }

    /** The box of what is seen of a marker, which may be much smaller than its target. */
    drawing({ element }) {
      return (element.querySelector(".lintu-marker") || element).getBoundingClientRect();
    }

    nearest(marks, at) {
      const distance = (one) => middle(this.drawing(one)).distanceTo(at);
      return [...marks].sort((a, b) => distance(a) - distance(b))[0];
    }

    /** The smallest area, unless it is a large one and holds something whose margin was hit. */
    areaOrMargin(found, at) {
      const size = new Map(found.filter((one) => this.form(one) === "area").map((one) => [one, areaOf(one.layer) / (one.own ? OWN : 1)]));
      const [area] = [...size.keys()].sort((a, b) => size.get(a) - size.get(b));
      const mark = this.nearest(found.filter((one) => this.form(one) === "mark"), at);
      const margins = (mark ? [mark] : []).concat(found.filter((one) => this.form(one) === "margin"));
      return margins.find((one) => !area || (this.isLarge(area) && this.holds(area, one, at))) || area;
    }

    isLarge({ element, layer }) {
      const size = element ? element.getBoundingClientRect() : layer._pxBounds.getSize();
      return Math.min(element ? size.width : size.x, element ? size.height : size.y) >= LARGE;
    }

    /** Whether the drawn part of `one` that is nearest to the pointer lies in the area. */
    holds(area, one, at) {
      return this.under(this.spot(one, at)).includes(area);
    }

    spot(one, at) {
      if (this.form(one) === "mark") return middle(this.drawing(one));
      const origin = L.point(this.map.getContainer().getBoundingClientRect());
      const near = one.layer.closestLayerPoint(this.map.containerPointToLayerPoint(at.subtract(origin)));
      return near ? this.map.layerPointToContainerPoint(near).add(origin) : at;
    }
  };
})();
