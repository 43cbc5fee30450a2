// A page on paper: charts as wide as their column there, tables with all their rows.
// Loaded by partyboard/serving/words.py. Plotly draws for the width of the screen and is not asked
// again for that of the paper; its drawing is scaled, as its size is said in a `viewBox`.
"use strict";
(() => {
  const tables = () => document.querySelectorAll(".on-paper[data-table]");

  // What partyboard/board/paper.py holds ready: headings, and cells with whether each is a number.
  function set(place) {
    const { head, rows } = JSON.parse(place.dataset.table);
    const table = document.createElement("table");
    const headings = table.createTHead().insertRow();
    for (const name of head) {
      headings.append(Object.assign(document.createElement("th"), { textContent: name }));
    }
    const body = table.createTBody();
    for (const row of rows) {
      const line = body.insertRow();
      for (const [text, isNumber] of row) {
        const cell = line.insertCell();
        cell.textContent = text;
        cell.classList.toggle("number", isNumber);
      }
    }
    place.replaceChildren(table);
  }

  addEventListener("beforeprint", () => {
    tables().forEach(set);
    for (const drawing of document.querySelectorAll(".stPlotlyChart svg.main-svg")) {
      const { width, height } = drawing;
      drawing.setAttribute("viewBox", `0 0 ${width.baseVal.value} ${height.baseVal.value}`);
    }
  });
  addEventListener("afterprint", () => {
    for (const place of tables()) place.replaceChildren();
    for (const drawing of document.querySelectorAll(".stPlotlyChart svg.main-svg")) {
      drawing.removeAttribute("viewBox");
    }
  });
})();
