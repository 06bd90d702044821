// How a declared symbol looks: the style of a path, a marker, a swatch of the legend.
(function () {
  "use strict";

  const { svg } = window.lintu;
  const TILE = 9; // px, side of a hatch tile
  const TURNS = { lines: -45, cross: 45, grid: 0, dots: 45 };
  const OUTLINES = {
    circle: "M-1 0A1 1 0 1 1 1 0 1 1 0 1 1-1 0Z",
    square: "M-.88-.88H.88V.88H-.88Z",
    triangle: "M0-1 1 .8H-1Z",
    diamond: "M0-1 1 0 0 1-1 0Z",
    pin: "M-1 0A1 1 0 1 1 1 0 1 1 0 1 1-1 0Z",
  };
  const LOWER = { triangle: 0.3 }; // the glyph, as a share of half the size
  let book = null;

  function hatchLines(pattern, ink) {
    const middle = TILE / 2;
    if (pattern === "dots") return svg("circle", { cx: middle, cy: middle, r: 1.6, fill: ink });
    const across = `M0 ${middle}H${TILE}`;
    return svg("path", { d: pattern === "lines" ? across : `${across}M${middle} 0V${TILE}`, stroke: ink, "stroke-width": 1.4 });
  }

  /** Hatches live in one hidden drawing; the id tells what is in it. */
  function hatch(symbol) {
    const ink = symbol.line || symbol.fill || "#333333";
    const id = `hatch-${symbol.pattern}-${symbol.fill}-${ink}-${symbol.opacity}`.replace(/[^\w-]/g, "");
    if (!book) {
      book = svg("defs");
      document.body.append(svg("svg", { width: 0, height: 0, class: "book", "aria-hidden": "true" }, book));
    }
    if (!document.getElementById(id)) {
      const ground = { width: TILE, height: TILE, fill: symbol.fill || "#ffffff", "fill-opacity": symbol.fill ? symbol.opacity : 0.01 };
      const shape = { id, width: TILE, height: TILE, patternUnits: "userSpaceOnUse", patternTransform: `rotate(${TURNS[symbol.pattern]})` };
      book.append(svg("pattern", shape, svg("rect", ground), hatchLines(symbol.pattern, ink)));
    }
    return `url(#${id})`;
  }

  function paint(symbol) {
    if (symbol.pattern) return { fill: hatch(symbol), opacity: 1 };
    return symbol.fill ? { fill: symbol.fill, opacity: symbol.opacity } : { fill: "none", opacity: 0 };
  }

  function pathStyle(symbol, isLine) {
    const inside = paint(symbol);
    const ink = symbol.line || (isLine ? symbol.fill : "");
    return {
      stroke: Boolean(ink), color: ink || "#000000", weight: symbol.width_px, dashArray: symbol.dash || null,
      fill: !isLine && inside.fill !== "none", fillColor: inside.fill, fillOpacity: inside.opacity,
    };
  }

  function isDark(colour) {
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    return 0.299 * red + 0.587 * green + 0.114 * blue < 150;
  }

  /** A drawing of the marker, its middle in the middle. */
  function marker(symbol, size) {
    const half = size / 2;
    const inside = paint(symbol);
    const look = {
      d: OUTLINES[symbol.shape], transform: `scale(${half - 1})`, fill: inside.fill === "none" ? "#ffffff" : inside.fill,
      "fill-opacity": inside.fill === "none" ? 1 : inside.opacity, stroke: symbol.line || "#ffffff",
      "stroke-width": symbol.width_px, "vector-effect": "non-scaling-stroke",
    };
    const drawing = svg("svg", { width: size, height: size, viewBox: `${-half} ${-half} ${size} ${size}`, "aria-hidden": "true" });
    drawing.append(svg("path", look));
    if (symbol.glyph) {
      const ink = symbol.fill && symbol.opacity >= 0.5 && isDark(symbol.fill) ? "#ffffff" : "#1f2a30";
      const place = { y: half * (LOWER[symbol.shape] || 0), fill: ink, "font-size": size * 0.56, class: "glyph" };
      drawing.append(svg("text", place, symbol.glyph));
    }
    return drawing;
  }

  function swatch(symbol, kind) {
    if (kind === "point") return marker(symbol, Math.min(20, symbol.size_px));
    const style = pathStyle(symbol, kind === "line");
    const look = {
      d: kind === "line" ? "M1 9H25" : "M2 2H24V16H2Z", fill: style.fill ? style.fillColor : "none", "fill-opacity": style.fillOpacity,
      stroke: style.stroke ? style.color : "none", "stroke-width": Math.min(4, style.weight), "stroke-dasharray": style.dashArray,
    };
    return svg("svg", { width: 26, height: 18, "aria-hidden": "true" }, svg("path", look));
  }

  window.lintu.symbols = { pathStyle, marker, swatch };
})();
