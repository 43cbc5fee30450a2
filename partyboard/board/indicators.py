"""The registry of indicators: what each is called, how it is computed, which question answers it.

A figure on a page, on the command line and in a report is one column of one question in queries/.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure of a month. `query` has a row for each month, `column` holds the figure.

    `of_committee` figures exist for the whole committee only. `has_target` ones can be given a
    year's target in the form `targets`, by this name. `rising_is_good` is None where neither is.
    """

    name: str
    label: str
    unit: str
    query: str
    column: str
    explanation: str
    of_committee: bool = False
    has_target: bool = False
    rising_is_good: bool | None = None


# fmt: off
INDICATORS: tuple[Indicator, ...] = (
    Indicator("members", "Đảng viên", "đảng viên", "members", "members",
        "Tổng số đảng viên cuối tháng của các đơn vị đang hoạt động; đơn vị chưa báo cáo lấy số "
        "cuối tháng gần nhất (tạm tính).", rising_is_good=True),
    Indicator("admitted", "Kết nạp", "đảng viên", "membership_changes", "admitted",
        "Tổng số kết nạp theo ngày quyết định trong các báo cáo của tháng.",
        has_target=True, rising_is_good=True),
    Indicator("official_conversions", "Chuyển chính thức", "đảng viên", "membership_changes",
        "official_conversions",
        "Tổng số đảng viên dự bị được công nhận chính thức; không làm thay đổi tổng số đảng viên.",
        has_target=True),
    Indicator("classes", "Lớp bồi dưỡng", "lớp", "training_by_month", "classes",
        "Số lớp khai giảng trong tháng; lớp nhiều đơn vị cùng dự chỉ tính một lớp.",
        has_target=True),
    Indicator("participants", "Học viên bồi dưỡng", "học viên", "training_by_month",
        "participants", "Tổng số học viên của các lớp khai giảng trong tháng.", has_target=True),
    Indicator("training_organizations", "Đơn vị có học viên", "đơn vị", "training_by_month",
        "organizations", "Số đơn vị có học viên ở các lớp khai giảng trong tháng."),
    Indicator("commended_collectives", "Tập thể được khen", "tập thể", "commendations_by_month",
        "collectives", "Tổng số tập thể do Đảng ủy cấp trên trực tiếp khen trong tháng."),
    Indicator("commended_individuals", "Cá nhân được khen", "cá nhân", "commendations_by_month",
        "individuals", "Tổng số cá nhân do Đảng ủy cấp trên trực tiếp khen trong tháng."),
    Indicator("follow_ups_open", "Nội dung chưa khắc phục xong", "nội dung",
        "follow_ups_by_month", "open",
        "Nội dung trong sổ kết luận mà Đảng ủy chưa xác nhận hoàn thành đến cuối tháng."),
    Indicator("follow_ups_overdue", "Quá hạn khắc phục", "nội dung", "follow_ups_by_month",
        "overdue", "Nội dung chưa xong đã quá hạn (kể cả hạn đã gia hạn) tính đến cuối tháng.",
        rising_is_good=False),
    Indicator("follow_ups_closed", "Nội dung đã khắc phục xong", "nội dung",
        "follow_ups_by_month", "closed",
        "Nội dung đã được Đảng ủy xác nhận hoàn thành, cộng dồn đến cuối tháng."),
    Indicator("follow_ups_reported_late", "Nội dung báo cáo khắc phục trễ", "nội dung",
        "follow_ups_by_month", "reported_late",
        "Nội dung có ngày báo cáo khắc phục sau hạn, cộng dồn đến cuối tháng."),
    Indicator("disciplined_by_party", "Đảng viên bị kỷ luật về Đảng", "đảng viên", "other_work",
        "disciplined_by_party", "Tổng trong các báo cáo của tháng; xóa tên không phải kỷ luật."),
    Indicator("awaiting_government_discipline", "Chưa được xem xét kỷ luật về chính quyền",
        "đảng viên", "other_work", "awaiting_government_discipline",
        "Đã bị kỷ luật về Đảng, chưa được xem xét về chính quyền; tổng các báo cáo của tháng."),
    Indicator("awaiting_party_discipline", "Chưa được xem xét kỷ luật về Đảng", "đảng viên",
        "other_work", "awaiting_party_discipline",
        "Đã bị kỷ luật về chính quyền, chưa được xem xét về Đảng; tổng các báo cáo của tháng."),
    Indicator("badges", "Huy hiệu Đảng", "đảng viên", "other_work", "badges",
        "Đảng viên được tặng Huy hiệu Đảng trong tháng; không tính là khen thưởng."),
    Indicator("dossiers_appraised", "Hồ sơ tiêu chuẩn chính trị đã thẩm định", "hồ sơ",
        "committee_work", "dossiers_appraised", "Báo cáo của cơ quan Đảng ủy.", of_committee=True),
    Indicator("organizations_inspected", "TCCS đảng được kiểm tra thực tế", "TCCS đảng",
        "committee_work", "organizations_inspected", "Báo cáo của cơ quan Đảng ủy.",
        of_committee=True),
    Indicator("history_conclusions", "Trường hợp kết luận lịch sử chính trị", "trường hợp",
        "committee_work", "history_conclusions", "Báo cáo của cơ quan Đảng ủy.",
        of_committee=True),
    Indicator("admissions_decided", "Quần chúng được quyết định kết nạp", "quần chúng",
        "committee_work", "admissions_decided", "Báo cáo của cơ quan Đảng ủy.",
        of_committee=True),
    Indicator("conversions_decided", "Trường hợp được quyết định chuyển chính thức", "trường hợp",
        "committee_work", "conversions_decided", "Báo cáo của cơ quan Đảng ủy.",
        of_committee=True),
    Indicator("verifications_open", "Trường hợp đang thẩm tra, xác minh", "trường hợp",
        "committee_work", "verifications_open", "Báo cáo của cơ quan Đảng ủy.",
        of_committee=True),
    Indicator("steering_35_activities", "Hoạt động của Ban Chỉ đạo 35", "hoạt động",
        "committee_work", "steering_35_activities", "Báo cáo của cơ quan Đảng ủy.",
        of_committee=True),
)
# fmt: on


def indicator(name: str) -> Indicator:
    """The indicator of this name; KeyError when there is none."""
    for entry in INDICATORS:
        if entry.name == name:
            return entry
    raise KeyError(name)
