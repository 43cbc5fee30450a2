// Streamlit answers a change of the address by turning to its page, as when one goes back.
(() => {
  document.addEventListener("click", event => {
    const link = event.target.closest?.("a.turns");
    if (!link || event.defaultPrevented || event.button) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState({}, "", link.href);
    dispatchEvent(new PopStateEvent("popstate"));
  });
})();
