"""The list of grassroots organizations, in the official order, from a month on."""

from partyboard.forms.model import Choice, Field, Form, Kind, Prefill, Shape, Sheet
from partyboard.forms.rules import KeepsListed, NotEmpty, UniqueRows

INFO = Sheet(
    name="info",
    title="Thông tin",
    shape=Shape.RECORD,
    note="Danh sách tổ chức cơ sở đảng",
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
            "month",
            "Áp dụng từ tháng",
            Kind.MONTH,
            required=True,
            prefill=Prefill.PERIOD,
            aliases=("Tháng",),
            help="Dạng tháng/năm, ví dụ 01/2020.",
        ),
    ),
)

SECTORS = (
    Choice("agency", "Cơ quan", ("Khối cơ quan",)),
    Choice("public_service", "Đơn vị sự nghiệp", ("Đơn vị sự nghiệp công lập", "Sự nghiệp")),
    Choice("enterprise", "Doanh nghiệp", ("Khối doanh nghiệp", "DN")),
)

LIST = Sheet(
    name="list",
    title="Danh sách",
    aliases=("Danh sách tổ chức đảng",),
    shape=Shape.TABLE,
    note="Thứ tự các dòng là thứ tự chính thức, giữ nguyên ở mọi trang.",
    fields=(
        Field(
            "code",
            "Mã tổ chức đảng",
            Kind.CODE,
            required=True,
            aliases=("Mã", "Mã đơn vị"),
            help="Mã cố định, không dùng lại cho tổ chức khác.",
        ),
        Field(
            "name",
            "Tên tổ chức đảng",
            Kind.TEXT,
            required=True,
            width=54,
            aliases=("Tên",),
            help="Tên đầy đủ.",
        ),
        Field(
            "official_code",
            "Mã số tổ chức đảng",
            Kind.CODE,
            width=22,
            help="Mã số chính thức, có thể thay đổi.",
        ),
        Field(
            "kind",
            "Loại hình",
            Kind.TEXT,
            required=True,
            width=18,
            suggestions=("Đảng bộ cơ sở", "Chi bộ cơ sở"),
            help="Ví dụ Đảng bộ cơ sở, Chi bộ cơ sở; ghi theo quy định hiện hành.",
        ),
        Field(
            "sector",
            "Khối",
            Kind.CHOICE,
            required=True,
            choices=SECTORS,
            width=20,
            help="Chọn trong danh sách.",
        ),
        Field(
            "from_month",
            "Từ tháng",
            Kind.MONTH,
            help="Tháng đầu tiên phải báo cáo; để trống nếu có từ trước.",
        ),
        Field(
            "to_month",
            "Đến tháng",
            Kind.MONTH,
            help="Tháng cuối cùng phải báo cáo; để trống nếu còn hoạt động.",
        ),
        Field(
            "successor",
            "Tổ chức tiếp nhận",
            Kind.CODE,
            width=18,
            help="Mã tổ chức tiếp nhận khi giải thể, sáp nhập.",
        ),
        Field(
            "split_from",
            "Tách từ tổ chức",
            Kind.CODE,
            width=18,
            since=2,
            help="Mã tổ chức đã chia, tách để lập tổ chức này; để trống nếu không phải do tách.",
        ),
        Field("note", "Ghi chú", Kind.TEXT, width=40, help="Ví dụ số quyết định."),
    ),
    rules=(UniqueRows(("code",)), NotEmpty("code"), KeepsListed("code", "name", until="to_month")),
)

ORGANIZATIONS = Form(
    name="organizations",
    version=2,
    title="Danh sách tổ chức đảng",
    purpose="Văn phòng Đảng ủy nạp lại khi có tổ chức mới, đổi tên, sáp nhập, giải thể.",
    sheets=(INFO, LIST),
    ahead=True,
)
