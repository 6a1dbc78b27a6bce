// The evidence explorer: filters and sorts the table that stands in the page's noscript element, and builds only
// the rows that are asked for. Rows of one study stay together, with its caveat under them.
const TOGETHER = 20; // studies built at a time
const PAUSE = 250; // ms after the last key before the table is filtered and the count is told
const SORTS = [
  ["", "as in the records"],
  ["newest", "newest first"],
  ["oldest", "oldest first"],
  ["most", "most people first"],
  ["fewest", "fewest people first"],
];
const SIDES = [["", "All"], ["results", "Results without harms"], ["harms", "Harms only"]];

function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function grouped(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}

// Missing numbers come last whichever way is sorted.
function compare(key, direction) {
  return (a, b) => {
    const [left, right] = [a[key], b[key]];
    if (left === undefined || right === undefined) return (left === undefined) - (right === undefined);
    return direction * (left - right);
  };
}
const ORDERS = { newest: compare("year", -1), oldest: compare("year", 1), most: compare("people", -1), fewest: compare("people", 1) };

// Studies of the table, each with its rows; nothing is put on the page yet.
function read(text) {
  const table = new DOMParser().parseFromString(text, "text/html").querySelector("table");
  const studies = [...table.tBodies].map((body) => {
    const head = body.querySelector("th");
    head.remove();
    const mind = body.querySelector(".ms-mind");
    const about = plain(`${head.textContent} ${body.dataset.title || ""} ${mind ? mind.textContent : ""}`);
    const rows = [...body.rows].filter((row) => row !== mind).map((row) => ({
      row, kinds: { ...body.dataset, ...row.dataset }, harm: "harm" in row.dataset, text: `${about} ${plain(row.textContent)}`,
    }));
    const { year, people } = body.dataset;
    return { head, mind, rows, year: year && Number(year), people: people && Number(people) };
  });
  return { head: table.tHead, studies };
}

function render({ model, el, fallback }) {
  ms.begin(el);
  el.classList.add("ms-explorer");
  const { element } = ms;
  const { total, filters } = model.get("state");
  const { head, studies } = read(fallback.querySelector("noscript").textContent);
  const part = (name) => `explorer-${name}`;

  const input = element("input", { type: "search", id: part("q"), autocomplete: "off", spellcheck: "false", oninput: later });
  const select = (name, options) => element("select", { id: part(name), onchange: show },
    options.map(([value, words]) => element("option", { value }, words)));
  const selects = Object.fromEntries([
    ...filters.map(({ name, options }) => [name, select(name, [["", "All"], ...options])]),
    ["sort", select("sort", SORTS)],
  ]);
  const sides = SIDES.map(([value, words]) => {
    const node = element("input", { type: "radio", name: part("side"), value, onchange: show });
    return { value, node, label: element("label", {}, node, element("span", {}, words)) };
  });
  const named = (label, control) => element("div", { class: "ms-field" }, element("label", { for: control.id }, label), control);
  const clear = element("button", { type: "button", class: "ms-clear", hidden: true, onclick: () => { put(new URLSearchParams()); show(); input.focus(); } }, "Clear all filters");
  const count = element("p", { class: "ms-count", role: "status" });
  const table = element("table", {}, document.importNode(head, true));
  const region = element("div", { class: "ms-wide", role: "region", tabindex: "0", "aria-label": "Table: published results" }, table);
  const more = element("button", { type: "button", class: "ms-more", onclick: () => grow(true) });
  const end = element("p", { class: "ms-small ms-end" });
  el.append(
    element("form", { role: "search", "aria-label": "Filter the results", onsubmit: (event) => { event.preventDefault(); show(); } },
      named("Find words", input),
      element("div", { class: "ms-selects" }, filters.map(({ name, label }) => named(label, selects[name]))),
      element("fieldset", {}, element("legend", {}, "Benefit or harm"), element("div", { class: "ms-choices" }, sides.map((one) => one.label)))),
    element("div", { class: "ms-told" }, count, clear, named("Order", selects.sort)), region, more, end,
  );

  let waiting = 0, found = [], built = 0;
  function later() {
    clearTimeout(waiting);
    waiting = setTimeout(show, PAUSE);
  }

  function asked() {
    const told = new URLSearchParams();
    if (input.value.trim()) told.set("q", input.value.trim());
    for (const [name, control] of Object.entries(selects)) if (control.value) told.set(name, control.value);
    const side = sides.find((one) => one.node.checked)?.value;
    if (side) told.set("side", side);
    return told;
  }

  function put(told) {
    input.value = told.get("q") || "";
    for (const [name, control] of Object.entries(selects)) {
      control.value = told.get(name) || "";
      if (control.selectedIndex < 0) control.value = ""; // a shared address may name what is no longer there
    }
    const side = told.get("side") || "";
    for (const one of sides) one.node.checked = one.value === side;
    if (!sides.some((one) => one.node.checked)) sides[0].node.checked = true;
  }

  function show() {
    clearTimeout(waiting);
    const told = asked();
    const words = plain(told.get("q") || "").split(/\s+/).filter(Boolean);
    const side = told.get("side");
    const fits = ({ kinds, harm, text }) => filters.every(({ name }) => !told.get(name) || kinds[name] === told.get(name))
      && (!side || harm === (side === "harms")) && words.every((word) => text.includes(word));
    found = studies.map((study) => ({ study, rows: study.rows.filter(fits) })).filter((one) => one.rows.length);
    const order = ORDERS[told.get("sort")];
    if (order) found.sort((a, b) => order(a.study, b.study));
    const results = found.reduce((sum, one) => sum + one.rows.length, 0);
    const from = `from ${grouped(found.length)} ${found.length === 1 ? "record" : "records"}`;
    count.textContent = results ? `${grouped(results)} of ${grouped(total)} results, ${from}` : `None of ${grouped(total)} results fits. Take a filter away.`;
    told.delete("sort");
    clear.hidden = !String(told);
    region.hidden = !results;
    for (const body of [...table.tBodies]) body.remove();
    built = 0;
    grow(false);
    keep();
  }

  // Builds the next studies; after a press of the button the focus goes to the first of them.
  function grow(pressed) {
    const made = found.slice(built, built + TOGETHER).map(({ study, rows }) => {
      const body = element("tbody");
      const top = document.importNode(study.head, true);
      top.rowSpan = rows.length + (study.mind ? 1 : 0);
      rows.forEach(({ row }, at) => {
        const line = document.importNode(row, true);
        if (at === 0) line.prepend(top);
        body.append(line);
      });
      if (study.mind) body.append(document.importNode(study.mind, true));
      return body;
    });
    table.append(...made);
    built += made.length;
    const left = found.length - built;
    more.hidden = !left;
    more.textContent = `Show ${Math.min(left, TOGETHER)} more of ${grouped(left)} records`;
    end.textContent = left || !found.length ? "" : "That is all of them.";
    if (pressed) made[0]?.querySelector("a")?.focus();
  }

  // The address tells the filters, so that they can be shared; it is not a step of the history.
  function keep() {
    const told = String(asked());
    if (told !== location.hash.slice(1) && (told || isOurs())) {
      history.replaceState(history.state, "", told ? `#${told}` : location.pathname + location.search);
    }
  }

  function isOurs() {
    return location.hash.includes("=");
  }

  addEventListener("hashchange", () => { if (isOurs()) { put(new URLSearchParams(location.hash.slice(1))); show(); } });
  put(new URLSearchParams(isOurs() ? location.hash.slice(1) : ""));
  show();
}

export default { render };
