"""What was done about shortcomings found by inspection and supervision."""

from partyboard.forms.model import Choice, Field, Kind, Shape, Sheet
from partyboard.forms.rules import MentionsOpenItems, UniqueRows

STATUSES = (
    Choice("not_started", "Chưa khắc phục", ("Chưa", "Chưa thực hiện")),
    Choice("in_progress", "Đang khắc phục", ("Đang", "Đang thực hiện")),
    Choice("partial", "Khắc phục một phần", ("Một phần",)),
    Choice("remedied", "Đã khắc phục", ("Đã xong", "Đã khắc phục xong", "Hoàn thành", "Xong")),
)

FOLLOW_UPS = Sheet(
    name="follow_ups",
    title="Khắc phục",
    aliases=("KP", "Khắc phục sau kiểm tra", "Khắc phục sau kiểm tra, giám sát"),
    shape=Shape.TABLE,
    note="Mỗi khuyết điểm, tồn tại trong kết luận kiểm tra, giám sát một dòng.",
    fields=(
        Field(
            "conclusion",
            "Số kết luận",
            Kind.TEXT,
            required=True,
            aliases=("Kết luận số", "Thông báo kết luận", "Số KL"),
            help="Số của kết luận hoặc thông báo kết luận, ví dụ 12-KL/ĐUK.",
            width=20,
        ),
        Field(
            "item",
            "Mục",
            Kind.CODE,
            required=True,
            aliases=("Mục số",),
            help="Thứ tự của khuyết điểm trong kết luận: 1, 2, 3 …",
            width=8,
        ),
        Field(
            "shortcoming",
            "Khuyết điểm, tồn tại",
            Kind.TEXT,
            aliases=("Hạn chế, khuyết điểm", "Nội dung", "Khuyết điểm", "Tồn tại"),
            help="Nêu ngắn gọn; không ghi tên người.",
            width=50,
        ),
        Field(
            "due_on", "Hạn khắc phục", Kind.DATE, aliases=("Thời hạn", "Hạn"), help="Theo kết luận."
        ),
        Field(
            "reported_on",
            "Ngày báo cáo",
            Kind.DATE,
            aliases=("Ngày báo cáo khắc phục",),
            help="Ngày báo cáo kết quả khắc phục; để trống nếu chưa báo cáo.",
        ),
        Field(
            "status",
            "Tình trạng",
            Kind.CHOICE,
            required=True,
            choices=STATUSES,
            aliases=("Kết quả", "Tình trạng khắc phục"),
            help="Chọn trong danh sách. Quá hạn do chương trình tính, không phải ghi.",
            width=22,
        ),
        Field("note", "Ghi chú", Kind.TEXT, help="Không ghi tên người.", width=30),
    ),
    rules=(UniqueRows(("conclusion", "item")), MentionsOpenItems("conclusion", "item")),
)
