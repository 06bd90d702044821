// The buttons of the drawing tools at the lower edge of the map, and a line that says what to do next.
(function () {
  "use strict";

  const lintu = window.lintu;
  const html = lintu.html;
  const ORDER = ["draw", "rectangle", "reshape", "move", "finish", "undo", "cancel", "part", "delete"];

  lintu.Toolbar = class {
    /** `actions` are functions by the names of the buttons. */
    constructor(map, actions) {
      this.buttons = new Map(ORDER.map((does) => [does, this.button(does, actions[does])]));
      this.hint = html("p", { class: "lintu-tools-hint", role: "status" });
      this.row = html("div", { class: "lintu-tools-row" }, ...this.buttons.values());
      this.box = html("div", { class: "lintu-tools leaflet-control", role: "toolbar" }, this.hint, this.row);
      L.DomEvent.disableClickPropagation(this.box);
      L.DomEvent.disableScrollPropagation(this.box);
      map._controlContainer.append(html("div", { class: "lintu-tools-place" }, this.box));
    }

    button(does, action) {
      const picture = html("span", { class: "lintu-tool-picture" });
      return html("button", { type: "button", class: "lintu-tool", "data-does": does, click: action }, picture, html("span", {}));
    }

    /** Show the buttons of `shown` ({ does: true }), and the hint. `spec` is the sketching part of the scene. */
    write(spec, shown, hint) {
      this.box.setAttribute("aria-label", spec.words.tools);
      this.box.hidden = !shown.any;
      this.box.style.setProperty("--tool", spec.colour);
      this.box.style.setProperty("--tool-ink", lintu.symbols.isDark(spec.colour) ? "#ffffff" : "#1f2a30");
      for (const [does, button] of this.buttons) {
        button.hidden = !shown[does];
        const tool = does === "draw" ? spec.tool : does;
        if (tool) this.dress(button, tool, does === "draw" && spec.name ? spec.name : spec.words[tool], spec.words[tool]);
      }
      this.row.hidden = !ORDER.some((does) => shown[does]);
      this.hint.textContent = hint;
    }

    dress(button, icon, text, title) {
      const [picture, label] = button.children;
      if (picture.dataset.icon !== icon) lintu.replaceContent(picture, lintu.icon(icon));
      picture.dataset.icon = icon;
      label.textContent = text;
      button.title = title === text ? text : `${title}: ${text}`;
      button.setAttribute("aria-label", button.title);
    }

    enable(does, able) {
      this.buttons.get(does).disabled = !able;
    }
  };
})();
