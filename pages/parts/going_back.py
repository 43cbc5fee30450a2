"""The browser's Back leads to the page before, or to the choice before: one press, one step."""

import streamlit as st

# A page opened from the navigation has no month in its address until it writes it there, and
# Streamlit would make that a step of its own, back to which nothing leads but here again.
_SCRIPT = """
<span class="script"></span><script>
(() => {
  if (window.stepsBackOnce) return;
  window.stepsBackOnce = true;
  const push = history.pushState.bind(history);
  history.pushState = (state, unused, url) => {
    const to = new URL(url ?? location.href, location.href);
    const isCompleted = to.pathname === location.pathname && to.search && !location.search;
    if (isCompleted) history.replaceState(state, unused, url); else push(state, unused, url);
  };
})();
</script>
"""


def step_back_once() -> None:
    """Let a page complete its own address without making a step of it."""
    st.html(_SCRIPT, unsafe_allow_javascript=True)
