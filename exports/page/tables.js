// Tables that fold: the first is open. On paper all are, in every engine: what folds is a class, and the style
// sheet knows it on screens only.
(function () {
  "use strict";

  const { html } = window.lintu;

  function row(cells, table, number) {
    const sum = table.sums.includes(number);
    return html("tr", { class: sum && "sum" }, ...cells.map((text, place) => html("td", { class: looksOf(text, table.right[place]) }, text)));
  }

  /** A number, a date or a code stays on one line; a word that is longer than any column may break. */
  function looksOf(text, isRight) {
    const length = /^[\w.,%+−–/-]{1,14}$/.test(text) ? "short" : /[^\s\u2e80-\uffff]{30}/.test(text) && "unbroken";
    return [isRight && "right", length].filter(Boolean).join(" ") || null;
  }

  function grid(table) {
    const heads = table.heads.map((text, place) => html("th", { scope: "col", class: table.right[place] && "right" }, text));
    const body = html("tbody", {}, ...table.rows.map((cells, place) => row(cells, table, place)));
    return html("table", { class: table.heads.length > 8 && "wide" }, html("thead", {}, html("tr", {}, ...heads)), body);
  }

  function block(scene, table, number) {
    const count = html("span", { class: "count" }, `${table.rows.length} ${scene.words.rows}`);
    const id = `table-${number + 1}`;
    const button = html("button", { type: "button", "aria-controls": id, click: () => fold(button.getAttribute("aria-expanded") === "true") }, table.title, count);
    const scroll = html("div", { class: "scroll", id }, grid(table));
    const whole = html("section", { class: "table" }, html("h3", {}, button), scroll);
    function fold(folded) {
      button.setAttribute("aria-expanded", String(!folded));
      whole.classList.toggle("is-folded", folded);
    }
    fold(number > 0);
    return whole;
  }

  window.lintu.tables = (scene) => scene.tables.map((table, number) => block(scene, table, number));
})();
