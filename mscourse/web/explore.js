// The face of an explorable: sliders, number boxes and choices over prepared pictures, or over a live kernel.
// Its words, its first picture and its table are HTML already (mscourse/explorables/body.py); this adds the rest.

const PAUSE = 40; // ms after the last move before a kernel is asked
const LOST = "The prepared pictures of this figure could not be loaded. The default state is shown.";
let made = 0; // ids must differ even where one notebook shows a view twice

function nearest(values, wanted) {
  let best = 0;
  values.forEach((value, at) => {
    if (Math.abs(value - wanted) < Math.abs(values[best] - wanted)) best = at;
  });
  return best;
}

// "97 %", "97,5" and "−3" are numbers to a reader.
function number(words) {
  const found = words.replace("\u2212", "-").replace(",", ".").match(/[-+]?(\d+\.?\d*|\.\d+)/);
  return found ? Number(found[0]) : NaN;
}

function written(value, control) {
  return String(Number((value * control.factor).toPrecision(12))).replace("-", "\u2212");
}

// One slider with its number box. `move(value)` is called with each new value.
function numbers(control, id, live, move) {
  const last = control.values.length - 1;
  const unit = control.unit ? `\u00a0${control.unit}` : "";
  const slider = ms.element("input", {
    type: "range", id, min: 0, max: last, step: 1, class: "ms-slider",
    oninput: () => move(control.values[slider.value]),
  });
  const box = ms.element("input", {
    type: "text", inputmode: "decimal", autocomplete: "off", class: "ms-number",
    "aria-label": `${control.label}${control.unit ? `, in ${control.unit}` : ""}`,
    style: `--ms-signs:${Math.max(live ? 4 : 2, ...control.shown.map((one) => one.length))}`,
    onchange: () => {
      const wanted = number(box.value) / control.factor;
      if (Number.isNaN(wanted)) return put(current);
      const held = Math.min(Math.max(wanted, control.values[0]), control.values[last]);
      put(live ? held : control.values[nearest(control.values, held)]);
      move(current);
    },
    onkeydown: (event) => {
      const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const at = Math.min(Math.max(Number(slider.value) + step, 0), last);
      put(control.values[at]);
      move(current);
    },
  });
  let current;
  function put(value) {
    current = value;
    const at = nearest(control.values, value);
    slider.value = at;
    slider.style.setProperty("--ms-share", last ? at / last : 0);
    const words = value === control.values[at] ? control.shown[at] : written(value, control);
    slider.setAttribute("aria-valuetext", words + unit);
    box.value = words;
  }
  const ends = [control.shown[0], control.shown[last]].map((one) => ms.element("span", {}, one + unit));
  const node = ms.element("div", { class: "ms-control" },
    ms.element("label", { for: id }, control.label), slider,
    ms.element("div", { class: "ms-ends", "aria-hidden": "true" }, ends),
    ms.element("span", { class: "ms-box" }, box, control.unit && ms.element("span", { "aria-hidden": "true" }, control.unit)));
  return { node, put };
}

// A choice among words.
function words(control, id, _live, move) {
  const options = control.values.map((value) => {
    const radio = ms.element("input", { type: "radio", name: id, value, onchange: () => move(value) });
    return { radio, node: ms.element("label", {}, radio, ms.element("span", {}, value)) };
  });
  const node = ms.element("fieldset", { class: "ms-control ms-words" },
    ms.element("legend", {}, control.label),
    ms.element("div", { class: "ms-options" }, options.map((one) => one.node)));
  return { node, put(value) { options.forEach((one) => { one.radio.checked = one.radio.value === value; }); } };
}

// A panel whose elements are looked up once; then only what changes is set.
function patcher(svg, columns, start) {
  const elements = [svg, ...svg.querySelectorAll("*")];
  const parts = columns.map(([index, slots]) => ({
    index,
    now: index[start],
    slots: slots.map(([at, key, values]) => ({ element: elements[at], key, values })),
  }));
  return (frame) => {
    for (const part of parts) {
      const wanted = part.index[frame];
      if (wanted === part.now) continue;
      part.now = wanted;
      for (const { element, key, values } of part.slots) {
        const value = values[wanted];
        if (key === "#text") element.textContent = value;
        else if (key === "#inner") element.innerHTML = value;
        else if (value === null) element.removeAttribute(key);
        else element.setAttribute(key, value);
      }
    }
  };
}

function render({ model, el, fallback }) {
  ms.begin(el);
  const state = model.get("state");
  const live = !fallback;
  if (live) el.innerHTML = state.html;
  else el.append(...[...fallback.childNodes].map((one) => one.cloneNode(true))); // should anything fail, the still stays whole
  const find = (name) => el.querySelector(`.ms-${name}`);
  const [card, panels, sentence, table] = ["explore", "panels", "sentence", "rows"].map(find);
  const body = table.querySelector("tbody");
  const voice = ms.voice();
  const notice = ms.element("p", { class: "ms-notice", hidden: true });
  const values = { ...state.start };

  const controls = state.controls.map((control) => {
    const make = control.numeric ? numbers : words;
    const one = make(control, `ms-${(made += 1)}-${control.name}`, live, (value) => {
      values[control.name] = value;
      one.put(value);
      show();
    });
    one.put(values[control.name]);
    return one;
  });
  const reset = ms.element("button", {
    type: "button", class: "ms-reset",
    onclick: () => {
      Object.assign(values, state.start);
      state.controls.forEach((control, at) => controls[at].put(values[control.name]));
      show();
    },
  }, "Reset");
  const bar = ms.element("div", { class: "ms-controls", role: "group", "aria-label": "What you can change" },
    controls.map((one) => one.node));
  sentence.after(notice, bar, reset, voice.node);

  function tell(html, row) {
    sentence.innerHTML = html;
    sentence.classList.remove("ms-wrong");
    voice.say(sentence.textContent);
    body.querySelector("[aria-current]")?.removeAttribute("aria-current");
    row?.setAttribute("aria-current", "true");
    bring(row);
  }

  // Only the table scrolls, never the page.
  function bring(row) {
    // A closed table is not asked for its layout: that would cost every frame change more than the change.
    if (row && table.parentElement.open) table.scrollTop = row.offsetTop - table.clientHeight / 2;
  }
  table.parentElement.addEventListener("toggle", () => bring(body.querySelector("[aria-current]")));

  let show;
  if (live) {
    let waiting = 0;
    show = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        model.set("values", { ...values });
        model.save_changes();
      }, PAUSE);
    };
    const rows = new Map();
    const key = (point) => JSON.stringify(state.controls.map((control) => point[control.name]));
    rows.set(key(state.start), body.rows[0]);
    const answered = () => {
      const answer = model.get("answer");
      if (answer.error) {
        sentence.textContent = answer.error;
        sentence.classList.add("ms-wrong");
        voice.say(answer.error);
        return;
      }
      panels.innerHTML = answer.panels.join("");
      const at = key(answer.values);
      if (!rows.has(at)) {
        const row = body.insertRow();
        for (const words of [...answer.cells, answer.sentence]) row.insertCell().innerHTML = words;
        rows.set(at, row);
      }
      tell(answer.sentence, rows.get(at));
    };
    model.on("change:answer", answered);
    return () => model.off("change:answer", answered);
  }

  const frame = () => state.controls.reduce(
    (at, control) => at * control.values.length + control.values.indexOf(values[control.name]), 0);
  const start = frame();
  let patches, asked;
  const load = () => {
    asked = asked || model.frames().then((packed) => {
      const pictures = [...panels.children];
      patches = packed.map((columns, at) => patcher(pictures[at], columns, start));
      notice.hidden = true;
      patches.forEach((patch) => patch(frame()));
    }).catch(() => {
      asked = undefined; // the next move tries again
      notice.textContent = LOST;
      notice.hidden = false;
      voice.say(LOST);
    });
  };
  show = () => {
    const at = frame();
    const row = body.rows[at];
    tell(row.lastElementChild.innerHTML, row);
    if (patches) patches.forEach((patch) => patch(at));
    else load();
  };
  for (const kind of ["pointerenter", "focusin"]) bar.addEventListener(kind, load, { once: true });
  card.dataset.ready = "";
  return undefined;
}
export default { render };
