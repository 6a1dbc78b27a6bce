// Draw a curve: one upright slider a point over a plot that is drawn at its real size. The model's curve comes
// beside it after comparing. Mouse and finger draw on the plot; the keyboard goes from point to point.
const curves = (function () {
  const LEFT = 46, RIGHT = 20, TOP = 16, BOTTOM = 46, THUMB = 26;
  const draw = (tag, attributes, ...children) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...children);
    return node;
  };
  const round = (value) => Number(value.toPrecision(3));
  const withUnit = (value, unit) => (unit ? `${round(value)} ${unit}` : `${round(value)}`);

  // A path through points that never swings past them (monotone cubic, Fritsch and Carlson).
  function smooth(points) {
    if (points.length < 2) return "";
    const slopes = points.slice(1).map(([x, y], at) => (y - points[at][1]) / (x - points[at][0]));
    const tangents = points.map((_, at) => {
      if (at === 0) return slopes[0];
      if (at === points.length - 1) return slopes[at - 1];
      if (slopes[at - 1] * slopes[at] <= 0) return 0;
      const before = points[at][0] - points[at - 1][0], after = points[at + 1][0] - points[at][0];
      const [one, two] = [2 * after + before, after + 2 * before];
      return (one + two) / (one / slopes[at - 1] + two / slopes[at]);
    });
    let path = `M${points[0].map((one) => one.toFixed(1))}`;
    for (let at = 1; at < points.length; at += 1) {
      const [x0, y0] = points[at - 1], [x1, y1] = points[at], third = (x1 - x0) / 3;
      path += `C${[x0 + third, y0 + third * tangents[at - 1], x1 - third, y1 - third * tangents[at], x1, y1].map((one) => one.toFixed(1))}`;
    }
    return path;
  }

  function curve(question, changed) {
    const { x, y, points, nothing } = question;
    const middle = y.low + y.step * Math.round((y.high - y.low) / 2 / y.step);
    let values = points.map(() => null);
    let compared = false;
    let size = { width: 560, height: 330 };

    const said = ms.element("p", { class: "ms-readout", "aria-hidden": "true" }, "Draw with mouse or finger, or set each point with the arrow keys.");
    const key = ms.element("p", { class: "ms-key", hidden: true },
      ms.element("span", { class: "ms-key-yours" }, "yours"), ms.element("span", { class: "ms-key-model" }, "model"));
    const head = ms.element("div", { class: "ms-plot-head" }, ms.element("span", {}, y.unit ? `${y.name} (${y.unit})` : y.name), key);
    const foot = ms.element("p", { class: "ms-plot-foot" }, x.unit ? `${x.name} (${x.unit})` : x.name);
    const plot = draw("svg", { class: "ms-plot", "aria-hidden": "true", focusable: "false" });
    const sliders = points.map((point, at) => ms.element("input", {
      type: "range", class: "ms-up", min: y.low, max: y.high, step: y.step, value: middle,
      "aria-orientation": "vertical", "aria-label": `${y.name} at ${withUnit(point, x.unit)} ${x.name.toLowerCase()}`,
      oninput: () => put(at, Number(sliders[at].value)),
      onfocus: () => read(at),
      onkeydown: (event) => {
        if (event.key === " " || event.key === "Enter") { event.preventDefault(); put(at, Number(sliders[at].value)); }
      },
    }));
    const pad = ms.element("div", { class: "ms-pad" }, plot, sliders);

    const acrossOf = (value) => LEFT + ((value - x.low) / (x.high - x.low)) * (size.width - LEFT - RIGHT);
    const heightOf = (value) => TOP + (1 - (value - y.low) / (y.high - y.low)) * (size.height - TOP - BOTTOM);
    const shown = (at) => (values[at] === null ? "not set" : withUnit(values[at], y.unit));

    function read(at) {
      const where = `${x.name} ${withUnit(points[at], x.unit)}`;
      said.textContent = `${where}: ${values[at] === null ? "not set" : `${y.name.toLowerCase()} ${shown(at)}`}`;
    }

    function put(at, value) {
      values[at] = Math.min(y.high, Math.max(y.low, Number((y.low + y.step * Math.round((value - y.low) / y.step)).toFixed(9))));
      read(at);
      changed();
      paint();
    }

    function model() {
      const runs = [[]];
      question.truth_x.forEach((place, at) => {
        if (question.value[at] === null) runs.push([]);
        else runs.at(-1).push(`${acrossOf(place).toFixed(1)},${heightOf(question.value[at]).toFixed(1)}`);
      });
      const nodes = runs.filter((run) => run.length > 1).map((run) => draw("polyline", { class: "ms-model", points: run.join(" ") }));
      const gap = question.value.indexOf(null);
      if (gap >= 0) {
        const from = acrossOf(question.truth_x[gap]), to = acrossOf(x.high);
        nodes.unshift(draw("rect", { class: "ms-nothing", x: from, y: TOP, width: Math.max(2, to - from), height: size.height - TOP - BOTTOM }));
        nodes.push(draw("text", { class: "ms-nothing-name", x: from - 8, y: size.height - BOTTOM - 12, "text-anchor": "end" }, `${nothing} from ${withUnit(question.truth_x[gap], x.unit)}`));
      }
      return nodes;
    }

    function paint() {
      const { width, height } = size, floor = height - BOTTOM;
      pad.style.height = `${height}px`;
      plot.setAttribute("viewBox", `0 0 ${width} ${height}`);
      plot.setAttribute("width", width);
      plot.setAttribute("height", height);
      const lines = y.ticks.map((tick) => [
        draw("line", { class: tick === y.low ? "ms-floor" : "ms-grid", x1: LEFT, x2: width - RIGHT, y1: heightOf(tick), y2: heightOf(tick) }),
        draw("text", { x: LEFT - 18, y: heightOf(tick) + 5, "text-anchor": "end" }, `${tick}`),
      ]);
      const marks = x.ticks.map((tick) => [
        draw("line", { class: "ms-floor", x1: acrossOf(tick), x2: acrossOf(tick), y1: floor, y2: floor + 5 }),
        draw("text", { x: acrossOf(tick), y: floor + 34, "text-anchor": "middle" }, `${tick}`),
      ]);
      const set = points.flatMap((point, at) => (values[at] === null ? [] : [[acrossOf(point), heightOf(values[at])]]));
      const line = set.length > 1 ? [draw("path", { class: "ms-yours", d: smooth(set) })] : [];
      plot.replaceChildren(...lines.flat(), ...marks.flat(), ...line, ...(compared ? model() : []));
      sliders.forEach((slider, at) => {
        slider.style.left = `${acrossOf(points[at]) - THUMB / 2}px`;
        slider.style.top = `${TOP - THUMB / 2}px`;
        slider.style.height = `${floor - TOP + THUMB}px`;
        slider.value = values[at] ?? middle;
        slider.classList.toggle("ms-unset", values[at] === null);
        slider.setAttribute("aria-valuetext", shown(at));
      });
    }

    // A stroke sets every point whose column it crosses.
    let last = null;
    const spot = (event) => {
      const box = pad.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    };
    const valueAt = (down) => y.low + (1 - (down - TOP) / (size.height - TOP - BOTTOM)) * (y.high - y.low);
    const nearest = (across) => points.reduce((best, point, at) =>
      (Math.abs(acrossOf(point) - across) < Math.abs(acrossOf(points[best]) - across) ? at : best), 0);
    function stroke(event) {
      for (const one of event.getCoalescedEvents?.() ?? [event]) {
        const now = spot(one);
        points.forEach((point, at) => {
          const across = acrossOf(point);
          const crossed = last && (last[0] - across) * (now[0] - across) <= 0 && now[0] !== last[0];
          if (crossed) put(at, valueAt(last[1] + ((now[1] - last[1]) * (across - last[0])) / (now[0] - last[0])));
        });
        const at = nearest(now[0]);
        if (Math.abs(acrossOf(points[at]) - now[0]) < THUMB / 2) put(at, valueAt(now[1]));
        last = now;
      }
    }
    pad.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      pad.setPointerCapture(event.pointerId);
      last = spot(event);
      const at = nearest(last[0]);
      put(at, valueAt(last[1]));
      sliders[at].focus({ preventScroll: true });
    });
    pad.addEventListener("pointermove", (event) => { if (pad.hasPointerCapture(event.pointerId)) stroke(event); });
    for (const kind of ["pointerup", "pointercancel"]) pad.addEventListener(kind, () => { last = null; });

    new ResizeObserver(([entry]) => {
      const width = Math.round(entry.contentRect.width);
      if (!width || width === size.width) return;
      size = { width, height: Math.round(Math.min(340, Math.max(240, width * 0.56))) };
      paint();
    }).observe(pad);
    paint();

    return {
      node: ms.element("div", { class: "ms-curve" }, head, pad, foot, said),
      how: "draw, then compare",
      button: "Compare with the model",
      get: () => (values.every((one) => one === null) ? null : [...values]),
      set(answer) { values = answer ? [...answer] : points.map(() => null); paint(); },
      clear() { compared = false; key.hidden = true; paint(); },
      show() { compared = true; key.hidden = false; paint(); },
      empty: "Draw your curve first, then compare: every point wants a place.",
      words: ({ got, of }) => `${got} of ${of} points ${got === 1 ? "is" : "are"} close to the model.`,
      why({ code }) {
        const guess = code.startsWith("guess ") ? question.guesses[Number(code.slice(6))].why : "";
        return guess + question.why;
      },
    };
  }

  return { curve };
})();
