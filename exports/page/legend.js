// The panel beside the map: which state is shown, which layers, and what their symbols mean. On paper it stands
// below the map and says only what is on it.
(function () {
  "use strict";

  const { html, symbols } = window.lintu;

  function states(scene, sheet) {
    if (scene.states.length < 2) return null;
    const rows = scene.states.map((state, number) => {
      const pick = html("input", { type: "radio", name: "state", change: () => choose(row, state) });
      pick.checked = number === 0;
      const row = html("label", { class: pick.checked ? "row" : "row is-off" }, pick, html("span", {}, state.name));
      return row;
    });
    function choose(chosen, state) {
      rows.forEach((row) => row.classList.toggle("is-off", row !== chosen));
      sheet.show(state.letter);
    }
    return html("fieldset", {}, html("legend", {}, scene.words.state), ...rows);
  }

  function block(name, sheet) {
    const parts = sheet.partsOf(name);
    const box = html("input", { type: "checkbox", change: () => turn(box.checked) });
    box.checked = sheet.isOn(name);
    const rows = new Map();
    for (const part of parts) {
      for (const one of part.classes) {
        if (!rows.has(one.label)) rows.set(one.label, html("li", {}, symbols.swatch(one.symbol, [part.kind]), html("span", {}, one.label)));
      }
    }
    const head = html("label", { class: "row" }, box, html("span", {}, parts[0].name));
    const whole = html("div", { class: box.checked ? "layer" : "layer is-off" }, head, html("ul", {}, ...rows.values()));
    function turn(on) {
      whole.classList.toggle("is-off", !on);
      sheet.turn(name, on);
    }
    return whole;
  }

  /** Write the panel anew whenever another state is shown. */
  window.lintu.legend = function (scene, sheet) {
    const list = html("div", { class: "list" });
    sheet.changed = () => window.lintu.replaceContent(list, ...sheet.names().reverse().map((name) => block(name, sheet)));
    return html("aside", { class: "panel", "aria-label": scene.words.layers }, states(scene, sheet), list);
  };
})();
