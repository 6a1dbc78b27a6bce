// The face of a quiz.
function render({ model, el }) {
  el.append(ms.element("p", {}, model.get("state").title || ""));
  ms.contain(el);
}
export default { render };
