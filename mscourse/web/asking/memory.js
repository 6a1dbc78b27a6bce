// What the reader did, kept on the reader's machine: in a page by the browser, in a notebook by Python. Both
// hold the document of mscourse/progress/document.py, so that a file saved from one can be taken into the other.
const memory = (function () {
  const COURSE = "mscourse", FORMAT = 1;
  const KEY = "mscourse/1/progress"; // names the course: several sites can share a host
  const CHANGED = "mscourse-progress"; // tells the other quizzes of a page
  const MOST = 1_000_000, MOST_ANSWERS = 1000, LONGEST = 400, DEEPEST = 4;
  const STATUSES = ["right", "partial", "wrong", "compare", "open"];
  const ID = /^[a-z][a-z0-9_]{0,59}\.[a-z][a-z0-9_]{0,59}$/;
  const TIME = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z$/;

  class Unusable extends Error {
    constructor(kind, message) {
      super(message);
      this.kind = kind;
    }
  }

  const counts = (value) => Number.isInteger(value) && value >= 0 && value <= 1e6;

  function plain(value, deep) {
    if (Array.isArray(value)) return deep > 0 && value.every((one) => plain(one, deep - 1));
    return value === null || ["string", "boolean"].includes(typeof value) || Number.isFinite(value);
  }

  function sound(one) {
    return one && typeof one === "object" && counts(one.revision) && one.revision > 0 && counts(one.tries)
      && STATUSES.includes(one.status) && TIME.test(one.time) && plain(one.answer, DEEPEST)
      && JSON.stringify(one.answer).length <= LONGEST;
  }

  // The answers in a document; throws what is wrong with it, in words for the reader.
  function read(text) {
    if (text.length > MOST) throw new Unusable("huge", `it has ${text.length} characters; ${MOST} are allowed`);
    let whole;
    try { whole = JSON.parse(text); } catch { throw new Unusable("corrupt", "it is no JSON document"); }
    if (!whole || typeof whole !== "object" || whole.course !== COURSE) {
      throw new Unusable("foreign", `it is no document of the course “${COURSE}”`);
    }
    if (Number.isInteger(whole.format) && whole.format > FORMAT) {
      throw new Unusable("newer", "it was written by a newer version of the course");
    }
    const { answers } = whole;
    const entries = answers && typeof answers === "object" && !Array.isArray(answers) ? Object.entries(answers) : null;
    const fits = entries && entries.length <= MOST_ANSWERS && entries.every(([name, one]) => ID.test(name) && sound(one));
    if (whole.format !== FORMAT || !fits) throw new Unusable("corrupt", "it has not the form that the course writes");
    return Object.fromEntries(entries.map(([name, { revision, answer, status, tries, time }]) =>
      [name, { revision, answer, status, tries, time }]));
  }

  const write = (answers) => `${JSON.stringify({ course: COURSE, format: FORMAT, answers }, null, 1)}\n`;

  function merge(ours, theirs) {
    const together = { ...ours };
    for (const [name, one] of Object.entries(theirs)) {
      const other = together[name];
      const last = other && other.time > one.time ? other : one;
      together[name] = { ...last, tries: Math.max(one.tries, other ? other.tries : 0) };
    }
    return together;
  }

  // In a page. `say` takes a message for the reader.
  function inBrowser(say) {
    let held = {}; // where the browser keeps nothing, the page still does until it is closed
    const load = () => {
      let text;
      try { text = localStorage.getItem(KEY); } catch { return held; }
      if (text === null) return held;
      try { return merge(held, read(text)); } catch (problem) {
        const aside = `${KEY}.${problem.kind || "corrupt"}-${new Date().toISOString()}`;
        try {
          localStorage.setItem(aside, text);
          localStorage.removeItem(KEY);
          say(`Your stored answers could not be used: ${problem.message}. They are kept in this browser as “${aside}”.`);
        } catch { say("Your stored answers could not be used, and this browser has no room to set them aside."); }
        return held;
      }
    };
    const keep = (answers) => {
      held = merge(load(), answers);
      try { localStorage.setItem(KEY, write(held)); } catch {
        say("This browser keeps nothing for this page. Your answers stay until you close it.");
      }
    };
    return {
      where: "in this browser",
      load,
      keep,
      take(answers) { keep(answers); dispatchEvent(new Event(CHANGED)); },
      erase() {
        held = {};
        try { localStorage.removeItem(KEY); } catch { /* it kept nothing */ }
        dispatchEvent(new Event(CHANGED));
      },
      changed(listener) {
        addEventListener(CHANGED, listener);
        addEventListener("storage", (event) => { if (event.key === KEY) { held = {}; listener(); } });
      },
    };
  }

  // In a notebook Python keeps the file; the widget's values carry the answers there.
  function inNotebook(model, say) {
    const load = () => (model.get("values") || {}).answers || {};
    const set = (values) => { model.set("values", values); model.save_changes(); };
    const tell = () => { for (const message of (model.get("answer") || {}).messages || []) say(message); };
    model.on("change:answer", tell);
    tell();
    const keep = (answers) => set({ answers: merge(load(), answers) });
    return {
      where: "on the machine that runs this notebook",
      load,
      keep,
      take: keep,
      erase: () => set({ answers: {}, erased: new Date().toISOString() }),
      changed: (listener) => model.on("change:values", listener),
    };
  }

  return { read, write, merge, of: (model, say) => (model.home ? inBrowser(say) : inNotebook(model, say)) };
})();
