// What the reader did to a map of a community (place, zoom, layers, panel), kept for the browser tab.
(function () {
  "use strict";

  window.lintu.Memory = class {
    constructor(community) {
      this.key = `lintu-map-${community}`;
      this.facts = {};
      try {
        this.facts = JSON.parse(sessionStorage.getItem(this.key)) || {};
      } catch (error) {
        // Storage is switched off or holds something else: the map then starts at the whole community.
      }
    }

    get(name) {
      return this.facts[name];
    }

    set(name, value) {
      this.facts[name] = value;
      try {
        sessionStorage.setItem(this.key, JSON.stringify(this.facts));
      } catch (error) {
        // As above: without storage the map works and forgets.
      }
    }

    /** Whether the reader switched layer `key` on or off; `otherwise` if neither. */
    isShown(key, otherwise) {
      const chosen = (this.facts.layers || {})[key];
      return chosen === undefined ? otherwise : chosen;
    }

    setShown(key, shown) {
      this.set("layers", Object.assign({}, this.facts.layers, { [key]: shown }));
    }
  };
})();
