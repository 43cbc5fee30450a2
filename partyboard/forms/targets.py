"""The year's targets, for the whole committee or for one organization."""

from partyboard.forms.model import Choice, Field, Form, Kind, Prefill, Shape, Sheet
from partyboard.forms.rules import UniqueRows

INFO = Sheet(
    name="info",
    title="Thông tin",
    shape=Shape.RECORD,
    note="Chỉ tiêu năm",
    fields=(
        Field(
            "form",
            "Mã biểu",
            Kind.TEXT,
            required=True,
            prefill=Prefill.FORM,
            help="Ghi sẵn trong mẫu, không sửa.",
        ),
        Field(
            "year",
            "Năm",
            Kind.YEAR,
            required=True,
            prefill=Prefill.PERIOD,
            help="Bốn chữ số, ví dụ 2021.",
        ),
    ),
)

# The codes are names of indicators (board/indicators.py); a test holds the two together.
INDICATORS = (
    Choice("admitted", "Kết nạp", ("Kết nạp đảng viên",)),
    Choice("official_conversions", "Chuyển chính thức"),
    Choice("classes", "Lớp bồi dưỡng"),
    Choice("participants", "Học viên bồi dưỡng"),
)

LIST = Sheet(
    name="list",
    title="Chỉ tiêu",
    shape=Shape.TABLE,
    note="Chỉ tiêu của toàn Đảng bộ thì để trống mã tổ chức.",
    fields=(
        Field(
            "organization",
            "Mã tổ chức đảng",
            Kind.CODE,
            aliases=("Mã đơn vị",),
            help="Để trống nếu là chỉ tiêu của toàn Đảng bộ.",
        ),
        Field(
            "indicator",
            "Chỉ tiêu",
            Kind.CHOICE,
            required=True,
            choices=INDICATORS,
            width=30,
            help="Chọn trong danh sách.",
        ),
        Field(
            "target",
            "Mức giao",
            Kind.NUMBER,
            required=True,
            help="Số tuyệt đối của cả năm, ví dụ 100.",
        ),
    ),
    rules=(UniqueRows(("organization", "indicator")),),
)

TARGETS = Form(
    name="targets",
    version=1,
    title="Chỉ tiêu năm",
    purpose="Văn phòng Đảng ủy nạp một lần mỗi năm.",
    sheets=(INFO, LIST),
    period="year",
)
