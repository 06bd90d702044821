// What scripts add to the voters' pages, which work without them: the code of a QR code, a form that survives a
// reload, the sum under a budget, and the clock of a kiosk. Plain ES5: old WebViews read nothing newer.
//
// A form is kept in this tab only (sessionStorage): see features/voting/phone/__init__.py.
(function () {
  "use strict";

  var HALF_HOUR_MS = 1800000;
  var SOON_S = 20;
  var AGAIN_MS = 5000;
  var NOT_KEPT = { seal: 1, website: 1, step: 1 };
  var one = window.lintuForms.one, all = window.lintuForms.all;
  var memory = window.lintuForms.memory(function () { return sessionStorage; }, "lintu-vote", HALF_HOUR_MS);
  var clock = null;

  // ---- the form that survives a reload

  function keep(form) {
    var fields = [];
    all("input, select", form).forEach(function (field) {
      var off = (field.type === "checkbox" || field.type === "radio") && !field.checked;
      if (field.name && !NOT_KEPT[field.name] && !off) fields.push([field.name, field.value]);
    });
    memory.write({ action: form.getAttribute("action"), fields: fields });
  }

  function keepsItself(form) {
    keep(form);
    window.lintuForms.onChange(form, keep);
  }

  function codeIn(found) {
    return found.fields.filter(function (field) { return field[0] === "code"; })[0][1];
  }

  function plain(code) {
    return code.toUpperCase().replace(/[\s\-]/g, "");
  }

  // ---- the page that asks for the code

  function asksForCode(form) {
    var field = one("[name=code]", form), scanned = fromFragment();
    if (form.hasAttribute("data-forget")) memory.forget();
    if (scanned) field.value = scanned;
    var found = memory.read();
    if (found && scanned && plain(codeIn(found)) !== plain(scanned)) {
      memory.forget(); // somebody else's slip
      found = null;
    }
    if (found && found.action.indexOf(form.getAttribute("action")) !== 0) found = null; // of another vote
    one("button[type=submit]", form).addEventListener("click", function () { addKept(form, field); });
    if (one(".trouble") || !(scanned || found)) return;
    if (!scanned) field.value = codeIn(found);
    one("button[type=submit]", form).click();
  }

  // Behind the # stands the code, which no server sees; it leaves the address bar and the history too.
  function fromFragment() {
    var found = location.hash.slice(1);
    if (!found) return "";
    if (history.replaceState) history.replaceState({}, "", location.pathname + location.search);
    try {
      return decodeURIComponent(found);
    } catch (error) {
      return found;
    }
  }

  function addKept(form, field) {
    var found = memory.read();
    if (!found || plain(codeIn(found)) !== plain(field.value) || one("[data-kept]", form)) return;
    form.setAttribute("action", found.action);
    found.fields.forEach(function (each) {
      if (each[0] === "code") return;
      var hidden = document.createElement("input");
      hidden.type = "hidden";
      hidden.name = each[0];
      hidden.value = each[1];
      hidden.setAttribute("data-kept", "");
      form.appendChild(hidden);
    });
  }

  function looksUpReceipt(form) {
    var scanned = fromFragment();
    if (!scanned || one(".trouble")) return;
    one("[name=receipt]", form).value = scanned;
    form.submit();
  }

  // ---- the sum under a budget

  function addsUp(form) {
    var line = one("[data-sum]", form), budget = Number(form.getAttribute("data-budget"));
    function add() {
      var fen = 0;
      all("input[data-cost]:checked", form).forEach(function (box) { fen += Number(box.getAttribute("data-cost")); });
      var yuan = String(Math.round(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ",");
      line.textContent = line.getAttribute("data-sum").replace("{sum}", yuan);
      line.className = fen > budget ? "sum over" : "sum";
      line.hidden = false;
    }
    form.addEventListener("change", add);
    add();
  }

  // ---- the kiosk's clock

  function startOver(start, waiting) {
    memory.forget();
    var main = document.getElementById("main");
    main.textContent = "";
    var request = new XMLHttpRequest();
    request.open("GET", start);
    request.onload = function () { location.replace(start); };
    request.onerror = function () {
      main.textContent = waiting;
      setTimeout(function () { startOver(start, waiting); }, AGAIN_MS);
    };
    request.send();
  }

  function runsOut(line) {
    var longest = Number(line.getAttribute("data-idle")), left = longest;
    var isAtStart = Boolean(one("form[data-forget]"));
    clearInterval(clock);
    function touched() { left = longest; show(); }
    function isEmpty() {
      var field = one("form[data-forget] [name=code]");
      return isAtStart && field && !field.value && !one(".trouble");
    }
    function show() {
      line.hidden = Boolean(isEmpty());
      line.className = left <= SOON_S ? "idle soon" : "idle";
      line.textContent = line.getAttribute("data-told").replace("{s}", left);
    }
    ["click", "keydown", "input", "touchstart", "scroll"].forEach(function (kind) {
      if (!one("[data-voted]")) document.addEventListener(kind, touched, true);
    });
    clock = setInterval(function () {
      if (!document.body.contains(line)) return clearInterval(clock);
      if (isEmpty()) { left = longest; return show(); }
      left -= 1;
      show();
      if (left > 0) return;
      clearInterval(clock);
      startOver(line.getAttribute("data-start"), line.getAttribute("data-waiting"));
    }, 1000);
    show();
  }

  function leaves(link) {
    link.addEventListener("click", function (event) {
      event.preventDefault();
      memory.forget();
      location.replace(link.href);
    });
  }

  // The choice comes back from what was kept, so the page need not be sent.
  function changesLanguage(button) {
    button.addEventListener("click", function (event) {
      if (!memory.read() || one(".kiosk")) return;
      event.preventDefault();
      location.href = button.getAttribute("data-language");
    });
  }

  function start() {
    if (one("[data-voted]")) memory.forget();
    all("form[data-ballot]").forEach(keepsItself);
    all("form[data-budget]").forEach(addsUp);
    all("[data-idle]").forEach(runsOut);
    all("a[data-leave]").forEach(leaves);
    all("button[data-language]").forEach(changesLanguage);
    all("form[data-receipt]").forEach(looksUpReceipt);
    all("form[data-entry]").forEach(asksForCode);
  }

  document.addEventListener("lintu-shown", start);
  start();
})();
