"""Which organization reports, and for which month."""

from partyboard.forms.model import Field, Kind, Prefill, Shape, Sheet

INFO = Sheet(
    name="info",
    title="Thông tin",
    aliases=("Thông tin chung",),
    shape=Shape.RECORD,
    note="Báo cáo tháng của tổ chức cơ sở đảng",
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
            "organization",
            "Mã tổ chức đảng",
            Kind.CODE,
            required=True,
            prefill=Prefill.ORGANIZATION,
            aliases=("Mã TCCS đảng", "Mã TCCSĐ", "Mã đơn vị", "Mã TCĐ"),
            help="Mã trong danh sách của Đảng ủy, ghi sẵn trong mẫu gửi cho đơn vị.",
        ),
        Field(
            "organization_name",
            "Tên tổ chức đảng",
            Kind.TEXT,
            prefill=Prefill.ORGANIZATION_NAME,
            aliases=("Tên TCCS đảng", "Tên TCCSĐ", "Tên đơn vị"),
            help="Ghi sẵn trong mẫu; dùng để đối chiếu với mã.",
            width=48,
        ),
        Field(
            "month",
            "Tháng báo cáo",
            Kind.MONTH,
            required=True,
            prefill=Prefill.PERIOD,
            aliases=("Kỳ báo cáo", "Tháng"),
            help="Dạng tháng/năm, ví dụ 05/2021.",
        ),
        Field(
            "prepared_on",
            "Ngày lập",
            Kind.DATE,
            aliases=("Ngày lập báo cáo", "Ngày lập biểu"),
            help="Ngày lập báo cáo, dạng ngày/tháng/năm.",
        ),
    ),
)
