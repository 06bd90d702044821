// What scripts add to these pages, which work without them: sending that survives a lost connection, words that
// survive a closed page, small pictures, a pin that moves at once. Plain ES5: old WebViews read nothing newer.
(function () {
  "use strict";

  var LARGEST = 15000000;
  var MOST = 4;
  var AGAIN_MS = 8000;
  var DAY_MS = 86400000;
  var one = window.lintuForms.one, all = window.lintuForms.all;
  var memory = window.lintuForms.memory(function () { return localStorage; }, "lintu-report", DAY_MS);

  function word(name) {
    return document.body.getAttribute("data-" + name) || "";
  }

  // ---- words that survive a closed page

  function keep(form) {
    var words = {};
    all("textarea, input[type=text]", form).forEach(function (field) {
      if (field.name !== "website") words[field.name] = field.value;
    });
    var kind = one("input[type=radio]:checked", form);
    if (kind) words.category = kind.value;
    memory.write(words);
  }

  function restore(form) {
    var words = memory.read() || {};
    all("textarea, input[type=text]", form).forEach(function (field) {
      if (!field.value && words[field.name] && field.name !== "website") field.value = words[field.name];
    });
    if (!one("input[type=radio]:checked", form)) {
      all("input[type=radio]", form).forEach(function (kind) {
        if (kind.value === words.category) kind.checked = true;
      });
    }
    window.lintuForms.onChange(form, keep);
  }

  // ---- sending

  function say(form, text, isTrouble) {
    var line = one("[data-said]", form);
    if (!line) {
      line = document.createElement("p");
      line.setAttribute("data-said", "");
      line.setAttribute("aria-live", "assertive");
      form.appendChild(line);
    }
    line.className = isTrouble ? "trouble" : "progress";
    line.textContent = text;
    line.hidden = !text;
  }

  function busy(form, is) {
    form.setAttribute("data-busy", is ? "1" : "");
    all("button", form).forEach(function (button) { button.disabled = is; });
  }

  function show(request) {
    var fresh = request.responseXML && request.responseXML.getElementById("main");
    if (!fresh) {
      location.href = request.responseURL || location.href;
      return;
    }
    var old = document.getElementById("main");
    old.parentNode.replaceChild(document.importNode(fresh, true), old);
    document.title = request.responseXML.title;
    var url = request.responseURL;
    if (url && history.pushState && url.split("#")[0] !== location.href.split("#")[0]) {
      history.pushState({}, "", url);
    }
    window.scrollTo(0, 0);
    start();
    var first = one(".trouble[role=alert]:not([hidden])") || one("h1");
    if (first) first.focus();
  }

  function send(form, body) {
    var request = new XMLHttpRequest();
    request.open("POST", form.getAttribute("action"));
    request.responseType = "document";
    request.upload.onprogress = function (step) {
      var share = step.lengthComputable && step.total ? Math.round(100 * step.loaded / step.total) + " %" : "";
      say(form, word("sending") + " " + share, false);
    };
    request.onload = function () {
      busy(form, false);
      say(form, "", false);
      show(request);
    };
    request.onerror = request.ontimeout = function () {
      busy(form, false);
      say(form, word("not-sent"), true);
      waitAndSend(form, body);
    };
    busy(form, true);
    say(form, word("sending"), false);
    request.send(body);
  }

  // Nothing is lost by sending twice: the draft's key makes one report of it.
  function waitAndSend(form, body) {
    var timer;
    function again() {
      window.removeEventListener("online", again);
      clearTimeout(timer);
      if (document.body.contains(form) && !form.getAttribute("data-busy")) send(form, body);
    }
    window.addEventListener("online", again);
    timer = setTimeout(again, AGAIN_MS);
  }

  function sendsItself(form) {
    var pressed = null;
    all("button", form).forEach(function (button) {
      button.addEventListener("click", function () { pressed = button; });
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      if (form.getAttribute("data-busy") || one("[data-refused]", form)) return;
      var body = new FormData(form);
      if (pressed && pressed.name) body.append(pressed.name, pressed.value);
      pressed = null;
      send(form, body);
    });
  }

  // ---- photos

  function preview(input) {
    var strip = one("[data-preview]");
    input.addEventListener("change", function () {
      var files = Array.prototype.slice.call(input.files || []);
      var tooBig = files.some(function (file) { return file.size > LARGEST; });
      var why = files.length > MOST ? word("too-many") : tooBig ? word("too-big") : "";
      say(input.form, why, true);
      input[why ? "setAttribute" : "removeAttribute"]("data-refused", "1");
      strip.textContent = "";
      files.slice(0, MOST).forEach(function (file) {
        if (!window.URL || !URL.createObjectURL) return;
        var picture = document.createElement("img");
        picture.alt = file.name;
        picture.onerror = function () { strip.contains(picture) && strip.removeChild(picture); };
        picture.src = URL.createObjectURL(file);
        strip.appendChild(picture);
      });
    });
  }

  // ---- place

  function movesPin(image) {
    image.addEventListener("click", function (event) {
      var box = image.getBoundingClientRect();
      var x = event.clientX - box.left, y = event.clientY - box.top;
      if (!event.clientX && !event.clientY) return;
      event.preventDefault();
      var pin = document.getElementById("pin");
      pin.setAttribute("transform", "translate(" + x.toFixed(1) + " " + y.toFixed(1) + ")");
      pin.setAttribute("visibility", "visible");
      var right = one("form[data-right]");
      one("input[name='spot.x']", right).value = x.toFixed(1);
      one("input[name='spot.y']", right).value = y.toFixed(1);
    });
  }

  function tellsPosition(form) {
    if (!window.isSecureContext || !navigator.geolocation) {
      var note = one("[data-insecure]");
      if (note && !window.isSecureContext) note.hidden = false;
      return;
    }
    form.hidden = false;
    form.addEventListener("submit", function (event) {
      if (one("[name=longitude]", form).value) return;
      event.preventDefault();
      navigator.geolocation.getCurrentPosition(
        function (found) {
          one("[name=longitude]", form).value = found.coords.longitude;
          one("[name=latitude]", form).value = found.coords.latitude;
          form.submit();
        },
        function () { one("[data-denied]", form).hidden = false; },
        { enableHighAccuracy: true, timeout: 15000 }
      );
    });
  }

  // ---- following: the code stands behind the #, which no server sees, and is sent in the body

  function readsCode(form) {
    var code = location.hash.slice(1);
    if (!code || one(".trouble")) return;
    one("[name=code]", form).value = decodeURIComponent(code);
    if (history.replaceState) history.replaceState({}, "", location.pathname + location.search);
    form.submit();
  }

  function start() {
    all("form[data-keep]").forEach(restore);
    if (window.FormData && "responseType" in new XMLHttpRequest()) all("form[data-send]").forEach(sendsItself);
    all("input[type=file]").forEach(preview);
    all("input[data-spot]").forEach(movesPin);
    all("form[data-here]").forEach(tellsPosition);
    all("form[data-code]").forEach(readsCode);
    if (one("[data-sent]")) memory.forget();
    var shown = document.createEvent("Event"); // other scripts of the page start over too
    shown.initEvent("lintu-shown", false, false);
    document.dispatchEvent(shown);
  }

  document.documentElement.className = "scripted"; // the file field hides behind its label
  window.addEventListener("popstate", function () { location.reload(); });
  start();
  var first = one(".trouble[role=alert]:not([hidden])");
  if (first) first.focus();
})();
