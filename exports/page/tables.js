// Tables that fold: the first is open.
(function () {
  "use strict";

  const { html } = window.lintu;

  function row(cells, table, number) {
    const sum = table.sums.includes(number);
    return html("tr", { class: sum && "sum" }, ...cells.map((text, place) => html("td", { class: table.right[place] && "right" }, text)));
  }

  window.lintu.tables = function (scene) {
    return scene.tables.map((table, number) => {
      const heads = table.heads.map((text, place) => html("th", { scope: "col", class: table.right[place] && "right" }, text));
      const body = html("tbody", {}, ...table.rows.map((cells, place) => row(cells, table, place)));
      const grid = html("table", {}, html("thead", {}, html("tr", {}, ...heads)), body);
      const count = html("span", { class: "count" }, `${table.rows.length} ${scene.words.rows}`);
      const head = html("summary", {}, table.title, count);
      return html("details", { open: number === 0, class: "table" }, head, html("div", { class: "scroll" }, grid));
    });
  };
})();
