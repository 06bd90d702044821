// Many shapes on one canvas: an element for each of thousands would fill the browser's memory and make every zoom
// wait. A canvas hears nothing itself, so that what lies below it can be pressed; picking.js asks it what is where.
(function () {
  "use strict";

  const lintu = window.lintu;
  const Base = L.Canvas.prototype;
  const TILE = 13; // px: a hatch of 9 px turned by half a right angle
  const STRAIGHT = 9;

  /** From so many shapes on, a layer is drawn on canvas. Tests set it lower. */
  lintu.manyShapes = 4000;

  const DRAW = {
    lines(ink) {
      slopes(ink, [[0, TILE, TILE, 0], [-1, 1, 1, -1], [TILE - 1, TILE + 1, TILE + 1, TILE - 1]], 2);
    },
    cross(ink) {
      slopes(ink, [[0, TILE, TILE, 0], [0, 0, TILE, TILE]], 1.5);
    },
    grid(ink) {
      slopes(ink, [[0, STRAIGHT / 2, STRAIGHT, STRAIGHT / 2], [STRAIGHT / 2, 0, STRAIGHT / 2, STRAIGHT]], 1.2);
    },
    dots(ink) {
      for (const [x, y] of [[0, 0], [TILE, 0], [0, TILE], [TILE, TILE], [TILE / 2, TILE / 2]]) {
        ink.beginPath();
        ink.arc(x, y, 1.7, 0, 2 * Math.PI);
        ink.fill();
      }
    },
  };

  function slopes(ink, lines, width) {
    ink.lineWidth = width;
    ink.beginPath();
    for (const [x1, y1, x2, y2] of lines) {
      ink.moveTo(x1, y1);
      ink.lineTo(x2, y2);
    }
    ink.stroke();
  }

  /** A tile of the hatch of `symbol`, on its fill. */
  function tileOf(symbol) {
    const side = symbol.pattern === "grid" ? STRAIGHT : TILE;
    const tile = lintu.html("canvas", { width: side, height: side });
    const ink = tile.getContext("2d");
    if (symbol.fill) {
      ink.globalAlpha = symbol.opacity;
      ink.fillStyle = symbol.fill;
      ink.fillRect(0, 0, side, side);
      ink.globalAlpha = 1;
    }
    ink.fillStyle = ink.strokeStyle = symbol.line || symbol.fill || "#333333";
    DRAW[symbol.pattern](ink);
    return tile;
  }

  lintu.ShapeCanvas = L.Canvas.extend({
    _initContainer() {
      Base._initContainer.call(this);
      this._container.style.pointerEvents = "none";
      this.patterns = new Map();
    },

    _fillStroke(ink, layer) {
      const { hatch } = layer.options;
      if (!hatch || !layer.options.fill) return void Base._fillStroke.call(this, ink, layer);
      ink.globalAlpha = 1;
      ink.fillStyle = this.patternOf(ink, hatch);
      ink.fill("evenodd");
      layer.options.fill = false;
      Base._fillStroke.call(this, ink, layer);
      layer.options.fill = true;
    },

    patternOf(ink, symbol) {
      const key = [symbol.pattern, symbol.fill, symbol.line, symbol.opacity].join();
      if (!this.patterns.has(key)) this.patterns.set(key, ink.createPattern(tileOf(symbol), "repeat"));
      return this.patterns.get(key);
    },

    /** The shapes at a place of the map, the topmost first. */
    under(at) {
      const found = [];
      for (const layer of Object.values(this._layers || {})) {
        const box = layer._pxBounds;
        if (box && box.min.x <= at.x && at.x <= box.max.x && box.min.y <= at.y && at.y <= box.max.y && layer._containsPoint(at)) found.unshift(layer);
      }
      return found;
    },
  });
})();
