// How a declared symbol looks: as a Leaflet path style, as a marker, and as a swatch in the legend.
(function () {
  "use strict";

  const lintu = window.lintu;
  const svg = lintu.svg;
  const TILE = 9; // px, side of a hatch tile

  const HATCHES = {
    lines: (ink) => [svg("path", { d: `M0 ${TILE / 2}H${TILE}`, stroke: ink, "stroke-width": 2 })],
    cross: (ink) => [svg("path", { d: `M0 ${TILE / 2}H${TILE}M${TILE / 2} 0V${TILE}`, stroke: ink, "stroke-width": 1.5 })],
    grid: (ink) => [svg("path", { d: `M0 ${TILE / 2}H${TILE}M${TILE / 2} 0V${TILE}`, stroke: ink, "stroke-width": 1.2 })],
    dots: (ink) => [svg("circle", { cx: TILE / 2, cy: TILE / 2, r: 1.7, fill: ink })],
  };
  const TURN = { lines: -45, cross: 45, grid: 0, dots: 45 };

  // The corners of each marker shape in a box from -1 to 1.
  const SHAPES = {
    square: "M-.86-.86H.86V.86H-.86Z",
    triangle: "M0-1 .98.8H-.98Z",
    diamond: "M0-1.06 1.06 0 0 1.06-1.06 0Z",
    pin: "M0 1.35C-.5.7-.95.3-.95-.15A.95.95 0 1 1 .95-.15C.95.3.5.7 0 1.35Z",
    circle: "M-.94 0A.94.94 0 1 1 .94 0 .94.94 0 1 1-.94 0Z",
  };
  const GLYPH_DOWN = { triangle: 0.28, pin: -0.15 }; // of half the size
  const GLYPH_SIZE = { triangle: 0.44, diamond: 0.54 }; // of the size; 0.6 for the rest

  /** All hatches live in one hidden drawing, so that every renderer can refer to them. */
  function hatchBook() {
    let defs = document.getElementById("lintu-hatches");
    if (!defs) {
      defs = svg("defs", { id: "lintu-hatches" });
      document.body.append(svg("svg", { class: "lintu-hidden", width: 0, height: 0, "aria-hidden": "true" }, defs));
    }
    return defs;
  }

  /** The id of the hatch of `symbol`, made on first need; "" where it has none. */
  function hatchOf(symbol) {
    if (!HATCHES[symbol.pattern]) return "";
    const ink = symbol.line || symbol.fill || "#333333";
    const id = ["lintu-hatch", symbol.pattern, symbol.fill, ink, symbol.opacity].join("-").replace(/[#.]/g, "");
    if (!document.getElementById(id)) {
      const ground = symbol.fill
        ? [svg("rect", { width: TILE, height: TILE, fill: symbol.fill, "fill-opacity": symbol.opacity })]
        : [svg("rect", { width: TILE, height: TILE, fill: "#ffffff", "fill-opacity": 0.01 })];
      const turn = `rotate(${TURN[symbol.pattern]})`;
      const size = { width: TILE, height: TILE, patternUnits: "userSpaceOnUse", patternTransform: turn };
      const drawing = ground.concat(HATCHES[symbol.pattern](ink));
      hatchBook().append(svg("pattern", Object.assign({ id }, size), ...drawing));
    }
    return id;
  }

  /** What fills a shape: a colour, a hatch or nothing. */
  function paint(symbol) {
    const hatch = hatchOf(symbol);
    if (hatch) return { fill: `url(#${hatch})`, opacity: 1 };
    return symbol.fill ? { fill: symbol.fill, opacity: symbol.opacity } : { fill: "none", opacity: 0 };
  }

  function isDark(colour) {
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    return 0.299 * r + 0.587 * g + 0.114 * b < 150;
  }

  function glyphInk(symbol) {
    const ground = symbol.opacity < 0.5 ? "" : symbol.fill;
    if (!ground) return symbol.line || "#1f2a30";
    return isDark(ground) ? "#ffffff" : "#1f2a30";
  }

  /** The Leaflet options of a line or a polygon. */
  function pathStyle(symbol, isLine) {
    const filled = paint(symbol);
    const ink = symbol.line || (isLine ? symbol.fill : "");
    return {
      stroke: Boolean(ink),
      color: ink || undefined,
      weight: symbol.width_px,
      opacity: 1,
      dashArray: symbol.dash || null,
      lineJoin: "round",
      lineCap: symbol.dash ? "butt" : "round",
      fill: !isLine && filled.fill !== "none",
      fillColor: filled.fill,
      fillOpacity: filled.opacity,
      hatch: HATCHES[symbol.pattern] ? symbol : null, // for a canvas, which reads no `url(#…)`
    };
  }

  /** A point symbol as a drawing of `size_px`, its middle at (0, 0). */
  function markerDrawing(symbol) {
    const filled = paint(symbol);
    const half = symbol.size_px / 2;
    const edge = symbol.line ? symbol.width_px : 1.5;
    const shape = svg("path", {
      d: SHAPES[symbol.shape] || SHAPES.circle,
      transform: `scale(${half - edge / 2})`,
      fill: filled.fill === "none" ? "#ffffff" : filled.fill,
      "fill-opacity": filled.fill === "none" ? 1 : filled.opacity,
      stroke: symbol.line || "#ffffff",
      "stroke-width": edge,
      "vector-effect": "non-scaling-stroke",
    });
    const deep = symbol.shape === "pin" ? 0.4 * half : 0;
    const box = [-half - 1, -half - 1, 2 * half + 2, 2 * half + 2 + deep];
    const drawing = svg("svg", { viewBox: box.join(" "), width: box[2], height: box[3], "aria-hidden": "true" }, shape);
    if (symbol.glyph) {
      const glyph = { class: "lintu-glyph", fill: glyphInk(symbol), "font-size": symbol.size_px * (GLYPH_SIZE[symbol.shape] || 0.6) };
      drawing.append(svg("text", Object.assign(glyph, { y: half * (GLYPH_DOWN[symbol.shape] || 0) }), symbol.glyph));
    }
    return drawing;
  }

  /** A small picture of a symbol for the legend. */
  function swatch(symbol, geometry) {
    if (geometry.includes("point") && (symbol.glyph || geometry.length === 1)) {
      return markerDrawing(Object.assign({}, symbol, { size_px: Math.min(symbol.size_px, 20) }));
    }
    const isLine = !geometry.includes("polygon");
    const style = pathStyle(symbol, isLine);
    const drawing = svg("svg", { width: 26, height: 18, "aria-hidden": "true" });
    const look = {
      fill: style.fill ? style.fillColor : "none",
      "fill-opacity": style.fillOpacity,
      stroke: style.stroke ? style.color : "none",
      "stroke-width": Math.min(style.weight, 5),
      "stroke-dasharray": style.dashArray,
      "stroke-linejoin": "round",
    };
    const outline = isLine ? "M1 9H25" : "M2 2H24V16H2Z";
    drawing.append(svg("path", Object.assign({ d: outline }, look)));
    return drawing;
  }

  lintu.symbols = { pathStyle, markerDrawing, swatch, isDark };
})();
