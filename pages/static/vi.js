// Streamlit's own words in Vietnamese: Streamlit speaks only English and has no setting for it.
// Loaded by partyboard/serving/words.py. Exact sentences and a few patterns are replaced, in the
// text nodes and attributes that Streamlit adds; what our pages say and show is never read.
"use strict";
(() => {
  // Where English stands (CSS), and what it becomes there. "body": wherever it stands.
  const WORDS = [
    ["body", {
      "Skip to main content": "Tới nội dung chính",
      "App pages": "Các trang",
      "Main menu": "Bảng chọn",
      "Close": "Đóng",
      "Dismiss": "Đóng",
      "Loading": "Đang tải",
      "Please wait...": "Xin chờ…",
      "progress": "đã làm được",
      "Copy to clipboard": "Chép",
      "Copied": "Đã chép",
      "view more": "xem thêm",
      "view less": "thu gọn",
      "This field is required.": "Mục này phải có.",
      "Invalid value.": "Giá trị không hợp lệ.",
      "Show password": "Hiện mật khẩu",
      "Hide password": "Ẩn mật khẩu",
      "Clear entry": "Xóa",
      "Scrollable table": "Bảng cuộn được",
      "Scroll tabs left": "Cuộn sang trái",
      "Scroll tabs right": "Cuộn sang phải",
      "Sidebar": "Thanh bên",
      "Expand sidebar": "Mở thanh bên",
      "Collapse sidebar": "Thu thanh bên",
      "Pagination": "Các trang của bảng",
      "Previous page": "Trang trước",
      "Next page": "Trang sau",
      "add icon": "thêm",
      "Choose date": "Chọn ngày",
    }],
    [".stSelectbox, .stMultiSelect, [data-testid$='VirtualDropdown']", {
      "Open": "Mở danh sách",
      "No results": "Không tìm thấy",
      "No options": "Không có lựa chọn",
      "No options to select": "Không có lựa chọn",
      "No options to select.": "Không có lựa chọn",
      "Choose an option": "Chọn một mục",
      "Choose options": "Chọn các mục",
      "Clear value": "Bỏ lựa chọn",
      "Clear all": "Bỏ tất cả",
      "Select all": "Chọn tất cả",
      "Selectbox": "Danh sách chọn",
      "Selectbox options": "Các lựa chọn",
      "Show suggestions": "Mở danh sách",
      "Suggestions": "Các lựa chọn",
    }],
    [".stElementToolbar, [data-testid='stTooltipContent']", {
      "Show/hide columns": "Ẩn, hiện cột",
      "Download as CSV": "Tải bảng về (CSV)",
      "Search": "Tìm trong bảng",
      "Fullscreen": "Toàn màn hình",
      "Close fullscreen": "Thu nhỏ",
      "Clear selection": "Bỏ chọn",
    }],
    ["[data-testid='stDataFrameColumnVisibilityMenu']", {
      "Select all": "Chọn tất cả",
      "(index)": "(thứ tự)",
    }],
    ["[data-testid='stDataFrameColumnMenu']", {
      "Dataframe column menu": "Bảng chọn của cột",
      "Copy column name": "Chép tên cột",
      "Sort ascending": "Xếp tăng dần",
      "Sort descending": "Xếp giảm dần",
      "Statistics": "Thống kê",
      "Format": "Dạng số",
      "Autosize": "Vừa nội dung",
      "Pin column": "Ghim cột",
      "Unpin column": "Bỏ ghim cột",
      "Hide column": "Ẩn cột",
      "text": "chữ",
      "number": "số",
      "checkbox": "có hoặc không",
      "date": "ngày",
      "datetime": "ngày giờ",
      "time": "giờ",
      "list": "danh sách",
      "object": "khác",
    }],
    ["[data-testid='stDataFrameColumnFormattingMenu']", {
      "Automatic": "Tự động",
      "Localized": "Theo máy này",
      "Plain": "Số trơn",
      "Compact": "Viết gọn",
      "Dollar": "Đô la",
      "Euro": "Ơ-rô",
      "Yen": "Yên",
      "Percent": "Phần trăm",
      "Scientific": "Dạng khoa học",
      "Accounting": "Dạng kế toán",
      "Duration": "Khoảng thời gian",
      "Distance": "So với hôm nay",
      "Calendar": "Theo lịch",
    }],
    ["[data-testid='stDataFrameStatisticsMenu']", {
      "Values": "Số ô có giá trị",
      "Empty": "Số ô trống",
      "Distinct": "Số giá trị khác nhau",
      "Average": "Trung bình",
      "Standard deviation": "Độ lệch chuẩn",
      "Minimum": "Nhỏ nhất",
      "25th percentile": "Phân vị 25%",
      "Median": "Trung vị",
      "75th percentile": "Phân vị 75%",
      "Maximum": "Lớn nhất",
      "Sum": "Tổng",
      "Range": "Khoảng",
      "Minimum length": "Ngắn nhất (ký tự)",
      "Maximum length": "Dài nhất (ký tự)",
      "Average length": "Dài trung bình (ký tự)",
      "No data": "Không có số liệu",
      "Based on sample": "Tính trên một phần các dòng",
      "Distribution histogram": "Biểu đồ phân bố",
      "Vega visualization": "Biểu đồ phân bố",
      "visualization": "biểu đồ",
      "group mark container": "hình",
      "rect mark container": "các cột",
      "bar": "cột",
    }],
    ["#vg-tooltip-element", { "Range": "Khoảng", "Count": "Số dòng" }],
    [".plotly-notifier", {
      "Preparing image - this may take a few seconds": "Đang tạo ảnh, xin chờ vài giây",
      "Sorry, there was a problem downloading your image!": "Không tải được ảnh, hãy thử lại",
      "Double-click to zoom back out": "Bấm đúp để thu nhỏ lại",
    }],
    [".gdg-search-bar", {
      "Previous Result": "Kết quả trước",
      "Next Result": "Kết quả sau",
      "Close Search": "Đóng ô tìm",
      "Type to search": "Gõ để tìm",
      "0 results": "Không tìm thấy",
      "over 1000": "hơn 1.000 kết quả",
    }],
    [".stFileUploader, [data-testid='stTooltipErrorContent'], [data-testid='stTooltipContent']", {
      "Upload": "Chọn tệp",
      "Add files": "Thêm tệp",
      "file upload": "chọn tệp",
      "Drag and drop files here": "Thả tệp vào đây",
      "Drag and drop a file here": "Thả tệp vào đây",
      "Click to retry upload": "Bấm để gửi lại",
      "Error: ": "Lỗi: ",
      "Upload failed": "Chưa gửi được tệp.",
      "File size is too small.": "Tệp quá nhỏ.",
      "Only one file is allowed.": "Chỉ gửi được một tệp.",
      "Unexpected error. Please try again.": "Chưa gửi được tệp. Hãy thử lại.",
      "Network error": "Mất kết nối khi gửi tệp. Hãy thử lại.",
      "Request aborted": "Việc gửi tệp bị ngắt. Hãy thử lại.",
      "Request timed out": "Gửi tệp quá lâu. Hãy thử lại.",
      "Connection lost. Please wait for the app to reconnect, then try again.":
        "Mất kết nối. Chờ nối lại rồi thử lại.",
    }],
    ["[data-testid='stStatusWidget'], .stConnectionStatus, [data-testid='stTooltipContent']", {
      "Running...": "Đang chạy…",
      "Stop": "Dừng",
      "Stopping...": "Đang dừng…",
      "Connecting": "Đang kết nối",
      "Connecting to Streamlit server": "Đang kết nối tới máy chủ",
      "Error": "Lỗi",
      "Unable to connect to Streamlit server": "Không kết nối được tới máy chủ",
    }],
    [".stDownloadButton, .stToast, .stAlert, [data-testid='stTooltipErrorContent']", {
      "Download failed": "Chưa tải được. Hãy thử lại.",
      "Reconnected to server.": "Đã kết nối lại.",
    }],
    [".stDialog", {
      "Connection error": "Mất kết nối",
      "Streamlit server is not responding. Are you connected to the internet?":
        "Máy chủ của bảng chỉ số không trả lời. Chờ một phút; nếu vẫn vậy, báo người phụ trách.",
      "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
        "Máy chủ của bảng chỉ số đã tắt. Mở lại bằng lệnh:",
      "streamlit run yourscript.py": "partyboard serve",
      "Connection timed out.": "Máy chủ trả lời quá lâu. Trang sẽ tự thử lại.",
      "Page not found": "Không có trang này",
      "The page that you have requested does not seem to exist. Running the app's main page.":
        "Địa chỉ này không có trang nào. Đang mở trang Tổng quan.",
      "Script execution error": "Chương trình gặp lỗi",
      "Bad message format": "Không đọc được tin từ máy chủ",
      "Warning": "Lưu ý",
      "No message": "Tải lại trang; nếu vẫn lỗi, báo người phụ trách.",
      "Done": "Xong",
      "Cancel": "Bỏ qua",
    }],
    [".stAlert, .stException, [data-testid='stErrorElement']", {
      "Cannot load Streamlit frontend code. This can happen when you update Streamlit while a Streamlit app is running.":
        "Chương trình vừa được cập nhật nên trang này đã cũ.",
      "To fix this, simply reload this app by pressing": "Tải lại trang bằng phím",
    }],
  ];

  // The same for sentences with a name or a number in them.
  const PATTERNS = [
    ["[data-testid='stTopNavSection']", /^(\d+) more$/, "$1 trang khác"],
    [".stPagination", /^Page (\d+)$/, "Trang $1"],
    ["[aria-live], [data-live-announcer]", /^0 options available\.$/, "Không tìm thấy."],
    ["[aria-live], [data-live-announcer]", /^(\d+) options? available\.$/, "Có $1 lựa chọn."],
    ["[aria-live], [data-live-announcer]", /^(.+), selected$/, "$1, đã chọn"],
    ["body", /^\w+ icon$/, "biểu tượng"],
    ["body", /^Press (\S+\+)?Enter to (apply|submit form)$/, "Bấm $1Enter để gửi"],
    [".plotly-notifier", /^Image download succeeded - (.*)$/, "Đã tải ảnh: $1"],
    [".gdg-search-bar", /^(\d+) results?$/, "$1 kết quả"],
    [".gdg-search-bar", /^(\d+) of (\d+)$/, "$1/$2"],
    [".gdg-search-bar", /^(\d+) of over 1000$/, "$1/hơn 1.000"],
    ["[data-testid='stDataFrameStatisticsMenu']", /^Top values frequency chart: /, "Giá trị hay gặp: "],
    ["[data-testid='stDataFrameStatisticsMenu']", /^True\/false distribution chart: /, "Có, không: "],
    ["[data-testid='stDataFrameStatisticsMenu']", /^binStart: .*Range: (.*); Count: (.*)$/,
      "$1: $2 dòng"],
    [".stFileUploader", /^([\d.]+)([KMG]?B) per file$/, "Mỗi tệp tối đa $1 $2"],
    [".stFileUploader", /^(\d+)\.(\d)([KMG]?B)$/, "$1,$2 $3"],
    [".stFileUploader", /^Remove (.*)$/, "Bỏ $1"],
    [".stFileUploader", /^Cancel upload of (.*)$/, "Ngừng gửi $1"],
    ["body", /^File must be (\d+)(?:\.0)?([KMG]?B) or smaller\.$/, "Tệp không được quá $1 $2."],
    [".stFileUploader, [data-testid='stTooltipErrorContent']", /^Request failed with status (.*)$/,
      "Máy chủ không nhận tệp (mã $1). Hãy thử lại."],
    [".stDialog", /^You have requested page \/(.*), but no corresponding file was found.*/s,
      "Không có trang «$1». Đang mở trang Tổng quan."],
    [".stDialog", /^Connection failed with status (\d+)(?:, and response:|\.)$/,
      "Máy chủ trả lời mã $1. Trang sẽ tự thử lại."],
    [".stDialog", /^Cannot connect to Streamlit \(HTTP status: 403\)[^]*/,
      "Máy chủ từ chối trang này. Mở lại từ địa chỉ của bảng chỉ số."],
    ["body", /^This app has encountered an error\. The original error message is redacted[^]*/,
      "Trang này gặp lỗi của chương trình. Tải lại trang; nếu vẫn lỗi, báo người phụ trách."],
  ];

  const ATTRIBUTES = ["title", "aria-label", "aria-description", "aria-roledescription",
    "placeholder", "alt"];
  // Ours or the reader's: what our pages write, charts, cells, names of files; letters that are icons.
  const OURS = ".stMarkdown, .stHtml, .stHeading, .stTable table, svg.main-svg, canvas, textarea, "
    + "[role='option'][data-key], [data-testid='stIconMaterial'], [data-testid='stFileChipName'], "
    + "[data-testid='stDataFrameStatisticsChart'] span, script, style";

  const known = new Map();
  for (const [place, words] of WORDS) {
    for (const [english, vietnamese] of Object.entries(words)) {
      known.set(english, [...(known.get(english) ?? []), [place, vietnamese]]);
    }
  }

  function translated(text, element) {
    for (const [place, vietnamese] of known.get(text) ?? known.get(text.trim()) ?? []) {
      if (element.closest(place)) return vietnamese;
    }
    for (const [place, pattern, vietnamese] of PATTERNS) {
      if (pattern.test(text) && element.closest(place)) return text.replace(pattern, vietnamese);
    }
    const colon = text.indexOf(": ");  // a toolbar's button: "Search: name of the table"
    if (colon > 0 && known.has(text.slice(0, colon)) && element.closest(".stElementToolbar")) {
      return translated(text.slice(0, colon), element) + text.slice(colon);
    }
    return text;
  }

  // React keeps hold of its nodes: only their text may change, never what stands where.
  function text(node) {
    const vietnamese = node.parentElement ? translated(node.data, node.parentElement) : node.data;
    if (vietnamese !== node.data) node.data = vietnamese;
  }

  function attribute(element, name) {
    const english = element.getAttribute(name);
    if (!english) return;
    const vietnamese = translated(english, element);
    if (vietnamese !== english) element.setAttribute(name, vietnamese);
  }

  function tree(root) {
    if (root.nodeType === Node.TEXT_NODE) return text(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    const walker = document.createTreeWalker(
      root,
      NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
      (node) => node.nodeType === Node.ELEMENT_NODE && node.matches(OURS)
        ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) text(node);
      else for (const name of ATTRIBUTES) if (node.hasAttribute(name)) attribute(node, name);
    }
  }

  function changed(records) {
    for (const { type, target, addedNodes, attributeName } of records) {
      const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
      if (!element || element.closest(OURS)) continue;
      if (type === "characterData") text(target);
      else if (type === "attributes") attribute(element, attributeName);
      else addedNodes.forEach((node) => node.matches?.(OURS) || tree(node));
    }
  }

  tree(document.body);
  new MutationObserver(changed).observe(document.body, {
    subtree: true, childList: true, characterData: true,
    attributes: true, attributeFilter: ATTRIBUTES,
  });
})();
