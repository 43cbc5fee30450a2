"""The one catalogue of what can be wrong with, or worth saying about, a workbook.

Each kind carries its code (stable, for scripts), its severity, a title, the sentence a clerk reads
(filled from the details that the check gives) and what to do. The help page, docs/findings.md and
the tests are made from it.
"""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps the whole workbook out of the figures; a warning or a note does not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Group(StrEnum):
    """What the finding is about, as headings of the help page."""

    FILE = "Tệp"
    SHAPE = "Bố cục"
    VALUE = "Giá trị"
    MEANING = "Nội dung"


@dataclass(frozen=True, slots=True)
class FindingKind:
    """A kind of finding; `sentence` and `remedy` are templates over the details of one finding."""

    code: str
    severity: Severity
    title: str
    sentence: str
    remedy: str
    group: Group


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

# One kind, four or five lines: code and severity, title, sentence, remedy.
# fmt: off
_FILE = (
    FindingKind("not-a-workbook", _E, "Không phải tệp bảng tính",
        "Tệp không phải bảng tính Excel ({found}).",
        "Gửi tệp .xlsx đã điền từ mẫu.",
        Group.FILE),
    FindingKind("password-protected", _E, "Tệp có mật khẩu",
        "Tệp có mật khẩu mở nên không đọc được.",
        "Mở bằng Excel, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc) rồi lưu và gửi lại.",
        Group.FILE),
    FindingKind("html-not-excel", _E, "Trang web hoặc XML mang đuôi Excel",
        "Tệp là {found} mang đuôi Excel.",
        "Mở bằng Excel, chọn Lưu thành → Sổ làm việc Excel (.xlsx) rồi gửi lại.",
        Group.FILE),
    FindingKind("corrupt", _E, "Tệp hỏng",
        "Tệp bị hỏng hoặc chưa tải về đủ ({found}).",
        "Mở tệp gốc bằng Excel, lưu lại và gửi lại.",
        Group.FILE),
    FindingKind("too-large", _E, "Tệp quá lớn",
        "Tệp quá lớn để đọc an toàn: {found}; giới hạn {expected}.",
        "Xóa các dòng, cột thừa ngoài bảng rồi lưu lại, hoặc chép số liệu sang mẫu mới.",
        Group.FILE),
    FindingKind("unknown-form", _E, "Không nhận ra mẫu biểu",
        "Không nhận ra mẫu biểu: {found}.{hint}",
        "Tải mẫu mới ở trang Nạp báo cáo, chép số liệu sang rồi gửi lại.",
        Group.FILE),
    FindingKind("newer-template", _E, "Mẫu mới hơn chương trình",
        "Mẫu {found} mới hơn chương trình này (chương trình đọc đến {expected}).",
        "Cập nhật chương trình, hoặc dùng mẫu {expected}.",
        Group.FILE),
    FindingKind("outdated-template", _E, "Mẫu đã thay",
        "Báo cáo dùng mẫu {found} đã bỏ; mẫu hiện nay là {expected}.",
        "Dùng mẫu mới, đã ghi sẵn số liệu đọc được từ tệp này: xem lại, điền thêm rồi gửi lại.",
        Group.FILE),
    FindingKind("wrong-form", _E, "Nhầm mẫu biểu",
        "Mã biểu ghi «{found}» nhưng nội dung là «{expected}».",
        "Ghi lại số liệu vào đúng mẫu được gửi cho đơn vị.",
        Group.FILE),
    FindingKind("older-template", _I, "Mẫu cũ",
        "Báo cáo dùng mẫu cũ {found}; mẫu hiện nay là {expected}. Số liệu vẫn được nhận.",
        "Tháng sau dùng mẫu mới.",
        Group.FILE),
    FindingKind("legacy-font-converted", _I, "Đã chuyển phông chữ cũ sang Unicode",
        "Chữ gõ bằng phông cũ (TCVN3, VNI) đã được chuyển sang Unicode: «{found}» → "
        "«{expected}»{more}.",
        "Xem lại cho đúng.",
        Group.FILE),
    FindingKind("legacy-font-suspected", _W, "Có thể gõ bằng phông chữ cũ",
        "«{found}» giống chữ gõ bằng phông cũ{hint}, nhưng ô dùng phông Unicode nên giữ nguyên.",
        "Gõ lại bằng Unicode nếu đúng là phông cũ.",
        Group.FILE),
)
_SHAPE = (
    FindingKind("missing-sheet", _E, "Thiếu trang tính",
        "Không thấy trang «{expected}».{hint}",
        "Thêm lại trang này từ mẫu, hoặc đổi tên trang cho đúng.",
        Group.SHAPE),
    FindingKind("missing-field", _E, "Thiếu dòng hoặc cột bắt buộc",
        "Không thấy {where} «{expected}».{hint}",
        "Ghi lại đúng tên như trong mẫu.",
        Group.SHAPE),
    FindingKind("duplicate-label", _E, "Trùng tên dòng, cột hoặc trang",
        "«{found}» có ở nhiều chỗ: {places}. Không biết lấy số nào.",
        "Giữ một chỗ, xóa hoặc đổi tên chỗ còn lại.",
        Group.SHAPE),
    FindingKind("unknown-column", _W, "Dòng hoặc cột ngoài mẫu",
        "{where} «{found}» nằm ngoài mẫu nên không được tính.{hint}",
        "Nếu là số liệu cần báo cáo, ghi vào đúng chỗ trong mẫu.",
        Group.SHAPE),
    FindingKind("hidden-content", _W, "Có nội dung bị ẩn",
        "{found}; {expected}.",
        "Hiện lại hoặc bỏ gộp ô để kiểm tra; xóa nếu không dùng.",
        Group.SHAPE),
    FindingKind("heading-accepted", _I, "Tiêu đề đã được xác nhận",
        "Tiêu đề «{found}» được đọc là «{expected}», như Văn phòng đã chọn cho đơn vị này.",
        "",
        Group.SHAPE),
    FindingKind("personal-data", _W, "Có thể là thông tin cá nhân",
        "Ô này có vẻ chứa thông tin cá nhân ({found}). Biểu chỉ nhận số lượng.",
        "Xóa khỏi tệp trước khi gửi qua thư điện tử.",
        Group.SHAPE),
)
_VALUE = (
    FindingKind("not-a-number", _E, "Không phải số",
        "«{label}» ghi «{found}»: không phải là số.{hint}",
        "Ghi bằng chữ số.",
        Group.VALUE),
    FindingKind("ambiguous-number", _E, "Số đọc được hai cách",
        "«{label}» ghi «{found}»: đọc được hai cách.{hint}",
        "Ghi chữ số liền nhau, không dấu phẩy, ví dụ 1500.",
        Group.VALUE),
    FindingKind("negative", _E, "Số âm",
        "«{label}» ghi «{found}»: số lượng không thể âm.",
        "Ghi số từ 0 trở lên.",
        Group.VALUE),
    FindingKind("fraction", _E, "Số lẻ",
        "«{label}» ghi «{found}»: số lượng phải là số nguyên.{hint}",
        "Ghi lại số nguyên.",
        Group.VALUE),
    FindingKind("not-a-date", _E, "Không phải ngày, tháng",
        "«{label}» ghi «{found}»: không đọc được thành {expected}.{hint}",
        "Ghi dạng {form}.",
        Group.VALUE),
    FindingKind("ambiguous-date", _E, "Ngày đọc được hai cách",
        "«{label}» ghi «{found}»: đọc được hai cách.{hint}",
        "Ghi dạng {form}.",
        Group.VALUE),
    FindingKind("not-a-code", _E, "Mã bị Excel đổi kiểu",
        "«{label}» ghi «{found}»: ô này phải là chữ.{hint}",
        "Định dạng ô thành Văn bản (Text) rồi gõ lại.",
        Group.VALUE),
    FindingKind("unknown-choice", _E, "Không có trong danh sách chọn",
        "«{label}» ghi «{found}»: không có trong danh sách.{hint}",
        "Chọn một trong: {expected}.",
        Group.VALUE),
    FindingKind("missing-value", _E, "Bỏ trống ô bắt buộc",
        "«{label}» bỏ trống.{hint}",
        "Ghi vào ô này.",
        Group.VALUE),
    FindingKind("formula-error", _E, "Công thức báo lỗi",
        "«{label}» báo lỗi {found}.",
        "Gõ số trực tiếp vào ô này.",
        Group.VALUE),
    FindingKind("formula-without-value", _E, "Công thức chưa được tính",
        "«{label}» là công thức chưa có kết quả.",
        "Mở bằng Excel, chọn Lưu rồi gửi lại, hoặc gõ số trực tiếp.",
        Group.VALUE),
    FindingKind("corrected", _I, "Văn phòng đã sửa ô này",
        "Văn phòng đã sửa ô này: «{old}» → «{new}».",
        "",
        Group.VALUE),
    FindingKind("date-out-of-month", _W, "Ngày ngoài tháng báo cáo",
        "«{label}» ghi {found}, {expected}.{hint}",
        "Xem lại ngày.",
        Group.VALUE),
    FindingKind("outlier", _W, "Khác thường lệ",
        "«{label}» ghi {found}, {expected}.",
        "Xem lại; nếu đúng thì không cần sửa.",
        Group.VALUE),
    FindingKind("copied-figures", _W, "Số liệu giống hệt báo cáo khác",
        "{what} giống hệt {found}.",
        "Xem có chép nhầm từ báo cáo khác không.",
        Group.VALUE),
)
_MEANING = (
    FindingKind("unknown-organization", _E, "Mã tổ chức không có trong danh sách",
        "Mã tổ chức đảng «{found}» không có trong danh sách.{hint}",
        "Ghi đúng mã như trong mẫu được gửi.",
        Group.MEANING),
    FindingKind("organization-closed", _E, "Tổ chức không hoạt động trong tháng",
        "{found} không báo cáo tháng {month}: {reason}.{hint}",
        "Xem lại mã tổ chức hoặc tháng báo cáo.",
        Group.MEANING),
    FindingKind("future-month", _E, "Tháng chưa đến",
        "Tháng báo cáo {found} chưa đến (hôm nay {expected}).",
        "Xem lại tháng báo cáo.",
        Group.MEANING),
    FindingKind("month-locked", _E, "Tháng đã chốt số liệu",
        "Tháng {found} đã chốt số liệu ngày {expected}.",
        "Đề nghị Văn phòng mở lại tháng rồi nạp.",
        Group.MEANING),
    FindingKind("total-mismatch", _E, "Tổng không khớp",
        "Tổng không khớp: {sum} = {expected}, tệp ghi {found}.",
        "Sửa một trong các ô {cells}.",
        Group.MEANING),
    FindingKind("part-exceeds-whole", _E, "Phần lớn hơn toàn thể",
        "«{label}» ghi {found}, lớn hơn «{whole}» ({expected}).",
        "Sửa ô {cell_part} hoặc ô {cell_whole}.",
        Group.MEANING),
    FindingKind("duplicate-row", _E, "Dòng ghi hai lần",
        "Dòng này trùng dòng {found} ({what}).",
        "Xóa một dòng, hoặc sửa cho khác nhau.",
        Group.MEANING),
    FindingKind("stray-row", _E, "Dòng không thuộc báo cáo nào",
        "Dòng này ghi cho {found}, nhưng trong tệp không có báo cáo nào của đơn vị đó trong tháng "
        "đó, nên dòng chưa được nạp.",
        "Ghi số liệu của đơn vị ở trang của tháng đó, hoặc sửa mã, tháng của dòng này.",
        Group.MEANING),
    FindingKind("parts-differ", _W, "Các phần không cộng thành tổng",
        "Các phần không cộng thành tổng: {sum} = {expected}, «{label}» ghi {found}.",
        "Xem lại các số này.",
        Group.MEANING),
    FindingKind("transfers-differ", _W, "Chuyển sinh hoạt trong Đảng bộ không khớp",
        "Tháng {month}, toàn Đảng bộ: chuyển đến từ TCCS trong Đảng bộ {found}, chuyển đi "
        "{expected}.",
        "Đối chiếu các đơn vị có chuyển sinh hoạt; giấy giới thiệu có thể đến tháng sau.",
        Group.MEANING),
    FindingKind("name-differs", _W, "Tên khác danh sách",
        "Tên ghi «{found}», danh sách là «{expected}».",
        "Xem có nhầm mã đơn vị không.",
        Group.MEANING),
    FindingKind("opening-differs", _W, "Đầu tháng khác cuối tháng trước",
        "«{label}» ghi {found}; {expected}.",
        "Xem lại số đầu tháng, hoặc gửi báo cáo đính chính tháng trước.",
        Group.MEANING),
    FindingKind("later-opening-differs", _W, "Báo cáo tháng sau không khớp nữa",
        "«{label}» ghi {found}, nhưng báo cáo tháng {month} đã nhận ghi «{next_label}» {expected}.",
        "Đề nghị đơn vị xem lại, gửi báo cáo đính chính cho tháng còn sai.",
        Group.MEANING),
    FindingKind("follow-up-missing", _W, "Thiếu nội dung khắc phục đang mở",
        "Kết luận {found} mục {item} đang mở nhưng báo cáo không nhắc đến; vẫn tính là chưa "
        "xong.",
        "Ghi tình trạng của mục này vào trang Khắc phục.",
        Group.MEANING),
    FindingKind("unknown-follow-up", _W, "Mục khắc phục không có trong sổ kết luận",
        "Kết luận {found} mục {item} không có trong sổ kết luận của Đảng ủy.",
        "Xem lại số kết luận và mục.",
        Group.MEANING),
    FindingKind("late", _I, "Nộp sau hạn",
        "Nhận {found}, sau hạn {expected}.",
        "",
        Group.MEANING),
    FindingKind("revision", _I, "Báo cáo lại",
        "Là lần {found}, thay báo cáo nhận {expected}.{changes}",
        "",
        Group.MEANING),
    FindingKind("same-content", _I, "Đã có báo cáo này",
        "Tệp này đã được nạp {expected} ({found}); không nạp lại.",
        "",
        Group.MEANING),
)
# fmt: on

KINDS: tuple[FindingKind, ...] = _FILE + _SHAPE + _VALUE + _MEANING
CATALOGUE: dict[str, FindingKind] = {kind.code: kind for kind in KINDS}
