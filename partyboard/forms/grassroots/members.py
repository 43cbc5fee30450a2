"""Members: what raised and lowered their number in the month, and who they are.

Causes and breakdowns follow the central statistical forms 1 and 3 (Hướng dẫn 11-HD/BTCTW of
13/12/2021).
"""

from partyboard.forms.model import Field, Prefill, Shape, Sheet
from partyboard.forms.rules import (
    AtMostLast,
    Balance,
    CancelOut,
    ContinuesLast,
    NotCopied,
    WithinHistory,
)

_CHANGES = "I. Biến động trong tháng"
_PROBATION = "II. Đảng viên dự bị"
_STRUCTURE = "III. Cơ cấu cuối tháng"
_ADMITTED = "IV. Trong số kết nạp"

_WATCHED = (
    "admitted",
    "transferred_in",
    "transferred_out",
    "official_conversions",
    "probationary",
    "female",
    "ethnic_minority",
    "religious",
    "aged_under_31",
    "exempt",
)

MEMBERS = Sheet(
    name="members",
    title="Đảng viên",
    aliases=("ĐV", "Biến động đảng viên"),
    shape=Shape.RECORD,
    note="Không có thì ghi 0.",
    fields=(
        Field(
            "opening",
            "Đảng viên đầu tháng",
            required=True,
            section=_CHANGES,
            prefill=Prefill.LAST_CLOSING,
            aliases=("Đầu tháng", "Tổng số đảng viên đầu tháng", "ĐV đầu tháng"),
            help="Ghi sẵn trong mẫu theo báo cáo tháng trước.",
        ),
        Field(
            "admitted",
            "Kết nạp",
            required=True,
            section=_CHANGES,
            aliases=("Kết nạp đảng viên", "KNĐ", "Kết nạp Đảng", "Kết nạp mới"),
            help="Tính theo ngày của quyết định kết nạp, không theo ngày làm lễ.",
        ),
        Field(
            "transferred_in",
            "Chuyển đến",
            section=_CHANGES,
            aliases=("Chuyển sinh hoạt đảng đến", "Chuyển SHĐ đến"),
            help="Chuyển sinh hoạt đảng chính thức đến; không tính chuyển tạm thời.",
        ),
        Field(
            "transferred_in_within",
            "Trong đó chuyển đến từ TCCS trong Đảng bộ",
            section=_CHANGES,
            inside=True,
            at_most="transferred_in",
            aliases=("Chuyển đến từ TCCS trong Đảng bộ", "Chuyển đến trong Đảng bộ"),
            help="Đến từ tổ chức cơ sở đảng khác trong Đảng bộ.",
        ),
        Field(
            "reinstated",
            "Phục hồi đảng tịch",
            section=_CHANGES,
            aliases=("Khôi phục đảng tịch",),
            help="Được phục hồi quyền đảng viên trong tháng.",
        ),
        Field(
            "transferred_out",
            "Chuyển đi",
            section=_CHANGES,
            aliases=("Chuyển sinh hoạt đảng đi", "Chuyển SHĐ đi"),
            help="Chuyển sinh hoạt đảng chính thức đi; không tính chuyển tạm thời.",
        ),
        Field(
            "transferred_out_within",
            "Trong đó chuyển đi TCCS trong Đảng bộ",
            section=_CHANGES,
            inside=True,
            at_most="transferred_out",
            aliases=("Chuyển đi TCCS trong Đảng bộ", "Chuyển đi trong Đảng bộ"),
            help="Đi tổ chức cơ sở đảng khác trong Đảng bộ.",
        ),
        Field(
            "died",
            "Từ trần",
            section=_CHANGES,
            aliases=("Chết", "Qua đời"),
            help="Đảng viên từ trần trong tháng.",
        ),
        Field(
            "expelled",
            "Khai trừ",
            section=_CHANGES,
            aliases=("Khai trừ ra khỏi Đảng",),
            help="Tính theo ngày ký quyết định kỷ luật.",
        ),
        Field(
            "struck_off",
            "Xóa tên",
            section=_CHANGES,
            aliases=("Xóa tên đảng viên", "Xóa tên trong danh sách đảng viên"),
            help="Xóa tên không phải là kỷ luật.",
        ),
        Field(
            "resigned",
            "Xin ra khỏi Đảng",
            section=_CHANGES,
            aliases=("Xin ra Đảng", "Ra khỏi Đảng"),
            help="Được cho ra khỏi Đảng trong tháng.",
        ),
        Field(
            "closing",
            "Đảng viên cuối tháng",
            required=True,
            section=_CHANGES,
            aliases=("Cuối tháng", "Tổng số đảng viên cuối tháng", "ĐV cuối tháng"),
            help="Số đảng viên có đến hết tháng.",
        ),
        Field(
            "official_conversions",
            "Chuyển chính thức",
            required=True,
            section=_PROBATION,
            aliases=("Công nhận chính thức", "Công nhận đảng viên chính thức", "CNCT"),
            help="Tính theo ngày được công nhận; không làm thay đổi tổng số đảng viên.",
        ),
        Field(
            "probationary",
            "Đảng viên dự bị cuối tháng",
            section=_PROBATION,
            at_most="closing",
            aliases=("Đảng viên dự bị", "ĐVDB", "Dự bị", "ĐV dự bị cuối tháng"),
            help="Số đảng viên dự bị trong tổng số cuối tháng.",
        ),
        Field(
            "female",
            "Nữ",
            section=_STRUCTURE,
            at_most="closing",
            aliases=("Đảng viên nữ", "Trong đó nữ"),
            help="Trong tổng số cuối tháng.",
        ),
        Field(
            "ethnic_minority",
            "Dân tộc thiểu số",
            section=_STRUCTURE,
            at_most="closing",
            aliases=("DTTS", "Người dân tộc thiểu số"),
            help="Trong tổng số cuối tháng.",
        ),
        Field(
            "religious",
            "Có tôn giáo",
            section=_STRUCTURE,
            at_most="closing",
            aliases=("Tôn giáo", "Theo tôn giáo", "Người theo tôn giáo"),
            help="Trong tổng số cuối tháng.",
        ),
        Field(
            "aged_under_31",
            "Từ 18 đến 30 tuổi",
            section=_STRUCTURE,
            at_most="closing",
            aliases=("18-30 tuổi", "18 - 30 tuổi", "Tuổi 18-30"),
            help="Tuổi tính đến cuối tháng.",
        ),
        Field(
            "exempt",
            "Được miễn công tác và sinh hoạt đảng",
            section=_STRUCTURE,
            at_most="closing",
            aliases=("Miễn công tác và sinh hoạt đảng", "Miễn sinh hoạt đảng", "Được miễn SHĐ"),
            help="Vẫn tính trong tổng số đảng viên.",
        ),
        Field(
            "admitted_female",
            "Nữ được kết nạp",
            section=_ADMITTED,
            at_most="admitted",
            aliases=("Kết nạp nữ",),
            help="Số nữ trong số được kết nạp.",
        ),
        Field(
            "admitted_youth_union",
            "Đoàn viên thanh niên được kết nạp",
            section=_ADMITTED,
            at_most="admitted",
            aliases=("Kết nạp đoàn viên", "Đoàn viên được kết nạp"),
            help="Số đoàn viên trong số được kết nạp.",
        ),
    ),
    rules=(
        Balance(
            total="closing",
            plus=("opening", "admitted", "transferred_in", "reinstated"),
            minus=("transferred_out", "died", "expelled", "struck_off", "resigned"),
        ),
        ContinuesLast("opening", last="closing"),
        AtMostLast("official_conversions", last="probationary", plus="transferred_in"),
        *map(WithinHistory, _WATCHED),
        NotCopied(
            (
                "opening",
                "admitted",
                "transferred_in",
                "transferred_out",
                "died",
                "closing",
                "official_conversions",
            )
        ),
        CancelOut(into="transferred_in_within", out_of="transferred_out_within"),
    ),
)
