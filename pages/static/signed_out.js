// A page whose session has ended is answered 401 when Streamlit asks for its server again: the
// figures on it are taken away, and the address leads to the door.
(() => {
  const leave = status => { if (status === 401) window.location.reload(); };
  const { fetch } = window;
  window.fetch = (...asked) => fetch(...asked).then(answer => { leave(answer.status); return answer; });
  const { send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.send = function (...body) {
    this.addEventListener("loadend", () => leave(this.status));
    return send.apply(this, body);
  };
})();
