// On a page: gives every view a model like the notebook's, and lets its module take over from the fallback.
// `modules` and the helpers stand above these lines; all of it is one classic script, so that it runs from disk.
const home = new URL(".", document.currentScript.src || document.baseURI); // a page that stands alone holds this script itself
const KEPT = "mscourse/1/"; // names the course: several sites can share a host
const waiting = new Map(); // address of a file of frames -> what to call when it is there
const prepared = new Map(); // id of the view -> its frames

// A file of frames calls this; a page from disk may not fetch, but it may load a script.
window.mscourse = Object.assign(window.mscourse || {}, {
  frames(id, data) { prepared.set(id, data); },
});

function loadFrames(id, address) {
  if (!waiting.has(address)) {
    waiting.set(address, new Promise((done, fail) => {
      const script = document.createElement("script");
      script.src = new URL(address, document.baseURI);
      script.onload = () => (prepared.has(id) ? done(prepared.get(id)) : fail(new Error(`no frames for ${id}`)));
      script.onerror = () => { waiting.delete(address); fail(new Error(`could not load ${address}`)); };
      document.head.append(script);
    }));
  }
  return waiting.get(address);
}

const memory = {
  read(id) {
    try { return JSON.parse(localStorage.getItem(KEPT + id)) || undefined; } catch { return undefined; }
  },
  write(id, values) {
    try { localStorage.setItem(KEPT + id, JSON.stringify(values)); } catch { /* storage is full or forbidden: the view still works */ }
  },
};

function pageModel(root, state) {
  const kept = "kept" in root.dataset;
  const held = { state, values: (kept && memory.read(root.id)) || state.start || {}, answer: {} };
  const listeners = new Map();
  return {
    get: (name) => held[name],
    set(name, value) {
      held[name] = value;
      for (const listener of listeners.get(`change:${name}`) || []) listener();
    },
    save_changes() { if (kept) memory.write(root.id, held.values); },
    on(event, listener) { listeners.set(event, [...(listeners.get(event) || []), listener]); },
    off(event, listener) {
      const left = (listeners.get(event) || []).filter((one) => listener && one !== listener);
      listeners.set(event, left);
    },
    frames: () => loadFrames(root.id, state.frames),
    home,
  };
}

for (const root of document.querySelectorAll(".ms-view[data-module]")) {
  const fallback = root.querySelector(":scope > .ms-fallback");
  const el = ms.element("div");
  try {
    const state = JSON.parse(root.querySelector(':scope > script[type="application/json"]').textContent);
    modules[root.dataset.module].render({ model: pageModel(root, state), el, fallback });
    fallback.replaceWith(el);
  } catch (problem) {
    console.error(`mscourse: the view ${root.id} could not be started; its still remains.`, problem);
  }
}
