// Read the scene and write the page.
(function () {
  "use strict";

  const { html } = window.lintu;
  const scene = JSON.parse(document.getElementById("scene").textContent);
  const box = html("div", { class: "map", role: "application", "aria-label": scene.words.map });
  const frame = html("section", { class: "frame" }, box);
  const head = html("header", {}, html("h1", {}, scene.title), html("p", {}, scene.subtitle.join(" · ")));
  const lead = html("section", { class: "lead" }, ...scene.lead.map((text) => html("p", {}, text)));
  const origin = html("section", { class: "origin" }, html("h2", {}, scene.words.origin), html("ul", {}, ...scene.origin.map((text) => html("li", {}, text))));
  document.getElementById("page").append(head, frame, lead, html("h2", {}, scene.words.tables), ...window.lintu.tables(scene), origin);
  const sheet = new window.lintu.Sheet(scene, box);
  frame.append(window.lintu.legend(scene, sheet));
  sheet.map.invalidateSize();
  sheet.whole();
  sheet.draw();
  sheet.changed();
  window.lintu.preparePrinting(sheet);
  frame.dataset.state = "ready";
})();
