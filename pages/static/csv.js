// Streamlit writes a table as CSV in the browser, every text as it is: a spreadsheet would run one
// that begins with "=" as a formula. The texts of the file are marked with an apostrophe, as those
// of the command line are; numbers stay numbers.
(() => {
  const START = "\uFEFF"; // what Streamlit writes first, and nothing else in the page does
  const FORMULA = /^(["\s]*)([=+@\t\r-])/;
  const NUMBER = /^[+-]?[\d.]+(e[+-]?\d+)?$/i;
  const writers = new WeakSet();
  const encode = TextEncoder.prototype.encode;

  // A cell in quotes may hold commas and ends of lines; any other ends at the next of them.
  const harmless = (row) => row.replace(/"(?:[^"]|"")*"|[^,\n"]+/g, (cell) => (
    FORMULA.test(cell) && !NUMBER.test(cell) ? cell.replace(/^"?/, "$&'") : cell));

  TextEncoder.prototype.encode = function (text) {
    if (text === START) writers.add(this);
    return encode.call(this, writers.has(this) ? harmless(text) : text);
  };
})();
