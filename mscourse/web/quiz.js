// The face of a quiz.
function render({ model, el }) {
  ms.begin(el);
  el.append(ms.element("p", {}, model.get("state").title || ""));
}
export default { render };
