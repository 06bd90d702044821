// How long or large a shape is while it is drawn, and the library's words in the reader's language.
(function () {
  "use strict";

  const lintu = window.lintu;

  function length(map, points) {
    return points.slice(1).reduce((sum, point, n) => sum + map.distance(points[n], point), 0);
  }

  /** The area (m²) of a closed shape or the length (m) of a line, in words; about, since it is on a sphere. */
  lintu.measure = (map, points, closes, words, language) => {
    const isArea = closes && points.length > 2;
    const size = isArea ? L.GeometryUtil.geodesicArea(points) : length(map, points);
    const number = size.toLocaleString(language, { maximumFractionDigits: size < 10 ? 1 : 0 });
    return `${words.about} ${number} ${isArea ? words.square_metres : words.metres}`;
  };

  /** Put `words` ({ "draw.handlers.…": text }) into Leaflet.draw before it says anything. */
  lintu.sayInLeaflet = (words) => {
    for (const [place, text] of Object.entries(words)) {
      const names = place.split(".");
      const last = names.pop();
      names.reduce((part, name) => part[name], L.drawLocal)[last] = text;
    }
  };
})();
