// The pictures on the drawing tools, and the handles that are dragged. All are drawn here, none is fetched.
(function () {
  "use strict";

  const lintu = window.lintu;

  // Strokes in a box of 24.
  const STROKES = {
    point: "M12 21c-4-5-6-8-6-11a6 6 0 1 1 12 0c0 3-2 6-6 11ZM12 8v4M10 10h4",
    line: "M5.5 17.5 10 8.5l5 6 3.6-8M5 19.5a1 1 0 1 0 0-.1M19.4 5a1 1 0 1 0 0-.1",
    polygon: "M5 8.5 13 4l6.5 6L16 19.5 6.5 18Z",
    rectangle: "M4 6.5h16v11H4Z",
    reshape: "M6 17.5 8.5 6.5 18 9.5M8.5 4.5v4M6.5 6.5h4M16 9.5h4M18 7.5v4M4 17.5h4M6 15.5v4",
    move: "M12 3.5v17M3.5 12h17M9.5 6 12 3.5 14.5 6M9.5 18l2.5 2.5 2.5-2.5M6 9.5 3.5 12 6 14.5M18 9.5l2.5 2.5-2.5 2.5",
    delete: "M5 7h14M9.5 7V4.5h5V7M6.5 7l1 12.5h9l1-12.5M10.3 10.5v6M13.7 10.5v6",
    part: "M4.5 6.5 10 4.5v9l-5.5 2ZM13.5 9.5h6M13.5 14.5l6-1.5M13.5 17.5l5.5-1.5",
    finish: "M4.5 12.5 10 18 19.5 7",
    undo: "M8.5 5 4.5 9l4 4M4.5 9h9a5.5 5.5 0 0 1 0 11h-4",
    cancel: "M6 6l12 12M18 6 6 18",
  };

  lintu.icon = (name) =>
    lintu.svg("svg", { viewBox: "0 0 24 24", class: "lintu-tool-icon", "aria-hidden": "true" }, lintu.svg("path", { d: STROKES[name] }));

  lintu.isTouch = () => window.matchMedia("(pointer: coarse)").matches;

  /** A handle: a small picture in the middle of a target that a finger (44 px) or a mouse (22 px) hits. */
  lintu.handleIcon = (kind, up = 0) => {
    const target = lintu.isTouch() ? 44 : kind === "is-move" ? 32 : 22;
    const dot = lintu.html("span", { class: "lintu-dot" });
    if (kind === "is-move") dot.append(lintu.icon("move"));
    return L.divIcon({
      html: dot,
      className: `lintu-handle ${kind}`,
      iconSize: [target, target],
      iconAnchor: [target / 2, target / 2 + up],
    });
  };
})();
