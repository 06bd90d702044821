// What scripts add to the page, which works without: boxes drawn on the photo by mouse, pen or finger. The
// number fields hold what is sent; the boxes on the photo show what the fields say. Plain ES5.
(function () {
  "use strict";

  var SVG = "http://www.w3.org/2000/svg";
  var SIDES = ["left", "top", "right", "bottom"];
  var CLICK = 0.5; // per cent: less is a slip of the hand
  var FRESH = ["40", "40", "60", "60"];
  var LABEL_PX = 17;

  var form = document.querySelector("form[data-boxes]");
  var stage = form.querySelector(".stage");
  var drawn = form.querySelector("[data-drawn]");
  var list = form.querySelector("[data-rows]");
  var undo = form.querySelector("[data-undo]");
  var add = form.querySelector("[data-add]");
  var width = stage.viewBox.baseVal.width, height = stage.viewBox.baseVal.height;
  var most = Number(form.getAttribute("data-most"));
  var model = list.children[0].cloneNode(true);
  var before = []; // lists of boxes, the last change last
  var held = null; // the list as it was when a field was entered
  var start = null; // where a drag began
  var chosen = -1;

  function rows() {
    return Array.prototype.slice.call(list.children);
  }

  function fields(row) {
    return SIDES.map(function (side) { return row.querySelector("[data-side=" + side + "]"); });
  }

  function boxes() {
    return rows().map(function (row) { return fields(row).map(function (field) { return field.value; }); });
  }

  function remember(was) {
    before.push(was || boxes());
    undo.disabled = false;
  }

  function nameOf(place) {
    return form.getAttribute("data-box").replace("{number}", place + 1);
  }

  function show(now) {
    list.textContent = "";
    now.forEach(function (box, place) {
      var row = model.cloneNode(true);
      row.querySelector("legend").textContent = nameOf(place);
      row.querySelector("[data-remove]").hidden = false;
      fields(row).forEach(function (field, side) {
        field.name = SIDES[side] + (place + 1);
        field.value = box[side];
      });
      list.appendChild(row);
    });
    form.querySelector("[data-latest]").textContent = now.length ? nameOf(now.length - 1) : "";
    add.disabled = now.length >= most;
    choose(-1);
  }

  function choose(place) {
    chosen = place;
    rows().forEach(function (row, at) { row.className = at === place ? "box on" : "box"; });
    draw();
  }

  // ---- on the photo

  function scale() {
    return stage.getScreenCTM().a;
  }

  function made(name, attributes) {
    var one = document.createElementNS(SVG, name);
    Object.keys(attributes).forEach(function (key) { one.setAttribute(key, attributes[key]); });
    return one;
  }

  function drawBox(box, label, is) {
    var at = box.map(Number);
    if (box.indexOf("") >= 0 || !(at[0] < at[2] && at[1] < at[3])) return;
    var x = at[0] * width / 100, y = at[1] * height / 100, size = LABEL_PX / scale();
    var group = made("g", is ? { "class": "on" } : {});
    group.appendChild(made("rect", {
      x: x, y: y, width: (at[2] - at[0]) * width / 100, height: (at[3] - at[1]) * height / 100
    }));
    var above = y > size * 1.4; // so that the number hides nothing of what the box shows
    var text = made("text", {
      x: x + size * (above ? 0.1 : 0.4), y: y + size * (above ? -0.35 : 1.1), "font-size": size
    });
    text.textContent = label;
    group.appendChild(text);
    drawn.appendChild(group);
  }

  function draw(dragged) {
    drawn.textContent = "";
    boxes().forEach(function (box, place) { drawBox(box, place + 1, place === chosen); });
    if (dragged) drawBox(dragged, "", true);
  }

  function share(event) {
    var point = stage.createSVGPoint();
    point.x = event.clientX;
    point.y = event.clientY;
    point = point.matrixTransform(stage.getScreenCTM().inverse());
    return [point.x / width, point.y / height].map(function (part) {
      return Math.round(Math.min(Math.max(part, 0), 1) * 1000) / 10;
    });
  }

  function between(one, other) {
    return [
      Math.min(one[0], other[0]), Math.min(one[1], other[1]),
      Math.max(one[0], other[0]), Math.max(one[1], other[1])
    ].map(String);
  }

  function begin(event) {
    if (event.button || event.isPrimary === false || rows().length >= most) return;
    event.preventDefault();
    start = share(event);
    if (stage.setPointerCapture) stage.setPointerCapture(event.pointerId);
  }

  function move(event) {
    if (start) draw(between(start, share(event)));
  }

  function end(event) {
    if (!start) return;
    var box = between(start, share(event));
    start = null;
    if (box[2] - box[0] >= CLICK && box[3] - box[1] >= CLICK) put(box);
    else draw();
  }

  function cancel() {
    start = null;
    draw();
  }

  // ---- in the list

  function put(box) {
    var now = boxes();
    remember(now);
    show(now.concat([box]));
    choose(now.length);
  }

  function rowOf(element) {
    return rows().filter(function (row) { return row.contains(element); })[0];
  }

  function remove(row) {
    var place = rows().indexOf(row), now = boxes();
    remember(now);
    show(now.filter(function (box, at) { return at !== place; }));
    (list.children[Math.min(place, list.children.length - 1)] || form).querySelector("button, input").focus();
  }

  function takeBack() {
    if (before.length) show(before.pop());
    undo.disabled = !before.length;
  }

  stage.addEventListener("pointerdown", begin);
  stage.addEventListener("pointermove", move);
  stage.addEventListener("pointerup", end);
  stage.addEventListener("pointercancel", cancel);
  stage.addEventListener("dragstart", function (event) { event.preventDefault(); });
  list.addEventListener("focusin", function (event) {
    held = boxes();
    choose(rows().indexOf(rowOf(event.target)));
  });
  list.addEventListener("focusout", function () { choose(-1); });
  list.addEventListener("input", function () { draw(); });
  list.addEventListener("change", function () {
    remember(held);
    held = boxes();
  });
  list.addEventListener("click", function (event) {
    if (event.target.hasAttribute("data-remove")) remove(rowOf(event.target));
  });
  add.addEventListener("click", function () {
    put(FRESH);
    fields(list.lastElementChild)[0].focus();
  });
  undo.addEventListener("click", takeBack);
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && start) cancel();
    var typing = /INPUT/.test(event.target.tagName);
    if (event.key === "z" && (event.ctrlKey || event.metaKey) && !typing) takeBack();
  });
  window.addEventListener("resize", function () { draw(); });
  form.addEventListener("submit", function (event) {
    if (form.getAttribute("data-sent")) event.preventDefault(); // a double click covers once
    form.setAttribute("data-sent", "1");
  });
  window.addEventListener("pageshow", function () { form.removeAttribute("data-sent"); });

  document.documentElement.className = "scripted";
  form.querySelector("[data-tools]").hidden = false;
  fields(model).forEach(function (field) { field.value = ""; });
  show(boxes().filter(function (box) { return box.join(""); }));
  var trouble = document.querySelector(".trouble");
  if (trouble) trouble.focus();
})();
