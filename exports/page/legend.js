// The panel beside the map: which state is shown, which layers, and what their symbols mean.
(function () {
  "use strict";

  const { html, symbols } = window.lintu;

  function states(scene, sheet) {
    if (scene.states.length < 2) return null;
    const rows = scene.states.map((state, number) => {
      const pick = html("input", { type: "radio", name: "state", change: () => sheet.show(state.letter) });
      pick.checked = number === 0;
      return html("label", { class: "row" }, pick, html("span", {}, state.name));
    });
    return html("fieldset", {}, html("legend", {}, scene.words.state), ...rows);
  }

  function block(name, sheet) {
    const parts = sheet.partsOf(name);
    const box = html("input", { type: "checkbox", change: () => sheet.turn(name, box.checked) });
    box.checked = sheet.isOn(name);
    const rows = new Map();
    for (const part of parts) {
      for (const one of part.classes) {
        if (!rows.has(one.label)) rows.set(one.label, html("li", {}, symbols.swatch(one.symbol, [part.kind]), html("span", {}, one.label)));
      }
    }
    const head = html("label", { class: "row" }, box, html("span", {}, parts[0].name));
    return html("div", { class: "layer" }, head, html("ul", {}, ...rows.values()));
  }

  /** Write the panel anew whenever another state is shown. */
  window.lintu.legend = function (scene, sheet) {
    const list = html("div", { class: "list" });
    sheet.changed = () => list.replaceChildren(...sheet.names().reverse().map((name) => block(name, sheet)));
    return html("aside", { class: "panel", "aria-label": scene.words.layers }, states(scene, sheet), list);
  };
})();
