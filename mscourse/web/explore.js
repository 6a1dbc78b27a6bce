// The face of an explorable.
function render({ model, el }) {
  el.append(ms.element("p", {}, model.get("state").title || ""));
  ms.contain(el);
}
export default { render };
