// What Streamlit's pages need and Python cannot say: history, the page's language, navigations, the sheet.
(function () {
  "use strict";

  const root = document.documentElement;
  /* What leads to the map: on a phone the sheet gives way to it. */
  const TO_MAP = ".st-key-head a, [class*='st-key-worst-place-show'], [class*='st-key-show-on-map']";

  /* A page is one step back, however often it writes what it shows into its address. */
  const push = history.pushState.bind(history);
  history.pushState = function (state, title, url) {
    const isSamePage = url && new URL(url, location.href).pathname === location.pathname;
    if (url && !isSamePage) openSheet(false); // the next page begins with its map
    (isSamePage ? history.replaceState.bind(history) : push)(state, title, url);
    tellLanguage();
  };
  const replace = history.replaceState.bind(history);
  history.replaceState = function (state, title, url) {
    replace(state, title, url);
    tellLanguage();
  };

  function tellLanguage() {
    const language = new URLSearchParams(location.search).get("lang") || "zh";
    root.lang = language === "zh" ? "zh-CN" : language;
  }

  /* Streamlit's page is one `main`. In it the entries and the pages of one of them are navigations. */
  function nameParts() {
    for (const [selector, name] of [[".st-key-entries", ".st-key-brand a"], [".st-key-subpages", ".st-key-entries [class*='-current'] a"]]) {
      const [part, named] = [selector, name].map((one) => document.querySelector(one));
      if (!part || !named) continue;
      const label = named.querySelector("p").textContent;
      if (part.getAttribute("role") !== "navigation") part.setAttribute("role", "navigation");
      if (part.getAttribute("aria-label") !== label) part.setAttribute("aria-label", label);
    }
    for (const handle of document.querySelectorAll(".lintu-sheet-handle")) {
      const open = String(root.dataset.sheet === "open");
      if (handle.getAttribute("aria-expanded") !== open) handle.setAttribute("aria-expanded", open);
    }
    // Streamlit's subheaders are h3 and h4; nothing stands between them and the page's one h1.
    for (const heading of document.querySelectorAll("main h3:not([aria-level]), main h4:not([aria-level])")) {
      heading.setAttribute("aria-level", heading.tagName === "H3" ? "2" : "3");
    }
    for (const link of document.querySelectorAll(".st-key-entries a, .st-key-subpages a")) {
      const isCurrent = link.closest("[class*='-current']") !== null;
      const said = link.closest(".st-key-subpages") ? "page" : "true";
      if (isCurrent) link.setAttribute("aria-current", said);
      else link.removeAttribute("aria-current");
    }
  }

  /* The sheet of a work page on a phone: its handle opens it over the map. */
  function openSheet(open) {
    root.dataset.sheet = open ? "open" : "closed";
    nameParts();
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest(".lintu-sheet-handle")) openSheet(root.dataset.sheet !== "open");
    else if (event.target.closest(TO_MAP)) openSheet(false);
  });

  let from = null;
  document.addEventListener("pointerdown", (event) => {
    from = event.target.closest(".lintu-sheet-handle") ? event.clientY : null;
  });
  document.addEventListener("pointermove", (event) => {
    if (from === null || Math.abs(event.clientY - from) < 24) return;
    openSheet(event.clientY < from);
    from = null;
    swallowClick();
  });

  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => { from = null; });

  /** A drag ends with a click on the handle, which must not undo it. */
  function swallowClick() {
    const stop = (event) => event.stopPropagation();
    window.addEventListener("click", stop, { capture: true, once: true });
    window.addEventListener("pointerup", () => setTimeout(() => window.removeEventListener("click", stop, true)), { once: true });
  }

  new MutationObserver(nameParts).observe(document, { childList: true, subtree: true, attributeFilter: ["class"] });
  openSheet(false);
})();
