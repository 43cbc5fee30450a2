// The camera saves what the screen shows: a picture of 1920 × 1080 in the page's own font.
// Loaded by partyboard/serving/words.py. A chart brings the picture that is saved in its layout's
// `meta` (partyboard/board/camera.py); where there is none, or no font, the chart is saved as it is.
"use strict";
(() => {
  const PATIENCE = 3000;  // ms; then the picture comes in a font of the machine
  let reading;  // the promise of the fonts, once somebody has come near a chart
  let style = "";  // the style sheet that holds them, once they are there
  let isLate = false;  // whether a click has waited long enough

  // The fonts that the page itself has, as rules whose files stand in them: a picture made from an
  // SVG may fetch nothing.
  async function embedded() {
    const rules = [...document.styleSheets].flatMap(fontFaces).filter(isDrawn);
    const whole = await Promise.all(rules.map(inlined));
    if (!whole.length) throw new Error("no font of the page's own");
    style = `<style>${whole.join("")}</style>`;
  }

  function fontFaces(sheet) {
    try {
      return [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule);
    } catch {
      return [];  // a sheet from elsewhere is closed to us
    }
  }

  // Streamlit brings fonts of its own, in which no chart is drawn.
  function isDrawn(rule) {
    const family = rule.style.getPropertyValue("font-family").replace(/["']/g, "");
    const title = document.querySelector(".main-svg .annotation text");
    return title !== null && getComputedStyle(title).fontFamily.includes(family);
  }

  async function inlined(rule) {
    const address = /url\(["']?([^"')]+)["']?\)/.exec(rule.style.getPropertyValue("src"))[1];
    const file = await (await fetch(new URL(address, document.baseURI))).blob();
    const read = new FileReader();
    await new Promise((done, failed) => {
      read.onload = done;
      read.onerror = failed;
      read.readAsDataURL(file);
    });
    const said = ["font-family", "font-weight", "unicode-range"]
      .map((name) => `${name}: ${rule.style.getPropertyValue(name).replace(/"/g, "'")};`);
    return `@font-face { ${said.join(" ")} src: url('${read.result}') format('woff2'); }`;
  }

  function ready() {
    reading ??= embedded().catch(() => { reading = undefined; });
    return reading;
  }

  const serialize = XMLSerializer.prototype.serializeToString;
  XMLSerializer.prototype.serializeToString = function (node) {
    const text = serialize.call(this, node);
    const isChart = node instanceof SVGSVGElement && node.classList.contains("main-svg");
    return isChart && style ? text.replace(/^<svg[^>]*>/, (tag) => tag + style) : text;
  };

  function chartOf(event) {
    return event.target.closest?.(".modebar-btn")?.closest(".js-plotly-plot");
  }

  for (const near of ["pointerover", "focusin", "touchstart"]) {
    document.addEventListener(near, (event) => {
      if (event.target.closest?.(".stPlotlyChart")) ready();
    }, { capture: true, passive: true });
  }

  // Plotly reads the chart while the click is handled, and draws its copy afterwards.
  document.addEventListener("click", (event) => {
    const chart = chartOf(event);
    if (!chart) return;
    if (!style && !isLate) {
      event.stopImmediatePropagation();
      const button = event.target.closest(".modebar-btn");
      const late = new Promise((done) => { setTimeout(done, PATIENCE); });
      Promise.race([ready(), late]).then(() => {
        isLate = true;
        button.click();
        isLate = false;
      });
      return;
    }
    const saved = chart.layout?.meta?.saved;
    if (!saved) return;
    const { data, layout } = chart;
    Object.assign(chart, saved);
    setTimeout(() => Object.assign(chart, { data, layout }));
  }, true);
})();
