// A page on paper: charts as wide as their column there.
// Loaded by partyboard/serving_words.py. Plotly draws for the width of the screen and is not asked
// again for that of the paper; its drawing is scaled, as its size is said in a `viewBox`.
"use strict";
(() => {
  addEventListener("beforeprint", () => {
    for (const drawing of document.querySelectorAll(".stPlotlyChart svg.main-svg")) {
      const { width, height } = drawing;
      drawing.setAttribute("viewBox", `0 0 ${width.baseVal.value} ${height.baseVal.value}`);
    }
  });
  addEventListener("afterprint", () => {
    for (const drawing of document.querySelectorAll(".stPlotlyChart svg.main-svg")) {
      drawing.removeAttribute("viewBox");
    }
  });
})();
