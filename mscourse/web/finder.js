// Finds among what stands on the page: hides every item that lacks the words or is not of the kind chosen.
// The items are HTML already and lie outside the view, under their own headings; without scripts all are shown.
const HIDE = 250; // ms after the last key before the page is searched and the count is told

function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function render({ model, el }) {
  ms.begin(el);
  el.classList.add("ms-finder");
  const { element } = ms;
  const { items: selector, field, choice, one, many } = model.get("state");
  const items = [...document.querySelectorAll(selector)].map((node) => ({ node, kind: choice && node.dataset[choice.name] }));
  const sections = [...new Set(items.map(({ node }) => node.closest("section")))];
  const count = element("p", { class: "ms-count", role: "status" });
  const input = element("input", { type: "search", id: `${selector.replace(/\W+/g, "")}-words`, autocomplete: "off", spellcheck: "false", oninput: later });
  const radios = (choice ? [{ value: "", words: "All", count: items.length }, ...choice.options] : []).map((option) => ({
    value: option.value,
    node: element("input", { type: "radio", name: choice.name, value: option.value, onchange: show }),
    option,
  }));
  const label = ({ node, option }) => {
    const made = element("label", {}, node, element("span", {}, option.words, " ", element("span", { class: "ms-number-of" }, String(option.count))));
    if (option.sign) node.insertAdjacentHTML("afterend", option.sign);
    return made;
  };
  const clear = element("button", { type: "button", class: "ms-clear", hidden: true, onclick: () => { put(new URLSearchParams()); show(); input.focus(); } }, "Show all");
  el.append(
    element("form", { role: "search", "aria-label": field, onsubmit: (event) => { event.preventDefault(); show(); } },
      radios.length ? element("fieldset", {}, element("legend", {}, choice.label), element("div", { class: "ms-choices" }, radios.map(label))) : "",
      element("div", { class: "ms-field" }, element("label", { for: input.id }, field), input)),
    element("div", { class: "ms-told" }, count, clear),
  );

  let waiting = 0;
  function later() {
    clearTimeout(waiting);
    waiting = setTimeout(show, HIDE);
  }

  function asked() {
    return { words: plain(input.value).split(/\s+/).filter(Boolean), kind: radios.find((radio) => radio.node.checked)?.value || "" };
  }

  function show() {
    clearTimeout(waiting);
    const { words, kind } = asked();
    let shown = 0;
    for (const item of items) {
      item.text = item.text || (words.length ? plain(`${item.node.id} ${item.node.textContent}`) : undefined);
      const fits = (!kind || item.kind === kind) && words.every((word) => item.text.includes(word));
      item.node.hidden = !fits;
      shown += fits;
    }
    for (const section of sections) section.hidden = items.every(({ node }) => node.hidden || !section.contains(node));
    const all = shown === items.length;
    count.textContent = all ? `${items.length} ${items.length === 1 ? one : many}` : `${shown} of ${items.length} ${many}`;
    clear.hidden = all && !kind && !words.length;
    keep();
  }

  // The address tells the choice, so that it can be shared; it is not a step of the history.
  function keep() {
    const told = new URLSearchParams();
    if (input.value.trim()) told.set("q", input.value.trim());
    const { kind } = asked();
    if (kind) told.set(choice.name, kind);
    const held = location.hash.slice(1);
    if (String(told) === held || (!String(told) && !isOurs(held))) return;
    history.replaceState(history.state, "", String(told) ? `#${told}` : location.pathname + location.search);
  }

  function isOurs(hash) {
    return /^(q|verdict)=/.test(hash);
  }

  function put(told) {
    input.value = told.get("q") || "";
    const kind = (choice && told.get(choice.name)) || "";
    for (const radio of radios) radio.node.checked = radio.value === kind;
    if (radios.length && !radios.some((radio) => radio.node.checked)) radios[0].node.checked = true;
  }

  // A link to something hidden shows everything again, and goes there.
  function follow() {
    const hash = location.hash.slice(1);
    if (isOurs(hash)) put(new URLSearchParams(hash));
    else if (document.getElementById(decodeURIComponent(hash))?.closest("[hidden]")) put(new URLSearchParams());
    else return;
    show();
    document.getElementById(decodeURIComponent(hash))?.scrollIntoView();
  }
  addEventListener("hashchange", follow);
  put(new URLSearchParams(isOurs(location.hash.slice(1)) ? location.hash.slice(1) : ""));
  show();
}

export default { render };
