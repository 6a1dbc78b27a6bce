// The face of a quiz. `marking`, `memory`, `own`, `parts`, `choices` and `curves` stand above, from mscourse/web/asking/.
function render({ model, el, fallback }) {
  ms.begin(el);
  const { title, predict, note } = model.get("state");
  // A page carries a question's picture once, in what is read without scripts.
  const drawn = (one) => fallback?.querySelector(`[data-picture="${one.id}"]`)?.innerHTML;
  const questions = model.get("state").questions.map((one) => (one.kind === "label" ? { ...one, picture: one.picture || drawn(one) } : one));
  const { element } = ms;
  const makers = { ...choices, ...curves };
  const messages = element("div", { class: "ms-messages", role: "status" });
  const say = (message) => messages.replaceChildren(element("p", {}, message));
  const kept = memory.of(model, say);
  const free = (name) => {
    let candidate = name;
    for (let count = 2; document.getElementById(candidate); count += 1) candidate = `${name}-${count}`;
    return candidate;
  };

  const all = questions.map((question, number) => ask(question, number));
  const asksToJudge = questions.filter((one) => !isPrediction(one)).length;

  function isPrediction(question) {
    return question.prediction || question.kind === "curve";
  }

  function ask(question, number) {
    const verdict = element("div", { class: "ms-verdict", role: "status" });
    let stored = null; // the last entry of this revision

    const store = (status, tries) => {
      stored = { revision: question.revision, answer: control.get(), status, tries, time: new Date().toISOString() };
      kept.keep({ [question.id]: stored });
      count();
    };
    const unmark = () => {
      control.clear();
      verdict.replaceChildren();
      delete verdict.dataset.mark;
      clearing.hidden = true;
      back.hidden = true;
    };
    const changed = () => { unmark(); store("open", stored ? stored.tries : 0); };
    const check = () => {
      unmark();
      const mark = marking.mark(question, control.get());
      const told = mark.status === "empty" || mark.status === "malformed";
      if (!told) store(mark.status, (stored ? stored.tries : 0) + 1);
      tell(mark, told);
    };

    function tell(mark, told) {
      const sign = told ? "ask" : mark.status === "partial" ? "wrong" : mark.status;
      const headings = { right: "Right.", wrong: question.kind === "single" ? "Not this one." : "Not yet.", partial: "Partly.", compare: question.kind === "curve" ? "Compare the two." : "" };
      const words = mark.status === "empty" ? control.empty || "Choose an answer first." : control.words?.(mark) || "";
      if (!told) control.show(mark);
      verdict.dataset.mark = sign;
      verdict.replaceChildren(
        sign === "ask" ? "" : parts.icon(sign),
        element("div", {}, element("p", {}, headings[mark.status] && !told ? element("b", {}, `${headings[mark.status]} `) : "", words),
          parts.told(told ? "" : control.why?.(mark), "div")),
      );
      clearing.hidden = told;
      back.hidden = told || mark.status === "right" || Boolean(question.prediction);
    }

    const checking = element("button", { type: "button", class: "ms-check", onclick: check });
    const clearing = element("button", { type: "button", class: "ms-quiet", hidden: true, onclick: () => { unmark(); checking.focus(); } }, "Clear marks");
    const back = element("p", { class: "ms-back", hidden: true });
    const control = makers[question.kind](question, changed, check);
    checking.textContent = question.prediction ? "Keep my guess" : control.button || "Check";
    if (questions.length > 1) checking.setAttribute("aria-label", `${checking.textContent}: question ${number + 1}`);
    const target = fallback && document.getElementById(question.anchor);
    back.append("Go back to: ", target ? element("a", { href: `#${question.anchor}` }, question.section) : element("i", {}, question.section));

    const place = questions.length > 1 ? `Question ${number + 1} of ${questions.length} · ` : "";
    const how = element("span", { class: "ms-how" }, place || control.how[0].toUpperCase(), place ? control.how : control.how.slice(1));
    const node = element("div", { class: "ms-question", id: free(question.id.replace(".", "-")), "data-kind": question.kind },
      element("fieldset", {}, element("legend", {}, how, parts.told(question.prompt, "span", { class: "ms-prompt" })), control.node),
      verdict, element("div", { class: "ms-buttons" }, checking, clearing), back);
    return {
      node,
      question,
      restore(answers) {
        const one = answers[question.id];
        // An answer to another revision is kept where it lies, and not shown as an answer to this one.
        const fits = one && one.revision === question.revision && marking.mark(question, one.answer).code !== "too long"
          && (marking.mark(question, one.answer).status !== "malformed" || typeof one.answer === "string");
        if (fits ? stored && stored.time === one.time : !stored) return;
        stored = fits ? one : null;
        unmark();
        control.set(stored ? stored.answer : null);
      },
      status: () => (stored ? stored.status : "open"),
    };
  }

  const tally = element("p", { class: "ms-tally" });
  const bar = element("div", { class: "ms-bar", "aria-hidden": "true" }, questions.map(() => element("span", {})));

  function count() {
    const states = all.map((one) => one.status());
    states.forEach((state, at) => { bar.children[at].dataset.state = { right: "right", open: "open", compare: "right" }[state] || "tried"; });
    const right = states.filter((one) => one === "right").length;
    const seen = all.filter((one) => one.status() === "compare");
    const guesses = seen.filter((one) => one.question.prediction).length;
    const compared = seen.length - guesses;
    const tell = [...(asksToJudge ? [`${right} of ${asksToJudge} right`] : []), ...(compared ? [`${compared} compared`] : []),
      ...(guesses ? [guesses === 1 ? "1 guess kept" : `${guesses} guesses kept`] : [])];
    const started = states.some((one) => one !== "open");
    const many = questions.length === 1 ? "1 question" : `${questions.length} questions`;
    tally.textContent = started && tell.length ? tell.join(", ") : predict ? "" : `${many}. Try as often as you like.`;
  }

  function restore() {
    const answers = kept.load();
    for (const one of all) one.restore(answers);
    count();
  }

  el.classList.add("ms-quiz");
  el.setAttribute("role", "group");
  el.setAttribute("aria-label", title);
  el.append(
    element("div", { class: "ms-eyebrow" }, parts.icon(predict ? "predict" : "check"), title),
    all.map((one) => one.node).reduce((body, one) => { body.append(one); return body; }, element("div", { class: "ms-questions" })),
    element("div", { class: "ms-foot" }, element("div", { class: "ms-score" }, tally, questions.length > 1 ? bar : ""), messages,
      element("p", { class: "ms-fine" }, note), own.panel(kept, say, restore)),
  );
  if (fallback) { // for paper
    const paper = fallback.cloneNode(true);
    paper.className = "ms-paper";
    for (const fold of paper.querySelectorAll("details")) fold.open = true;
    el.append(paper);
  }
  restore();
  kept.changed(restore);
}
export default { render };
