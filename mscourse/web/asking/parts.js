// What the kinds of questions share: marks, the note at an option, small drawings.
const parts = (function () {
  const SHAPES = {
    right: "M4 10.5l4 4 8-9",
    wrong: "M10 3.5v8M10 15.5v.5",
    compare: "M3 7h12l-3-3M17 13H5l3 3",
    up: "M4 12.5l6-6 6 6",
    down: "M4 7.5l6 6 6-6",
    check: "M4 10.5l4 4 8-9",
    predict: "M3 15c4 0 4-9 8-9 3 0 3 3 6 3",
  };

  function icon(name) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    for (const [key, value] of Object.entries({ viewBox: "0 0 20 20", "aria-hidden": "true", class: `ms-sign ms-sign-${name}` })) {
      svg.setAttribute(key, value);
    }
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", SHAPES[name]);
    svg.append(path);
    return svg;
  }

  // HTML that Python made from the bank's Markdown; nothing a reader typed ever comes here.
  function told(html, tag = "span", attributes = {}) {
    const node = ms.element(tag, attributes);
    node.innerHTML = html || "";
    return node;
  }

  // A place for the mark of one option or item: a sign, a word, the reason.
  function note() {
    const node = ms.element("div", { class: "ms-note", hidden: true });
    return {
      node,
      clear() { node.hidden = true; node.replaceChildren(); delete node.dataset.mark; },
      show(mark, word, html) {
        node.hidden = false;
        node.dataset.mark = mark;
        node.replaceChildren(icon(mark), ms.element("div", {}, word ? ms.element("b", {}, `${word} `) : "", told(html)));
      },
    };
  }

  return { icon, told, note };
})();
