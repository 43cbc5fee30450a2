"""Every setting there is: what it is called, what it means, what it is where nothing is set. How
each is checked stands in the room itself; a test holds the two together.
"""

from dataclasses import dataclass
from enum import Enum, auto

from partyboard.settings.file import Value


class Shape(Enum):
    """What is typed: a number, one line, several lines; of the last none is allowed."""

    NUMBER = auto()
    LINE = auto()
    LINES = auto()


@dataclass(frozen=True, slots=True)
class Setting:
    """`usual` is what holds where nothing is set (None: it has to be set). `at_once`: a change
    holds from the next click on; else from the next start of the program.
    """

    table: str
    key: str
    label: str
    meaning: str
    shape: Shape = Shape.LINE
    usual: Value | None = ""
    at_once: bool = True

    @property
    def path(self) -> str:
        """As faults call it: «reporting.due_day»."""
        return f"{self.table}.{self.key}"


COMMITTEE = "committee"

DECLARED: tuple[Setting, ...] = (
    Setting(COMMITTEE, "since", "Dùng từ tháng", "tháng đầu tiên mang tên này", usual=None),
    Setting(COMMITTEE, "name", "Tên Đảng ủy", "tên đầy đủ", usual=None),
    Setting(COMMITTEE, "short", "Tên gọi tắt", "dùng trong biểu đồ", usual=None),
    Setting(COMMITTEE, "whole", "Cách gọi toàn Đảng bộ", "dùng trong biểu đồ", usual=None),
    Setting(COMMITTEE, "symbol", "Ký hiệu văn bản", "in trên báo cáo Word", usual=None),
    Setting(
        "reporting",
        "due_day",
        "Ngày cuối còn đúng hạn",
        "ngày trong tháng, 1 đến 31; tháng ngắn hơn thì lấy ngày cuối tháng",
        Shape.NUMBER,
        25,
    ),
    Setting(
        "reporting",
        "closing_day",
        "Số liệu tính đến ngày",
        "ngày trong tháng, 1 đến 31; 0 là ngày cuối tháng",
        Shape.NUMBER,
        0,
    ),
    Setting(
        "basis",
        "documents",
        "Căn cứ của số liệu",
        "các văn bản, mỗi dòng một văn bản; in ở trang Hướng dẫn",
        Shape.LINES,
        (),
    ),
    Setting(
        "document",
        "upper",
        "Cấp trên trực tiếp",
        "dòng đầu bên trái của báo cáo Word",
        usual="Đảng bộ tỉnh …",
    ),
    Setting("document", "place", "Địa danh", "đứng trước ngày tháng của báo cáo Word", usual="…"),
    Setting(
        "document",
        "signed_for",
        "Dòng trên chức vụ người ký",
        "cuối báo cáo Word",
        usual="T/M BAN THƯỜNG VỤ",
    ),
    Setting(
        "document",
        "recipients",
        "Nơi nhận",
        "mỗi dòng một nơi; cuối báo cáo Word",
        Shape.LINES,
        ("…",),
    ),
    Setting(
        "document",
        "layout",
        "Căn cứ của thể thức",
        "các văn bản, mỗi dòng một văn bản; in ở trang Báo cáo tháng",
        Shape.LINES,
        (),
    ),
    Setting(
        "access",
        "smallest_shown",
        "Số người ít nhất hiện ra",
        "Người xem không thấy số nhỏ hơn mức này của một đơn vị; 0 đến 20, 0 là hiện mọi số",
        Shape.NUMBER,
        3,
    ),
    Setting(
        "sign_in",
        "idle_hours",
        "Hết phiên khi không dùng",
        "sau bao nhiêu giờ không bấm gì thì phải đăng nhập lại; 1 đến 24",
        Shape.NUMBER,
        8,
    ),
    Setting(
        "sign_in",
        "longest_hours",
        "Hết phiên trong mọi trường hợp",
        "sau bao nhiêu giờ kể từ lúc đăng nhập; 1 đến 168, không ngắn hơn mục trên",
        Shape.NUMBER,
        72,
    ),
    Setting(
        "sign_in",
        "button",
        "Nút đăng nhập của cơ quan",
        "chữ trên nút; máy chủ tài khoản của cơ quan phải khai trước; để trống là không dùng",
        at_once=False,
    ),
    Setting(
        "backup", "at", "Giờ tự sao lưu", "dạng 02:00; để trống là không tự sao lưu", usual="02:00"
    ),
    Setting(
        "backup",
        "folder",
        "Thư mục để bản sao lưu",
        "nên ở ổ đĩa khác; để trống là thư mục backups cạnh cơ sở dữ liệu",
    ),
    Setting(
        "network",
        "names",
        "Tên khác của máy",
        "mỗi dòng một tên mà trình duyệt dùng để mở trang",
        Shape.LINES,
        (),
        at_once=False,
    ),
    Setting(
        "network",
        "certificate",
        "Chứng chỉ https",
        "tệp PEM; để trống là http, không mã hóa đường truyền",
        at_once=False,
    ),
    Setting(
        "network",
        "key",
        "Khóa của chứng chỉ",
        "tệp PEM; để trống là khóa nằm trong tệp chứng chỉ",
        at_once=False,
    ),
    Setting(
        "logs",
        "folder",
        "Thư mục để nhật ký",
        "để trống là thư mục logs cạnh cơ sở dữ liệu",
        at_once=False,
    ),
)
