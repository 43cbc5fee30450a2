// A page opened from the navigation has no month in its address until it writes it there, and
// Streamlit would make that a step of its own, back to which nothing leads but here again.
(() => {
  const push = history.pushState.bind(history);
  history.pushState = (state, unused, url) => {
    const to = new URL(url ?? location.href, location.href);
    const isCompleted = to.pathname === location.pathname && to.search && !location.search;
    if (isCompleted) history.replaceState(state, unused, url); else push(state, unused, url);
  };
})();
