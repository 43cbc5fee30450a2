"""Discipline, branch meetings, propaganda, mass organizations, badges: all optional."""

from partyboard.forms.model import Field, Shape, Sheet
from partyboard.forms.rules import PartsSum

_DISCIPLINE = "I. Kỷ luật"
_MEETINGS = "II. Sinh hoạt chi bộ"
_PROPAGANDA = "III. Tuyên truyền"
_STANDARDS = "IV. Tiêu chuẩn chính trị"
_MASS = "V. Đoàn thể"
_BADGES = "VI. Huy hiệu Đảng"

OTHER_WORK = Sheet(
    name="other_work",
    title="Công tác khác",
    aliases=("Các công tác khác", "Khác"),
    shape=Shape.RECORD,
    note="Không có thì ghi 0; không theo dõi thì để trống.",
    fields=(
        Field(
            "disciplined_by_party",
            "Đảng viên bị kỷ luật về Đảng",
            section=_DISCIPLINE,
            aliases=("Đảng viên bị kỷ luật", "Kỉ luật về Đảng", "Kỷ luật về Đảng"),
            help="Tính theo ngày ký quyết định. Xóa tên không phải là kỷ luật.",
        ),
        Field("reprimanded", "Khiển trách", section=_DISCIPLINE, help="Kỷ luật về Đảng."),
        Field("cautioned", "Cảnh cáo", section=_DISCIPLINE, help="Kỷ luật về Đảng."),
        Field("removed_from_post", "Cách chức", section=_DISCIPLINE, help="Kỷ luật về Đảng."),
        Field(
            "awaiting_government_discipline",
            "Trong đó chưa được xem xét về chính quyền",
            section=_DISCIPLINE,
            inside=True,
            at_most="disciplined_by_party",
            aliases=("Chưa được xem xét về chính quyền",),
            help="Đã bị kỷ luật về Đảng, chưa xem xét kỷ luật về chính quyền.",
        ),
        Field(
            "disciplined_by_government",
            "Đảng viên bị kỷ luật về chính quyền",
            section=_DISCIPLINE,
            aliases=("Kỷ luật về chính quyền", "Kỉ luật về chính quyền"),
            help="Tính theo ngày ký quyết định.",
        ),
        Field(
            "awaiting_party_discipline",
            "Trong đó chưa được xem xét về Đảng",
            section=_DISCIPLINE,
            inside=True,
            at_most="disciplined_by_government",
            aliases=("Chưa được xem xét về Đảng",),
            help="Đã bị kỷ luật về chính quyền, chưa xem xét kỷ luật về Đảng.",
        ),
        Field(
            "branches",
            "Số chi bộ",
            section=_MEETINGS,
            aliases=("Số chi bộ trực thuộc",),
            help="Chi bộ cơ sở thì ghi 1.",
        ),
        Field(
            "branches_met",
            "Chi bộ sinh hoạt thường kỳ",
            section=_MEETINGS,
            at_most="branches",
            aliases=("Sinh hoạt thường kỳ", "SHCB thường kỳ"),
            help="Số chi bộ đã sinh hoạt thường kỳ trong tháng.",
        ),
        Field(
            "branches_met_on_topic",
            "Chi bộ sinh hoạt chuyên đề",
            section=_MEETINGS,
            at_most="branches",
            aliases=("Sinh hoạt chuyên đề", "SHCĐ"),
            help="Số chi bộ đã sinh hoạt chuyên đề trong tháng.",
        ),
        Field(
            "propaganda_sessions",
            "Hội nghị, buổi tuyên truyền, quán triệt",
            section=_PROPAGANDA,
            aliases=("Buổi tuyên truyền", "Hội nghị tuyên truyền"),
            help="Số hội nghị, số buổi.",
        ),
        Field(
            "propaganda_attendees",
            "Lượt người dự",
            section=_PROPAGANDA,
            aliases=("Số lượt người dự",),
            help="Tổng số lượt người dự các hội nghị, buổi trên.",
        ),
        Field(
            "rebuttal_posts",
            "Tin, bài phản bác của Tổ 35",
            section=_PROPAGANDA,
            aliases=("Tin, bài Tổ 35",),
            help="Số tin, bài.",
        ),
        Field(
            "dossiers_submitted",
            "Hồ sơ đề nghị thẩm định",
            section=_STANDARDS,
            aliases=("Hồ sơ đề nghị thẩm định tiêu chuẩn chính trị",),
            help="Số hồ sơ gửi Đảng ủy thẩm định tiêu chuẩn chính trị trong tháng.",
        ),
        Field(
            "trade_union_activities",
            "Hoạt động của Công đoàn",
            section=_MASS,
            aliases=("Công đoàn",),
            help="Số hoạt động trong tháng.",
        ),
        Field(
            "youth_union_activities",
            "Hoạt động của Đoàn Thanh niên",
            section=_MASS,
            aliases=("Đoàn Thanh niên", "ĐTN"),
            help="Số hoạt động trong tháng.",
        ),
        Field(
            "women_activities",
            "Hoạt động của Phụ nữ",
            section=_MASS,
            aliases=("Phụ nữ",),
            help="Số hoạt động trong tháng.",
        ),
        Field(
            "veterans_activities",
            "Hoạt động của Cựu chiến binh",
            section=_MASS,
            aliases=("Cựu chiến binh", "CCB"),
            help="Số hoạt động trong tháng.",
        ),
        Field(
            "badges",
            "Đảng viên được tặng Huy hiệu Đảng",
            section=_BADGES,
            aliases=("Huy hiệu Đảng", "Tặng Huy hiệu Đảng"),
            help="Không tính là khen thưởng.",
        ),
    ),
    rules=(
        PartsSum(
            whole="disciplined_by_party",
            parts=("reprimanded", "cautioned", "removed_from_post", "members.expelled"),
        ),
    ),
)
