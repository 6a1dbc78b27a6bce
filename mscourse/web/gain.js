// The face of the test before and after the course. The parts of `asking` stand above. One question at a time,
// no clock, and no word on an answer before the second sitting is over. mscourse/gain/sitting.py reads the same.
function render({ model, el, fallback }) {
  ms.begin(el);
  const { element } = ms;
  const { sittings, places, weeks, half, chance } = model.get("state");
  const makers = { ...choices, ...curves };
  const NAMES = { before: "Before", after: "After", later: "Weeks later" };
  const SURE = ["a guess", "fairly sure", "sure"];
  const DAY = 86_400_000;
  const messages = element("div", { class: "ms-messages", role: "status" });
  const say = (message) => messages.replaceChildren(element("p", {}, message));
  const kept = memory.of(model, say);
  const stage = element("div", { class: "ms-stage" });
  const road = element("ol", { class: "ms-road" });

  const now = () => new Date();
  const entry = (answer, revision = 1) => ({ revision, answer, status: "open", tries: 0, time: now().toISOString() });
  const day = (time) => new Date(time).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const counted = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;
  const opposite = (form) => (form === "a" ? "b" : "a");

  // ---- what is stored, as a sitting ----
  function sitting(name) {
    const answers = kept.load();
    const begun = answers[`${name}.begun`];
    if (!begun || !["a", "b"].includes(begun.answer)) return { name, form: null, given: {}, done: null };
    const form = begun.answer;
    const given = Object.fromEntries(places.map((place) => {
      const held = answers[`${name}.${place.name}`];
      const fits = held && held.revision === place[form].revision && Array.isArray(held.answer) && held.answer.length === 2
        && [0, 1, 2, 3].includes(held.answer[0]);
      const [sure, answer] = fits ? held.answer : [0, null];
      return [place.name, { sure, answer, mark: marking.mark(place[form], answer) }];
    }));
    const done = answers[`${name}.done`];
    return { name, form, given, done: done ? done.time : null };
  }

  const isRight = (one) => one.mark.status === "right";
  const isGiven = (one) => !["empty", "malformed"].includes(one.mark.status);
  const score = (one) => places.filter((place) => isRight(one.given[place.name])).length;
  const due = (after) => new Date(new Date(after.done).getTime() + weeks * 7 * DAY);

  // Which sitting comes next, and from when.
  function next() {
    const [before, after, later] = sittings.map(sitting);
    if (!before.done) return { one: before, open: true };
    if (!after.done) return { one: after, open: true };
    if (!later.done) return { one: later, open: now() >= due(after), from: due(after) };
    return null;
  }

  function formFor(name) {
    const [before, after] = [sitting("before"), sitting("after")];
    if (name === "after") return opposite(before.form);
    if (name === "later") return opposite(after.form);
    const asked = model.home && new URLSearchParams(location.search).get("form"); // a class can be halved by two links
    return ["a", "b"].includes(asked) ? asked : Math.random() < 0.5 ? "a" : "b";
  }

  // ---- what is on the stage ----
  function show(...nodes) {
    stage.replaceChildren(...nodes.flat());
    signpost();
  }

  function open(node, ...rest) { // the reader has pressed a button: begin reading at the new heading
    show(node, ...rest);
    const heading = stage.querySelector("h3, legend");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
    if (el.getBoundingClientRect().top < 0) el.scrollIntoView({ block: "start" });
  }

  function signpost() {
    const upcoming = next();
    road.replaceChildren(...sittings.map((name) => {
      const one = sitting(name);
      const answered = places.filter((place) => one.form && isGiven(one.given[place.name])).length;
      const state = one.done ? "done" : upcoming && upcoming.one.name === name ? "now" : "waiting";
      const words = one.done ? `done ${day(one.done)}` : one.form ? `${answered} of ${places.length} answered`
        : state === "now" && upcoming.open ? "open" : state === "now" ? `from ${day(upcoming.from)}`
          : name === "after" ? "at the end of the course" : `${weeks} weeks after that`;
      return element("li", { "data-state": state, "aria-current": state === "now" ? "step" : null },
        element("b", {}, NAMES[name]), element("span", {}, words));
    }));
  }

  const button = (words, press, quiet = false) => element("button", { type: "button", class: quiet ? "ms-quiet" : "ms-check", onclick: press }, words);
  const para = (...words) => element("p", {}, ...words);
  const heading = (words) => element("h3", {}, words);

  function home() {
    const upcoming = next();
    const results = sitting("after").done ? button("Show what changed", () => open(...result()), Boolean(upcoming?.open)) : null;
    if (!upcoming) return [heading("All three sittings are done"), element("div", { class: "ms-buttons" }, results)];
    const { one, open: isOpen, from } = upcoming;
    if (!isOpen) {
      return [heading(`What is left after ${weeks} weeks?`),
        para(`The last sitting opens on ${day(from)}. Come back to this page, in this browser, and see what stayed.`),
        element("div", { class: "ms-buttons" }, results)];
    }
    const words = {
      before: [heading("Before you begin the course"),
        para(`${places.length} questions, about half an hour, no clock. Stop where you like: what you have answered stays here. Many of them you cannot know yet, and that is the point: say so with “a guess”, or leave a question out.`),
        para("You will not be told what is right until you have sat the second form. Nothing is graded, and nothing leaves your machine.")],
      after: [heading("After the course"),
        para(`The same ${places.length} ideas in other questions, except four that return. Take it when you have worked through the chapters you wanted. Then you see what changed.`)],
      later: [heading(`What is left after ${weeks} weeks?`), para("The form of your first sitting once more. What is still there now, you have.")],
    }[one.name];
    const start = one.form ? "Go on" : "Begin";
    return [...words, element("div", { class: "ms-buttons" }, button(start, () => {
      if (!one.form) kept.keep({ [`${one.name}.begun`]: entry(formFor(one.name)) });
      open(...ask(one.name, firstOpen(one.name)));
    }), results)];
  }

  function firstOpen(name) {
    const one = sitting(name);
    const at = places.findIndex((place) => !isGiven(one.given[place.name]));
    return Math.max(0, at);
  }

  function ask(name, at) {
    const { form, given } = sitting(name);
    const place = places[at], question = place[form], held = given[place.name];
    let sure = held.sure;
    const told = element("p", { class: "ms-told", role: "status" });
    const store = () => {
      kept.keep({ [`${name}.${place.name}`]: entry([sure, control.get()], question.revision) });
      told.textContent = "";
      signpost();
    };
    const forward = () => {
      const { status, code } = marking.mark(question, control.get());
      // A number that cannot be read is no answer: better to say so now than to count it as wrong.
      if (status === "malformed") { told.textContent = control.words?.({ status, code }) || "This answer cannot be read."; return; }
      if (at + 1 === places.length) open(...finish(name));
      else if (at + 1 === half) open(...rest(name));
      else open(...ask(name, at + 1));
    };
    const control = makers[question.kind](question, store, forward);
    control.set(held.answer);
    const group = `ms-${Math.random().toString(36).slice(2)}`;
    const steps = SURE.map((words, step) => element("label", {}, element("input", {
      type: "radio", name: group, checked: sure === step + 1, onchange: () => { sure = step + 1; store(); },
    }), words[0].toUpperCase() + words.slice(1)));
    return [
      element("div", { class: "ms-question", "data-kind": question.kind },
        element("fieldset", {}, element("legend", {}, element("span", { class: "ms-how" }, `${NAMES[name]} · question ${at + 1} of ${places.length} · ${control.how}`),
          parts.told(question.prompt, "span", { class: "ms-prompt" })), control.node),
        element("fieldset", { class: "ms-sure" }, element("legend", {}, "How sure are you?"), element("div", {}, steps)),
        told,
        element("div", { class: "ms-buttons" }, button(at + 1 === places.length ? "To the end" : "Next", forward),
          at ? button("Back", () => open(...ask(name, at - 1)), true) : null,
          button("Stop here for now", () => open(...home()), true))),
    ];
  }

  function rest(name) {
    return [heading("Half of it is done"), para("A good place to rest. What you have answered is kept, today or next week."),
      element("div", { class: "ms-buttons" }, button("Go on", () => open(...ask(name, half))), button("Stop here for now", () => open(...home()), true))];
  }

  function finish(name) {
    const { given } = sitting(name);
    const missing = places.flatMap((place, at) => (isGiven(given[place.name]) ? [] : [at]));
    const list = missing.map((at) => button(`Question ${at + 1}`, () => open(...ask(name, at)), true));
    return [heading("The last question is behind you"),
      missing.length ? para(`${counted(missing.length, "question")} without an answer. It counts as not known yet, which is a fair answer.`) : para("Every question has an answer."),
      missing.length ? element("div", { class: "ms-buttons ms-missing" }, list) : null,
      para("Once this sitting is over, its answers can no longer be changed."),
      element("div", { class: "ms-buttons" }, button("This sitting is over", () => {
        kept.keep({ [`${name}.done`]: entry(true) });
        open(...(name === "before" ? home() : result()));
      }), button("Back", () => open(...ask(name, places.length - 1)), true))].filter(Boolean);
  }

  // ---- what changed ----
  function result() {
    const all = sittings.map(sitting).filter((one) => one.done);
    const before = all[0], last = all[all.length - 1];
    const [from, to] = [before, sitting("after")];
    const change = score(to) - score(from);
    const moved = change > 0 ? `${change} more` : change < 0 ? `${-change} fewer` : "no change";
    const lines = all.map((one) => element("div", { class: "ms-line" }, element("b", {}, NAMES[one.name]),
      element("div", { class: "ms-bar", "aria-hidden": "true" }, places.map((place) => {
        const given = one.given[place.name];
        return element("span", { "data-state": isRight(given) ? "right" : isGiven(given) ? "tried" : "open" });
      })), element("span", {}, `${score(one)} of ${places.length} right`)));
    const groups = [
      ["Right now, and not before", (place) => isRight(to.given[place.name]) && !isRight(from.given[place.name])],
      ["Not yet", (place) => !isRight(to.given[place.name]) && !isRight(from.given[place.name])],
      ["Right before, and not now", (place) => !isRight(to.given[place.name]) && isRight(from.given[place.name])],
    ].map(([words, holds]) => {
      const held = places.filter(holds);
      const back = words !== "Right now, and not before";
      return held.length ? element("div", {}, element("h4", {}, `${words} (${held.length})`),
        element("ul", {}, held.map((place) => element("li", {}, place.topic, back ? [". Go back to: ", link(place.back[to.form])] : "")))) : null;
    });
    const bold = places.filter((place) => last.given[place.name].sure === 3 && !isRight(last.given[place.name]));
    const verdict = change >= chance
      ? `A change of ${chance} or more is seldom luck: of made-up learners who learnt nothing, at most 5 in 100 move that far.`
      : `Luck alone can do this: of made-up learners who learnt nothing, more than 5 in 100 move by ${Math.max(1, Math.abs(change))} or more${change > 0 ? `. From ${chance} on it is seldom` : ""}.`;
    return [
      heading("What changed"),
      element("p", { class: "ms-sum" }, `Before ${score(from)} of ${places.length}, after ${score(to)}: ${moved}. `, change ? verdict : ""),
      all.length > 2 ? para(`${weeks} weeks later ${score(last)} of ${places.length}.`) : null,
      element("div", { class: "ms-lines" }, lines),
      ...groups,
      bold.length ? element("div", {}, element("h4", {}, `Sure, and not right (${bold.length})`),
        para("A firm idea that does not hold is worth the most time: ", bold.map((place) => place.topic).join("; "), ".")) : null,
      element("details", { class: "ms-reasons", ontoggle: (event) => { if (event.target.open && !event.target.dataset.filled) fill(event.target, last); } },
        element("summary", {}, `Every question of this form, with reasons`)),
      element("div", { class: "ms-buttons" }, button("Back", () => open(...home()), true)),
    ].filter(Boolean);
  }

  const link = ({ words, address }) => (address && fallback ? element("a", { href: address }, words) : element("i", {}, words));

  function fill(fold, one) {
    fold.dataset.filled = "";
    fold.append(...places.map((place, at) => {
      const question = place[one.form], { answer, mark, sure } = one.given[place.name];
      const control = makers[question.kind](question, () => {}, () => {});
      control.set(answer);
      const given = !["empty", "malformed"].includes(mark.status);
      if (given) control.show(mark);
      const heads = { right: "Right.", partial: "Partly.", wrong: "Not this one." };
      const said = given ? [element("b", {}, `${heads[mark.status]} `), control.words?.(mark) || "", sure ? ` You were ${sure === 1 ? "guessing" : SURE[sure - 1]}.` : "",
        parts.told(control.why?.(mark) || (mark.status === "right" ? "" : reason(question)), "div")] : [element("b", {}, "No answer. "), parts.told(reason(question), "div")];
      return element("div", { class: "ms-question", "data-kind": question.kind },
        element("fieldset", { disabled: true }, element("legend", {}, element("span", { class: "ms-how" }, `Question ${at + 1} · ${place.topic}`),
          parts.told(question.prompt, "span", { class: "ms-prompt" })), control.node),
        element("div", { class: "ms-verdict", "data-mark": given && mark.status === "right" ? "right" : "wrong" }, parts.icon(given && mark.status === "right" ? "right" : "wrong"), element("div", {}, said)));
    }));
  }

  // What a question says to the right answer.
  function reason(question) {
    const right = (question.options || []).filter((one) => one.right);
    if (right.length) return right.map((one) => `<p><b>${one.text}</b> ${one.why}</p>`).join("");
    return question.why || "";
  }

  el.classList.add("ms-quiz", "ms-gain");
  el.setAttribute("role", "group");
  el.setAttribute("aria-label", "Before and after the course");
  el.append(element("div", { class: "ms-eyebrow" }, parts.icon("compare"), "Before and after"), road, stage,
    element("div", { class: "ms-foot" }, messages, own.panel(kept, say, () => show(...home()))));
  if (fallback) { // for paper
    const paper = fallback.cloneNode(true);
    paper.className = "ms-paper";
    el.append(paper);
  }
  show(...home());
  let seen = JSON.stringify(kept.load());
  kept.changed(() => { // another page, or the file of a notebook
    const fresh = JSON.stringify(kept.load());
    if (fresh !== seen && !stage.contains(document.activeElement)) show(...home());
    seen = fresh;
  });
}
export default { render };
