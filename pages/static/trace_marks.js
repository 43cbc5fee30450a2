// The marks of a month are known by what stands on the axis of months; Plotly tells of a click on
// one without the chart becoming a widget, which would fade its other marks and run the page anew.
(() => {
  const turn = (chart, event) => {
    const month = /^(\d{1,2})\/(\d{4})$/.exec(event.points?.[0]?.x ?? "");
    const place = chart.closest('[class*="st-key-chart-"]');
    const name = /st-key-chart-([\w-]+)/.exec(place?.className ?? "")?.[1];
    const link = document.querySelector(`.traces[data-chart="${name}"]`);
    if (!month || !link) return;
    const asked = new URLSearchParams(link.dataset.address);
    asked.set("month", `${month[2]}-${month[1].padStart(2, "0")}`);
    history.pushState({}, "", `trace?${asked}`);
    dispatchEvent(new PopStateEvent("popstate"));
  };
  document.addEventListener("pointerdown", event => {
    const chart = event.target.closest?.(".js-plotly-plot");
    if (!chart?.on || chart.tracesMarks) return;
    chart.tracesMarks = true;
    chart.on("plotly_click", clicked => turn(chart, clicked));
  }, true);
})();
