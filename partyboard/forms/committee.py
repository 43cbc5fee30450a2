"""The monthly report of the committee's own office, with the register of conclusions."""

from partyboard.forms.model import Choice, Field, Form, Kind, Prefill, Shape, Sheet
from partyboard.forms.rules import NotBefore, UniqueRows

INFO = Sheet(
    name="info",
    title="Thông tin",
    shape=Shape.RECORD,
    note="Báo cáo tháng của cơ quan Đảng ủy Khối",
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
            aliases=("Ngày lập báo cáo",),
            help="Ngày lập báo cáo, dạng ngày/tháng/năm.",
        ),
    ),
)

WORK = Sheet(
    name="work",
    title="Công tác trong tháng",
    shape=Shape.RECORD,
    note="Số liệu do cơ quan Đảng ủy Khối theo dõi. Không có thì ghi 0.",
    fields=(
        Field(
            "dossiers_appraised",
            "Hồ sơ tiêu chuẩn chính trị đã thẩm định",
            aliases=("Hồ sơ đã thẩm định",),
            help="Số hồ sơ thẩm định xong trong tháng.",
        ),
        Field(
            "organizations_inspected",
            "TCCS đảng được kiểm tra thực tế",
            help="Số TCCS đảng được kiểm tra trong tháng.",
        ),
        Field(
            "history_conclusions",
            "Trường hợp kết luận lịch sử chính trị",
            help="Số trường hợp kết luận trong tháng.",
        ),
        Field(
            "admissions_decided",
            "Quần chúng được quyết định kết nạp",
            help="Số quyết định kết nạp ban hành trong tháng.",
        ),
        Field(
            "conversions_decided",
            "Trường hợp được quyết định chuyển chính thức",
            help="Số quyết định ban hành trong tháng.",
        ),
        Field(
            "verifications_open",
            "Trường hợp đang thẩm tra, xác minh",
            help="Số trường hợp chưa xong vào cuối tháng.",
        ),
        Field(
            "steering_35_activities",
            "Hoạt động của Ban Chỉ đạo 35",
            help="Số hoạt động trong tháng.",
        ),
    ),
)

CONCLUSION_KINDS = (
    Choice("inspection", "Kiểm tra"),
    Choice("supervision", "Giám sát"),
    Choice("suspected_violation", "Kiểm tra khi có dấu hiệu vi phạm", ("Dấu hiệu vi phạm",)),
)

CONCLUSIONS = Sheet(
    name="conclusions",
    title="Kết luận kiểm tra",
    aliases=("Sổ kết luận", "Kết luận kiểm tra, giám sát"),
    shape=Shape.TABLE,
    note="Mỗi mục một dòng: mục mới, gia hạn, xác nhận hoàn thành. Lần ghi sau cùng có hiệu lực.",
    fields=(
        Field(
            "conclusion",
            "Số kết luận",
            Kind.TEXT,
            required=True,
            width=20,
            aliases=("Kết luận số", "Số KL"),
            help="Ví dụ 12-KL/ĐUK.",
        ),
        Field(
            "item",
            "Mục",
            Kind.CODE,
            required=True,
            width=8,
            help="Thứ tự của khuyết điểm trong kết luận: 1, 2, 3 …",
        ),
        Field(
            "organization",
            "Mã tổ chức đảng",
            Kind.CODE,
            required=True,
            aliases=("Mã đơn vị",),
            help="Tổ chức phải khắc phục.",
        ),
        Field(
            "kind",
            "Loại",
            Kind.CHOICE,
            required=True,
            choices=CONCLUSION_KINDS,
            width=28,
            help="Chọn trong danh sách.",
        ),
        Field("concluded_on", "Ngày kết luận", Kind.DATE, required=True, help="Ngày ký kết luận."),
        Field(
            "shortcoming",
            "Khuyết điểm, tồn tại",
            Kind.TEXT,
            required=True,
            width=50,
            help="Nêu ngắn gọn; không ghi tên người.",
        ),
        Field("due_on", "Hạn khắc phục", Kind.DATE, required=True, help="Theo kết luận."),
        Field("extended_to", "Gia hạn đến", Kind.DATE, help="Để trống nếu không gia hạn."),
        Field(
            "confirmed_on",
            "Ngày xác nhận hoàn thành",
            Kind.DATE,
            help="Ngày Đảng ủy xác nhận đã khắc phục xong; để trống nếu chưa.",
        ),
        Field("note", "Ghi chú", Kind.TEXT, width=30, help="Không ghi tên người."),
    ),
    rules=(
        UniqueRows(("conclusion", "item")),
        NotBefore("due_on", earlier="concluded_on"),
        NotBefore("extended_to", earlier="due_on"),
        NotBefore("confirmed_on", earlier="concluded_on"),
    ),
)

SECTIONS = (
    Choice("results", "Kết quả nổi bật", ("Kết quả",)),
    Choice("limitations", "Hạn chế, tồn tại", ("Hạn chế",)),
    Choice("next_month", "Nhiệm vụ tháng sau", ("Nhiệm vụ", "Phương hướng")),
)

ASSESSMENT = Sheet(
    name="assessment",
    title="Đánh giá",
    shape=Shape.TABLE,
    note="Mỗi ý một dòng.",
    fields=(
        Field(
            "section",
            "Phần",
            Kind.CHOICE,
            required=True,
            choices=SECTIONS,
            width=22,
            help="Chọn trong danh sách.",
        ),
        Field("text", "Nội dung", Kind.TEXT, required=True, width=100, help="Một ý, một câu."),
    ),
)

COMMITTEE = Form(
    name="committee",
    version=1,
    title="Báo cáo tháng của cơ quan Đảng ủy Khối",
    purpose="Cơ quan Đảng ủy lập mỗi tháng một tệp.",
    sheets=(INFO, WORK, CONCLUSIONS, ASSESSMENT),
)
