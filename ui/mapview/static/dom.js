// Elements built from names, attributes and text nodes. Text from people only ever becomes a text node here;
// nothing in these files assigns innerHTML. And what engines of 2017 have no own function for.
(function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const lintu = (window.lintu = window.lintu || {});

  function fill(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes || {})) {
      if (typeof value === "function") node.addEventListener(name, value);
      else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value);
    }
    node.append(...children.filter((child) => child !== null && child !== undefined)); // a string becomes a text node
    return node;
  }

  /** An HTML element. A function among the attributes is a listener; strings among the children are text, and
   *  nothing stands for a child that is not there. */
  lintu.html = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);

  /** The same for SVG. */
  lintu.svg = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

  /** Put these children in place of all that `node` has. */
  lintu.replaceContent = (node, ...children) => {
    while (node.firstChild) node.removeChild(node.firstChild);
    node.append(...children);
  };

  /** One list of what all these lists hold. */
  lintu.joined = (lists) => {
    const all = [];
    for (const list of lists) for (const one of list) all.push(one); // they may be too many for one call of push
    return all;
  };
})();
