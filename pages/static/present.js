// The presentation: keys, arrows and swipes turn the slides; the address names the one in view.
// All slides are on the page, so that turning waits for nothing; a style shows one of them.
// Put on the page by pages/parts/present_stage.py, each time that the presentation is opened.
"use strict";
(() => {
  const WIDTH = 1920;
  const HEIGHT = 1080;
  const IDLE = 2500; // ms until the controls fade
  const SWIPE = 60; // px
  const root = document.documentElement;
  const KEYS = {
    ArrowRight: "forth", ArrowDown: "forth", PageDown: "forth", " ": "forth",
    ArrowLeft: "back", ArrowUp: "back", PageUp: "back", Backspace: "back",
    Home: "first", End: "last", Escape: "leave", f: "full", F: "full",
  };
  const stage = () => document.querySelector(".stage[data-slides]");
  const slides = () => stage().dataset.slides.split(" ");
  const style = document.getElementById("slide-in-view")
    ?? document.head.appendChild(Object.assign(document.createElement("style"), {
      id: "slide-in-view",
    }));

  const inView = () => Math.max(0, slides().indexOf(root.dataset.slide));

  function show(index) {
    const names = slides();
    const name = names[Math.min(Math.max(index, 0), names.length - 1)];
    root.dataset.slide = name;
    style.textContent = `.st-key-slide-${name} { visibility: visible !important; }`;
    const at = names.indexOf(name);
    document.querySelector(".counter").textContent = `${at + 1}/${names.length}`;
    document.querySelector('[data-do="back"]').disabled = at === 0;
    document.querySelector('[data-do="forth"]').disabled = at === names.length - 1;
    addressed(name);
  }

  function addressed(slide) {
    const address = new URL(location.href);
    const view = new URLSearchParams(stage().dataset.view);
    address.searchParams.delete("arrange");
    for (const [name, value] of [...view, ["slide", slide]]) address.searchParams.set(name, value);
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  }

  function leave() {
    // Streamlit changes pages without loading anew: another path than that of the first load means
    // that one came from a page of the board.
    const loaded = new URL(performance.getEntriesByType("navigation")[0].name);
    if (loaded.pathname !== location.pathname && history.length > 1) {
      history.back();
      return;
    }
    const board = new URL("./", location.href);
    board.search = stage().dataset.view;
    location.assign(board);
  }

  function arrange() {
    const address = new URL(location.href);
    address.search = `${stage().dataset.view}&arrange=1`;
    location.assign(address);
  }

  const DO = {
    forth: () => show(inView() + 1),
    back: () => show(inView() - 1),
    first: () => show(0),
    last: () => show(slides().length - 1),
    leave,
    arrange,
    full: () => (document.fullscreenElement
      ? document.exitFullscreen() : root.requestFullscreen()),
  };

  function fit() {
    const scale = Math.min(innerWidth / WIDTH, innerHeight / HEIGHT);
    root.style.setProperty("--scale", scale);
    root.style.setProperty("--left", `${(innerWidth - WIDTH * scale) / 2}px`);
    root.style.setProperty("--top", `${(innerHeight - HEIGHT * scale) / 2}px`);
  }

  let fading;
  function moved() {
    root.classList.add("moving");
    clearTimeout(fading);
    fading = setTimeout(() => root.classList.remove("moving"), IDLE);
  }

  function pressed(event) {
    if (!stage() || event.ctrlKey || event.altKey || event.metaKey) return;
    const onButton = event.key === " " && event.target.closest?.("button, a");
    const wanted = event.key === " " && event.shiftKey ? "back" : KEYS[event.key];
    if (!wanted || onButton) return;
    event.preventDefault();
    event.stopPropagation();
    DO[wanted]();
  }

  function clicked(event) {
    const button = stage() && event.target.closest?.("[data-do]");
    if (button) DO[button.dataset.do]();
  }

  let touched;
  function listen() {
    addEventListener("keydown", pressed, true);
    addEventListener("click", clicked);
    addEventListener("resize", fit);
    addEventListener("mousemove", () => stage() && moved());
    addEventListener("touchstart", (event) => { touched = event.changedTouches[0].clientX; });
    addEventListener("touchend", (event) => {
      const across = event.changedTouches[0].clientX - touched;
      if (stage() && Math.abs(across) > SWIPE) DO[across < 0 ? "forth" : "back"]();
    });
  }

  function open() {
    fit();
    show(Math.max(0, slides().indexOf(stage().dataset.first)));
  }

  if (!window.presents) listen();
  window.presents = true;
  open();
})();
