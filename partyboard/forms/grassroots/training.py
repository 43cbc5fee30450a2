"""Training classes that members and candidates of the organization attended.

The kinds of class follow form 10 of Hướng dẫn 11-HD/BTCTW (13/12/2021).
"""

from partyboard.forms.model import Choice, Field, Kind, Shape, Sheet
from partyboard.forms.rules import InMonth, NotBefore, UniqueRows

COURSE_KINDS = (
    Choice(
        "new_members",
        "LLCT cho đảng viên mới",
        ("Lý luận chính trị cho đảng viên mới", "Đảng viên mới", "Lớp đảng viên mới", "Lớp ĐVM"),
    ),
    Choice(
        "candidates",
        "LLCT cho đối tượng kết nạp Đảng",
        (
            "Lý luận chính trị cho đối tượng kết nạp Đảng",
            "Lớp nhận thức về Đảng",
            "Lớp cảm tình Đảng",
            "Đối tượng kết nạp Đảng",
            "Nhận thức về Đảng",
            "Cảm tình Đảng",
        ),
    ),
    Choice(
        "secretaries",
        "Nghiệp vụ công tác đảng cho bí thư, cấp ủy viên",
        ("Bí thư, cấp ủy viên", "Nghiệp vụ cấp ủy", "Nghiệp vụ công tác đảng"),
    ),
    Choice("party_building", "Nghiệp vụ xây dựng Đảng", ("Xây dựng Đảng",)),
    Choice(
        "inspection",
        "Nghiệp vụ kiểm tra, giám sát",
        ("KTGS", "Nghiệp vụ KTGS", "Kiểm tra, giám sát", "Nghiệp vụ kiểm tra giám sát"),
    ),
    Choice("elementary_theory", "Sơ cấp lý luận chính trị", ("Sơ cấp LLCT",)),
    Choice(
        "thematic",
        "Chuyên đề, cập nhật kiến thức",
        ("Chuyên đề", "Cập nhật kiến thức", "Bồi dưỡng chuyên đề"),
    ),
    Choice("other", "Khác"),
)

TRAINING = Sheet(
    name="training",
    title="Bồi dưỡng",
    aliases=("BD", "Bồi dưỡng LLCT", "Đào tạo, bồi dưỡng"),
    shape=Shape.TABLE,
    note="Mỗi lớp một dòng. Lớp nhiều đơn vị cùng dự ghi cùng một mã lớp.",
    fields=(
        Field(
            "course_code",
            "Mã lớp",
            Kind.CODE,
            help="Mã do đơn vị tổ chức lớp cho; cùng một lớp thì mọi đơn vị ghi cùng mã.",
            width=14,
        ),
        Field(
            "course",
            "Tên lớp",
            Kind.TEXT,
            required=True,
            aliases=("Tên lớp bồi dưỡng", "Lớp"),
            help="Tên đầy đủ của lớp.",
            width=44,
        ),
        Field(
            "kind",
            "Loại lớp",
            Kind.CHOICE,
            required=True,
            choices=COURSE_KINDS,
            help="Chọn trong danh sách.",
            width=34,
        ),
        Field(
            "organizer",
            "Đơn vị tổ chức",
            Kind.TEXT,
            aliases=("Đơn vị mở lớp", "Nơi tổ chức"),
            help="Nơi mở lớp.",
            width=26,
        ),
        Field(
            "opened_on",
            "Ngày khai giảng",
            Kind.DATE,
            required=True,
            aliases=("Khai giảng", "Ngày mở lớp"),
            help="Lớp được tính vào tháng khai giảng.",
        ),
        Field(
            "closed_on",
            "Ngày bế giảng",
            Kind.DATE,
            aliases=("Bế giảng",),
            help="Để trống nếu lớp chưa xong.",
        ),
        Field(
            "participants",
            "Số học viên",
            required=True,
            aliases=("Học viên", "Số người dự", "Số lượng học viên"),
            help="Số học viên của đơn vị mình dự lớp.",
            width=13,
        ),
        Field(
            "completed",
            "Số hoàn thành",
            at_most="participants",
            aliases=("Hoàn thành", "Số được cấp giấy chứng nhận"),
            help="Số được công nhận hoàn thành; để trống nếu lớp chưa xong.",
            width=13,
        ),
        Field("note", "Ghi chú", Kind.TEXT, help="Không ghi tên người.", width=30),
    ),
    rules=(
        UniqueRows(("course_code",)),
        UniqueRows(("course", "opened_on")),
        InMonth("opened_on"),
        NotBefore("closed_on", earlier="opened_on"),
    ),
)
