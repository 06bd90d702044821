// Streamlit says some words that no setting translates: here they are said in the page's language.
(function () {
  "use strict";

  const words = JSON.parse(document.getElementById("lintu-words").textContent);
  const LABELS = ["aria-label", "placeholder", "title"];
  const BEGINNINGS = ["Remove "];

  function inOurs() {
    const language = document.documentElement.lang.split("-")[0];
    return Object.hasOwn(words, language) ? words[language] : null;
  }

  function label(element, labels) {
    for (const name of LABELS) {
      const said = element.getAttribute(name);
      if (!said) continue;
      const start = BEGINNINGS.find((one) => said.startsWith(one));
      if (Object.hasOwn(labels, said)) element.setAttribute(name, labels[said]);
      else if (start && Object.hasOwn(labels, start)) element.setAttribute(name, labels[start] + said.slice(start.length));
    }
  }

  function text(node, texts) {
    const said = node.data.trim();
    if (Object.hasOwn(texts, said)) node.data = texts[said];
  }

  function translate(node, ours) {
    if (node.nodeType === Node.TEXT_NODE) text(node, ours.texts);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    label(node, ours.labels);
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) {
      const inside = walker.currentNode;
      if (inside.nodeType === Node.TEXT_NODE) text(inside, ours.texts);
      else label(inside, ours.labels);
    }
  }

  const turned = (said) => Object.fromEntries(Object.entries(said).map(([theirs, own]) => [own, theirs]));
  let before = inOurs();

  /** The reader chose another language: what stays on the page is said in that one. */
  new MutationObserver(() => {
    const ours = inOurs();
    if (ours === before) return;
    if (before) translate(document.body, { texts: turned(before.texts), labels: turned(before.labels) });
    if (ours) translate(document.body, ours);
    before = ours;
  }).observe(document.documentElement, { attributeFilter: ["lang"] });

  new MutationObserver((changes) => {
    const ours = inOurs();
    if (!ours) return;
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach((node) => translate(node, ours));
      else if (change.type === "attributes") label(change.target, ours.labels);
      else text(change.target, ours.texts);
    }
  }).observe(document, { childList: true, subtree: true, characterData: true, attributeFilter: LABELS });
})();
