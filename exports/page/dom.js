// Elements without HTML: attributes and text are set, never parsed.
(function () {
  "use strict";

  function fill(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") node.addEventListener(name, value);
      else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
    }
    node.append(...children.filter((child) => child !== null && child !== undefined));
    return node;
  }

  window.lintu = {
    html: (name, attributes, ...children) => fill(document.createElement(name), attributes || {}, children),
    svg: (name, attributes, ...children) =>
      fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes || {}, children),
  };
})();
