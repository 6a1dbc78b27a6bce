// Questions answered by choosing, marking or writing. Each kind returns a control:
// { node, get(), set(answer), clear(), show(mark), how, button? }; it calls `changed` when the reader acts.
const choices = (function () {
  // The files of a module stand in the order of their names, so what lies below is met when it is called.
  const note = () => parts.note();
  const told = (...given) => parts.told(...given);

  function chosen(question, changed, several) {
    const name = `ms-${Math.random().toString(36).slice(2)}`; // groups the radio buttons of one view, and nothing else
    const rows = question.options.map((option) => {
      const box = ms.element("input", { type: several ? "checkbox" : "radio", name, onchange: changed });
      const why = note();
      const label = ms.element("label", { class: "ms-option" }, box, told(option.text));
      return { option, box, why, label, node: ms.element("div", { class: "ms-choice" }, label, why.node) };
    });
    const clear = () => rows.forEach((row) => {
      row.why.clear();
      row.label.querySelector(":scope > .ms-sign")?.remove();
      delete row.node.dataset.mark;
    });
    const mark = (row, sign) => { row.node.dataset.mark = sign; row.label.append(parts.icon(sign)); };
    return {
      node: ms.element("div", { class: "ms-choices" }, rows.map((row) => row.node)),
      how: several ? "choose all that are right" : "choose one",
      get() {
        const places = rows.flatMap((row, place) => (row.box.checked ? [place] : []));
        return several ? (places.length ? places : null) : places[0] ?? null;
      },
      set(answer) {
        const places = Array.isArray(answer) ? answer : [answer];
        rows.forEach((row, place) => { row.box.checked = places.includes(place); });
      },
      clear,
      show({ status }) {
        clear();
        for (const row of rows) {
          const { right, why } = row.option;
          if (row.box.checked) {
            mark(row, status === "compare" ? "compare" : right ? "right" : "wrong");
            if (several) row.why.show(right ? "right" : "wrong", right ? "" : "Not this one.", why);
          } else if (several && status === "right") row.why.show("compare", "Rightly left out.", why);
        }
      },
      // One reason stands with the verdict, where it is read out; several stand at their options.
      why: () => (several ? "" : rows.find((row) => row.box.checked).option.why),
      words({ status, got, of }) {
        if (status === "compare") return "Your guess is kept.";
        if (!several || status === "right") return "";
        const missed = rows.filter((row) => row.option.right && !row.box.checked).length;
        const more = missed ? ` ${missed === 1 ? "One more is" : `${missed} more are`} right.` : "";
        return `${got} of ${of} judged rightly.${more}`;
      },
    };
  }

  function numeric(question, changed, check) {
    const box = ms.element("input", {
      type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false", class: "ms-number", maxlength: 64,
      "aria-label": question.unit ? `Your answer in ${question.unit}` : "Your answer",
      oninput: changed,
      onkeydown: (event) => { if (event.key === "Enter" && !event.isComposing) { event.preventDefault(); check(); } },
    });
    const unit = question.unit ? ms.element("span", { class: "ms-unit", "aria-hidden": "true" }, question.unit) : null;
    return {
      node: ms.element("div", { class: "ms-numeric" }, box, unit),
      how: "write a number",
      get: () => (box.value.trim() ? box.value : null),
      set(answer) { box.value = typeof answer === "string" ? answer : ""; },
      clear() { delete box.dataset.mark; },
      show({ status }) { box.dataset.mark = status; },
      empty: "Write a number, such as 1.5 or 1,5.",
      words({ status, code }) {
        if (status === "malformed") {
          if (code === "unit") return question.unit ? `Give the answer in ${question.unit}.` : "Write the number without a unit.";
          return code === "too long" ? "This is too long. Write a number, such as 1.5 or 1,5." : "Write a number, such as 1.5 or 1,5.";
        }
        return code === "other unit" ? `The number fits ${question.unit}, and you wrote another unit.` : "";
      },
      why({ status, code }) {
        if (status === "right") return question.why;
        if (code.startsWith("miss ")) return question.misses[Number(code.slice(5))].why;
        return status === "wrong" && code === "otherwise" ? question.otherwise : "";
      },
    };
  }

  function ordering(question, changed) {
    const list = ms.element("ol", { class: "ms-order" });
    const voice = ms.voice(120);
    const rows = question.items.map((item) => {
      const why = note();
      const row = { item, why };
      const move = (step, name) => ms.element("button", {
        type: "button", class: "ms-move", "aria-label": `Move ${name}: ${item.words}`, onclick: () => shift(row, step),
      }, parts.icon(name));
      row.up = move(-1, "up");
      row.down = move(1, "down");
      row.place = ms.element("span", { class: "ms-place", "aria-hidden": "true" });
      row.node = ms.element("li", {}, ms.element("div", { class: "ms-item" }, row.place, told(item.text), ms.element("span", { class: "ms-moves" }, row.up, row.down)), why.node);
      return row;
    });
    let order = question.shown.map((place) => rows[place]);
    let touched = false;

    function arrange() {
      order.forEach((row, place) => {
        row.place.textContent = place + 1;
        row.up.setAttribute("aria-disabled", String(place === 0));
        row.down.setAttribute("aria-disabled", String(place === order.length - 1));
        // Only what stands elsewhere is moved: a button that keeps its node keeps the focus.
        if (list.children[place] !== row.node) list.insertBefore(row.node, list.children[place] || null);
      });
    }

    function shift(row, step) {
      const from = order.indexOf(row), to = from + step;
      if (to < 0 || to >= order.length) return;
      const held = document.activeElement;
      order.splice(to, 0, order.splice(from, 1)[0]);
      arrange();
      if (held && list.contains(held)) held.focus({ preventScroll: true });
      touched = true;
      voice.say(`${row.item.words}: place ${to + 1} of ${order.length}`);
      changed();
    }

    arrange();
    const end = (place) => ms.element("p", { class: "ms-end" }, ["First: ", "Last: "][place], question.ends[place]);
    return {
      node: ms.element("div", {}, end(0), list, end(1), voice.node),
      how: "put in order",
      get: () => order.map((row) => rows.indexOf(row)),
      touched: () => touched,
      set(answer) { order = (answer || question.shown).map((place) => rows[place]); touched = Boolean(answer); arrange(); },
      clear() { rows.forEach((row) => { row.why.clear(); delete row.node.dataset.mark; }); },
      show({ status, parts: placed }) {
        order.forEach((row, place) => {
          const right = placed[place];
          row.node.dataset.mark = right ? "right" : "wrong";
          if (right) row.why.show("right", "In place.", status === "right" ? row.item.why : "");
          else row.why.show("wrong", "Not here.", row.item.why);
        });
      },
      words: ({ status, got, of }) => (status === "right" ? "" : `${got} of ${of} in place.`),
      why: ({ status }) => (status === "right" ? question.why : ""),
    };
  }

  function matching(question, changed) {
    const rows = question.pairs.map((pair) => {
      const why = note();
      const list = ms.element("select", { onchange: changed, "aria-label": pair.words }, ms.element("option", { value: "" }, "Choose …"),
        question.shown.map((place) => ms.element("option", { value: String(place) }, question.partners[place])));
      const node = ms.element("div", { class: "ms-pair" }, ms.element("label", {}, told(pair.text), list), why.node);
      return { pair, list, why, node };
    });
    const picture = question.kind === "label" ? told(question.picture, "div", { class: "ms-picture", role: "img", "aria-label": question.alt }) : null;
    return {
      node: ms.element("div", {}, picture, ms.element("div", { class: `ms-pairs${picture ? " ms-labels" : ""}` }, rows.map((row) => row.node))),
      how: picture ? "name the places" : "find the partners",
      get() {
        const places = rows.map((row) => (row.list.value === "" ? null : Number(row.list.value)));
        return places.every((one) => one === null) ? null : places;
      },
      set(answer) { rows.forEach((row, place) => { row.list.value = answer && answer[place] !== null ? String(answer[place]) : ""; }); },
      clear() { rows.forEach((row) => { row.why.clear(); delete row.node.dataset.mark; }); },
      show({ status, parts: placed }) {
        rows.forEach((row, place) => {
          row.node.dataset.mark = placed[place] ? "right" : "wrong";
          if (!placed[place]) row.why.show("wrong", "Not this one.", row.pair.why);
          else row.why.show("right", status === "right" ? "" : "Fits.", status === "right" ? row.pair.why : "");
        });
      },
      empty: "Choose a partner for each, then check.",
      words: ({ status, got, of }) => (status === "right" ? "" : `${got} of ${of} fit.`),
      why: ({ status }) => (status === "right" ? question.why : ""),
    };
  }

  function overclaim(question, changed) {
    const notes = ms.element("ul", { class: "ms-pieces-notes", hidden: true });
    const rows = question.pieces.map((piece) => {
      const box = ms.element("input", { type: "checkbox", onchange: changed });
      return { piece, box, node: ms.element("label", { class: "ms-piece" }, box, told(piece.text)) };
    });
    const clear = () => { notes.hidden = true; notes.replaceChildren(); rows.forEach((row) => delete row.node.dataset.mark); };
    return {
      node: ms.element("div", {}, ms.element("div", { class: "ms-pieces" }, rows.flatMap((row) => [row.node, " "])), notes),
      how: "mark what goes too far",
      get() {
        const places = rows.flatMap((row, place) => (row.box.checked ? [place] : []));
        return places.length ? places : null;
      },
      set(answer) { rows.forEach((row, place) => { row.box.checked = (answer || []).includes(place); }); },
      clear,
      show({ status }) {
        clear();
        notes.hidden = false;
        for (const row of rows) {
          if (!row.box.checked && status !== "right") continue;
          const sign = !row.box.checked ? "compare" : row.piece.right ? "right" : "wrong";
          if (row.box.checked) row.node.dataset.mark = sign;
          const why = note();
          why.show(sign, { right: "Goes too far.", wrong: "This may stand.", compare: "This may stand." }[sign], row.piece.why);
          const words = told(row.piece.text, "q");
          notes.append(ms.element("li", {}, words, why.node));
        }
      },
      empty: "Mark at least one part of the sentence first.",
      words({ status, got, of }) {
        if (status === "right") return "";
        const missed = rows.filter((row) => row.piece.right && !row.box.checked).length;
        const more = missed ? ` ${missed === 1 ? "One more part goes" : `${missed} more parts go`} too far.` : "";
        return `${got} of ${of} judged rightly.${more}`;
      },
      why: ({ status }) => (status === "right" ? question.why : ""),
    };
  }

  return {
    single: (question, changed) => chosen(question, changed, false),
    multiple: (question, changed) => chosen(question, changed, true),
    numeric, ordering, matching, label: matching, overclaim,
  };
})();
