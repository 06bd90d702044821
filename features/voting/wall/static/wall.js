/* Looks for news and exchanges all of the wall in one go, only where something changed: no flicker. */
"use strict";
(function () {
  const wall = document.getElementById("wall");
  const lost = document.getElementById("lost");
  const { source, every } = document.body.dataset;
  const MOST_MISSED = 3;
  let tag = document.body.dataset.tag;
  let missed = 0;

  function fit() {
    /* Smaller letters until everything is on the screen, before anything is painted. */
    const root = document.documentElement;
    root.style.fontSize = "";
    if (window.innerWidth < 900) return;
    const whole = parseFloat(getComputedStyle(root).fontSize);
    for (let part = 1; part > 0.3 && root.scrollHeight > window.innerHeight; part -= 0.04) {
      root.style.fontSize = whole * part + "px";
    }
  }

  function put(html) {
    const fresh = new DOMParser().parseFromString(html, "text/html").body;
    while (wall.firstChild) wall.removeChild(wall.firstChild);
    wall.append(...fresh.childNodes);
    fit();
  }

  async function look() {
    try {
      const answer = await fetch(source, {
        cache: "no-store",
        credentials: "omit",
        headers: { "If-None-Match": tag },
      });
      if (answer.status === 200) {
        put(await answer.text());
        tag = answer.headers.get("ETag");
      } else if (answer.status !== 304) {
        throw new Error(String(answer.status));
      }
      missed = 0;
    } catch (error) {
      missed += 1;
    }
    lost.hidden = missed < MOST_MISSED;
    setTimeout(look, Number(every));
  }

  addEventListener("resize", fit);
  document.fonts.addEventListener("loadingdone", fit);
  fit();
  setTimeout(look, Number(every));
})();
