"""Section 6: dossiers appraised, political history, verification: the office's own work."""

from partyboard.board.report.assessed import Assessment
from partyboard.board.report.figures import of_register, summed
from partyboard.board.report.parts import Section, listed, paragraphs
from partyboard.board.report.wording import counted
from partyboard.board.view import View


def appraisal(view: View, wrote: Assessment) -> Section:
    """The office's figures, compared; what it wrote of them."""
    said = (
        counted(
            summed(view, "other_work.dossiers_submitted"),
            "Các TCCS đảng gửi {n} hồ sơ đề nghị thẩm định",
            "Các TCCS đảng không gửi hồ sơ đề nghị thẩm định",
            "số hồ sơ đề nghị thẩm định", "hồ sơ",
        ),
        counted(
            of_register(view, "committee_work.dossiers_appraised"),
            "Trong tháng đã thẩm định {n} hồ sơ tiêu chuẩn chính trị",
            "Trong tháng không thẩm định hồ sơ tiêu chuẩn chính trị nào",
            "số hồ sơ tiêu chuẩn chính trị đã thẩm định", "hồ sơ",
        ),
        counted(
            of_register(view, "committee_work.history_conclusions"),
            "Kết luận lịch sử chính trị đối với {n} trường hợp",
            "Không có trường hợp kết luận lịch sử chính trị",
            "số trường hợp kết luận lịch sử chính trị", "trường hợp",
        ),
        counted(
            of_register(view, "committee_work.verifications_open"),
            "Đang thẩm tra, xác minh {n} trường hợp",
            "Không còn trường hợp đang thẩm tra, xác minh",
            "số trường hợp đang thẩm tra, xác minh", "trường hợp",
        ),
    )  # fmt: skip
    written = listed(wrote.results.get("appraisal", ()))
    return Section("Thẩm định, thẩm tra, xác minh", paragraphs(said) + written)
