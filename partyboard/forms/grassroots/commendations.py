"""Commendations that the organization, its collectives and its members received.

A Party badge is not a commendation (form 7 of Hướng dẫn 11-HD/BTCTW keeps the two apart).
"""

from partyboard.forms.model import Choice, Field, Kind, Shape, Sheet
from partyboard.forms.rules import InMonth, UniqueRows

TOPICS = (
    Choice(
        "ho_chi_minh",
        "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
        ("Học tập và làm theo Bác", "Học tập và làm theo", "Học tập và làm theo gương Bác"),
    ),
    Choice("fulfilled_tasks", "Hoàn thành nhiệm vụ", ("HTNV", "HTXSNV", "HTTNV")),
    Choice("party_building", "Xây dựng Đảng", ("Công tác xây dựng Đảng",)),
    Choice("election", "Bầu cử", ("Công tác bầu cử",)),
    Choice("epidemic", "Phòng, chống dịch", ("Phòng chống dịch", "Phòng, chống dịch Covid-19")),
    Choice("other", "Chuyên đề khác", ("Khác",)),
)
AWARDS = (
    Choice("certificate", "Giấy khen"),
    Choice("diploma", "Bằng khen"),
    Choice("banner", "Cờ", ("Cờ thi đua",)),
    Choice("praise", "Biểu dương"),
    Choice("other", "Khác"),
)
LEVELS = (
    Choice("grassroots", "Tổ chức cơ sở đảng", ("TCCS đảng", "TCCSĐ", "Cơ sở", "Đảng ủy cơ sở")),
    Choice(
        "committee",
        "Đảng ủy Khối",
        ("ĐUK", "Khối", "Ban Thường vụ Đảng ủy Khối", "BTV Đảng ủy Khối"),
    ),
    Choice("province", "Tỉnh ủy", ("TU", "Ban Thường vụ Tỉnh ủy", "BTV Tỉnh ủy")),
    Choice("central", "Trung ương", ("TW",)),
    Choice("government", "Chính quyền", ("UBND tỉnh", "Ủy ban nhân dân tỉnh")),
)

COMMENDATIONS = Sheet(
    name="commendations",
    title="Khen thưởng",
    aliases=("KT", "Thi đua, khen thưởng"),
    shape=Shape.TABLE,
    note="Mỗi quyết định một dòng. Huy hiệu Đảng ghi ở trang Công tác khác, không ghi ở đây.",
    fields=(
        Field(
            "decision",
            "Số quyết định",
            Kind.TEXT,
            aliases=("Quyết định số", "Số QĐ"),
            help="Ví dụ 07-QĐ/ĐUK.",
            width=18,
        ),
        Field(
            "decided_on",
            "Ngày quyết định",
            Kind.DATE,
            required=True,
            aliases=("Ngày ký", "Ngày QĐ"),
            help="Ngày ký quyết định khen thưởng.",
        ),
        Field(
            "topic",
            "Nội dung khen",
            Kind.CHOICE,
            required=True,
            choices=TOPICS,
            aliases=("Chuyên đề khen", "Nội dung khen thưởng"),
            help="Chọn trong danh sách.",
            width=46,
        ),
        Field(
            "award",
            "Hình thức",
            Kind.CHOICE,
            required=True,
            choices=AWARDS,
            aliases=("Hình thức khen thưởng", "Hình thức khen"),
            help="Chọn trong danh sách.",
        ),
        Field(
            "level",
            "Cấp quyết định",
            Kind.CHOICE,
            required=True,
            choices=LEVELS,
            aliases=("Cấp khen", "Cấp khen thưởng"),
            help="Cấp ký quyết định khen thưởng.",
            width=20,
        ),
        Field(
            "collectives",
            "Số tập thể",
            required=True,
            aliases=("Tập thể",),
            help="Số tập thể của đơn vị mình được khen; không có thì ghi 0.",
            width=12,
        ),
        Field(
            "individuals",
            "Số cá nhân",
            required=True,
            aliases=("Cá nhân",),
            help="Số cá nhân của đơn vị mình được khen; không có thì ghi 0.",
            width=12,
        ),
        Field("note", "Ghi chú", Kind.TEXT, help="Không ghi tên người.", width=30),
    ),
    rules=(
        UniqueRows(("decision", "decided_on", "topic", "award", "level")),
        InMonth("decided_on"),
    ),
)
