// What the theme leaves out for people who use a keyboard or a screen reader. A classic script: it runs from disk.
(function () {
  "use strict";
  const page = document.documentElement;

  // The theme takes the focus away from these buttons after a click, so the next Tab would start at the top.
  for (const button of document.querySelectorAll(
    ".theme-switch-button, .search-button, .primary-toggle, .secondary-toggle"
  )) {
    button.blur = () => {};
  }

  // The button says which of the three modes is on, not only by its icon.
  const names = { light: "light", dark: "dark", auto: "as your system" };
  function tellMode() {
    for (const button of document.querySelectorAll(".theme-switch-button")) {
      button.setAttribute("aria-label", `Colour mode: ${names[page.dataset.mode] || names.auto}`);
    }
  }
  new MutationObserver(tellMode).observe(page, { attributes: true, attributeFilter: ["data-mode"] });
  tellMode();

  // The two sidebar buttons say whether their sidebar is there: beside the text, or as a drawer over it.
  for (const [side, wide] of [["primary", 992], ["secondary", 1200]]) {
    const button = document.querySelector(`.${side}-toggle`);
    const bar = document.getElementById(`pst-${side}-sidebar`);
    const drawer = document.getElementById(`pst-${side}-sidebar-modal`);
    if (!button || !bar || !drawer) continue;
    button.setAttribute("aria-controls", bar.id);
    const tell = () => {
      const beside = innerWidth >= wide && !bar.classList.contains("pst-sidebar-hidden");
      button.setAttribute("aria-expanded", String(beside || drawer.open));
    };
    for (const one of [bar, drawer]) new MutationObserver(tell).observe(one, { attributes: true });
    addEventListener("resize", tell);
    tell();
  }
})();
