// The map on paper is as wide as the paper and shows what it shows on the screen. Engines say in two ways that
// they begin to print, the older ones only by the medium.
(function () {
  "use strict";

  /** Give the map of `sheet` its size on paper while the page is printed. */
  window.lintu.preparePrinting = function (sheet) {
    const root = document.documentElement;
    let seen = null; // what the screen shows

    function begin() {
      if (seen) return;
      const bounds = sheet.map.getBounds();
      seen = { middle: sheet.map.getCenter(), zoom: sheet.map.getZoom() };
      sheet.map.closePopup();
      root.classList.add("is-printing");
      sheet.map.invalidateSize({ animate: false });
      sheet.map.fitBounds(bounds, { animate: false });
    }

    function end() {
      if (!seen) return;
      root.classList.remove("is-printing");
      sheet.map.invalidateSize({ animate: false });
      sheet.map.setView(seen.middle, seen.zoom, { animate: false });
      seen = null;
    }

    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    window.matchMedia("print").addListener((medium) => (medium.matches ? begin() : end()));
  };
})();
