"""The words that Streamlit's own widgets say, in Vietnamese: it knows English only."""

import json

import streamlit as st

# What the widgets on our pages say, as it stands in Streamlit 1.67.
WORDS = {
    "Skip to main content": "Đến nội dung chính",
    "App pages": "Các trang",
    "Open": "Mở",
    "Close": "Đóng",
    "Clear value": "Bỏ chọn",
    "No results": "Không có",
    "Upload": "Chọn tệp",
    "file upload": "chọn tệp",
    "Drag and drop files here": "Thả tệp vào đây",
    "Add files": "Thêm tệp",
    "Upload failed": "Chưa nhận được tệp, thử lại",
    "Try again": "Thử lại",
    "Cancel": "Hủy",
    "Show/hide columns": "Chọn cột",
    "Download as CSV": "Tải bảng về (CSV)",
    "Search": "Tìm",
    "Type to search": "Gõ để tìm",
    "Close Search": "Đóng ô tìm",
    "Previous Result": "Kết quả trước",
    "Next Result": "Kết quả sau",
    "Fullscreen": "Toàn màn hình",
    "Close fullscreen": "Thu nhỏ",
    "Dataframe column menu": "Thao tác với cột",
    "Copy column name": "Chép tên cột",
    "Select all": "Chọn hết",
    "Sort ascending": "Xếp tăng dần",
    "Sort descending": "Xếp giảm dần",
    "Format": "Cách ghi số",
    "Statistics": "Thống kê",
    "Autosize": "Vừa nội dung",
    "Pin column": "Giữ cột bên trái",
    "Unpin column": "Thôi giữ cột",
    "Hide column": "Ẩn cột",
    "Running...": "Đang tính …",
    "Stop": "Dừng",
    "Stop script": "Dừng",
    "Connecting": "Đang kết nối",
    "Connecting to Streamlit server": "Đang kết nối với chương trình",
    "Unable to connect to Streamlit server": "Không kết nối được với chương trình",
    "Connection error": "Mất kết nối",
    "Page not found": "Không có trang này",
    "Notifications": "Thông báo",
}
_PATTERNS = [
    ["^([0-9]+)(K|M|G)B per file$", "Mỗi tệp tối đa $1 $2B"],
    ["^File must be ([0-9]+)[.0]*(K|M|G)B or smaller[.]$", "Tệp lớn hơn $1 $2B, không nhận."],
    ["^Remove (.+)$", "Bỏ $1"],
    ["^([0-9]+) results?$", "$1 kết quả"],
    ["^Is Streamlit still running.*$", "Chương trình đã dừng. Mở lại chương trình."],
    ["^([0-9]+)[.]([0-9])(K|M)B$", "$1,$2 $3B"],
    ["^(You|The page that you) have requested.*$", "Địa chỉ này không có trang nào."],
]
_SCRIPT = """
<span class="script"></span><script>
(() => {
  if (window.speaksVietnamese) return;
  window.speaksVietnamese = true;
  document.documentElement.lang = "vi";
  const words = WORDS, patterns = PATTERNS.map(([from, to]) => [new RegExp(from), to]);
  const attributes = ["aria-label", "title", "placeholder"];
  const ours = ".stHtml, .js-plotly-plot, canvas";  // what pages and charts say is left alone
  const said = text => {
    const found = text.trim();
    if (Object.hasOwn(words, found)) return words[found];
    for (const [from, to] of patterns) if (from.test(found)) return found.replace(from, to);
    return text;
  };
  const reword = node => {
    if (node.nodeType === Node.TEXT_NODE) {
      const now = said(node.data);
      if (now !== node.data) node.data = now;
    } else if (node.nodeType === Node.ELEMENT_NODE && !node.matches(ours)) {
      for (const name of attributes) {
        const now = said(node.getAttribute(name) ?? "");
        if (now && now !== node.getAttribute(name)) node.setAttribute(name, now);
      }
      node.childNodes.forEach(reword);
    }
  };
  new MutationObserver(changes => {
    for (const {target, type, addedNodes} of changes) {
      const element = target.nodeType === Node.TEXT_NODE ? target.parentElement : target;
      if (element?.closest(ours)) continue;
      (type === "childList" ? addedNodes : [target]).forEach(reword);
    }
  }).observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: attributes,
  });
  reword(document.body);
})();
</script>
"""


def speak_vietnamese() -> None:
    """Put our words in the place of Streamlit's, now and whenever it shows more of them."""
    script = _SCRIPT.replace("WORDS", json.dumps(WORDS, ensure_ascii=False))
    script = script.replace("PATTERNS", json.dumps(_PATTERNS, ensure_ascii=False))
    st.html(script, unsafe_allow_javascript=True)
