// Helpers that every view shares. Put before a view's own lines, because a page from disk can import nothing.
const ms = {
  // ms.element("button", { type: "button", onclick: f, "aria-label": "Reset" }, "Reset", child)
  element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === undefined || value === null || value === false) continue;
      if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else if (name in { value: 0, checked: 0, disabled: 0, open: 0 }) made[name] = value;
      else made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...children.flat().filter((one) => one !== undefined && one !== null && one !== false));
    return made;
  },

  // A region that is read out politely, once the reader has paused: a dragged slider must not chatter.
  voice(pause = 450) {
    const node = ms.element("div", { role: "status", class: "ms-vh" });
    let waiting = 0;
    return {
      node,
      say(words) {
        clearTimeout(waiting);
        waiting = setTimeout(() => { node.textContent = words; }, pause);
      },
    };
  },

  // Every module's first call. JupyterLab takes arrow keys and letters from controls in an output, unless
  // they never reach it.
  begin(root) {
    root.classList.add("ms-live");
    for (const kind of ["keydown", "keypress", "keyup"]) root.addEventListener(kind, (event) => event.stopPropagation());
    root.setAttribute("data-lm-suppress-shortcuts", "true");
  },

  // Ids of parts of a view: the view's own id first, so that two views never share one.
  part(root, name) {
    return `${root}-${name}`;
  },
};
