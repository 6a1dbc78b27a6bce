// What a reader can do with all her answers: save them to a file, take them from one, erase them.
const own = (function () {
  // Every answer of the course, not of this quiz alone.
  function panel(kept, say, restore) {
    const { element } = ms;
    const file = element("input", { type: "file", accept: "application/json,.json", class: "ms-vh", tabindex: "-1", "aria-hidden": "true", onchange: take });
    const save = () => {
      const address = URL.createObjectURL(new Blob([memory.write(kept.load())], { type: "application/json" }));
      element("a", { href: address, download: "mscourse-answers.json" }).click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
      say("Your answers went into the file “mscourse-answers.json”, where this browser keeps its downloads.");
    };
    async function take() {
      const [chosen] = file.files;
      file.value = "";
      if (!chosen) return;
      try {
        if (chosen.size > 1_000_000) throw new Error("it has more than 1,000,000 bytes");
        const answers = memory.read(await chosen.text());
        kept.take(answers);
        restore();
        const many = Object.keys(answers).length;
        say(`${many} ${many === 1 ? "answer was" : "answers were"} taken from the file. Newer answers given here were kept.`);
      } catch (problem) { say(`This file cannot be used: ${problem.message}. Nothing was changed.`); }
    }
    const erase = element("button", { type: "button", class: "ms-quiet", onclick: () => { sure.hidden = false; erase.hidden = true; yes.focus(); } }, "Erase");
    const yes = element("button", { type: "button", class: "ms-quiet", onclick: () => { kept.erase(); settle(); restore(); say("Your answers are erased."); } }, "Erase all my answers");
    const no = element("button", { type: "button", class: "ms-quiet", onclick: () => settle() }, "Keep them");
    const sure = element("span", { class: "ms-confirm", hidden: true }, yes, no);
    const settle = () => { sure.hidden = true; erase.hidden = false; erase.focus(); };
    return element("details", { class: "ms-own" }, element("summary", {}, "Your answers"),
      element("p", {}, `They are kept ${kept.where}, under the name of the course, and sent nowhere.`),
      element("div", { class: "ms-buttons" }, element("button", { type: "button", class: "ms-quiet", onclick: save }, "Save to a file"),
        element("button", { type: "button", class: "ms-quiet", onclick: () => file.click() }, "Take from a file"), erase, sure), file);
  }

  return { panel };
})();
