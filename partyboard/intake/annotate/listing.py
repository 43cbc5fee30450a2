"""What the list of faults says above and between its lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from partyboard.forms.model import LIST_SHEET
from partyboard.intake.annotate.faults import MOST, Group, counted, grouped
from partyboard.intake.catalogue import Severity
from partyboard.intake.findings import Finding
from partyboard.intake.limits import thousands

_TO_REVIEW, _NOTHING = "Cần xem lại", "Không có lỗi"
_STEPS = (
    "1. Bấm vào số ô màu xanh bên dưới để đến chỗ cần sửa; trỏ chuột vào ô đó thì hiện lời giải "
    "thích.",
    "2. Sửa các ô tô đỏ. Xem lại các ô tô vàng: sai thì sửa, đúng thì để nguyên.",
    "3. Lưu rồi gửi lại chính tệp này. Không cần xóa trang này, màu tô và ghi chú.",
)
_COPIED = (
    "Đây là bản chép sang .xlsx vì không ghi thêm được vào tệp đã gửi: giá trị giữ nguyên; "
    "công thức, cách trình bày và danh sách chọn thì không."
)
_LEFT_OUT = "và {number} mục khác: sửa xong các mục trên rồi gửi lại để xem tiếp."


@dataclass(frozen=True, slots=True)
class Listing:
    """The list before it is written: its findings, whose workbook it is (`heading`), the titles of
    the workbook's tabs in their order, those that a link reaches, whether the workbook is a copy.
    """

    heading: str
    findings: Sequence[Finding]
    titles: Sequence[str]
    reachable: frozenset[str]
    is_copy: bool = False

    @property
    def groups(self) -> list[Group]:
        """The findings that are listed, sheet by sheet."""
        return grouped(self.findings[:MOST], self.titles)

    @property
    def headline(self) -> str:
        """The first line."""
        levels = {found.severity for found in self.findings}
        if Severity.ERROR in levels:
            return LIST_SHEET.upper()
        return (_TO_REVIEW if Severity.WARNING in levels else _NOTHING).upper()

    @property
    def summary(self) -> str:
        """How many findings there are."""
        counts = ", ".join(counted(self.findings))
        return f"{counts}." if counts else ""

    @property
    def steps(self) -> tuple[str, ...]:
        """What the sender does; blank lines where there is nothing to do."""
        has_faults = any(found.severity is not Severity.INFO for found in self.findings)
        return _STEPS if has_faults else ("",) * len(_STEPS)

    @property
    def copied(self) -> str:
        """That the workbook is a copy; "" where it is not."""
        return _COPIED if self.is_copy else ""

    @property
    def left_out(self) -> str:
        """How many findings are not listed; "" for none."""
        number = len(self.findings) - MOST
        return _LEFT_OUT.format(number=thousands(number)) if number > 0 else ""

    def title_of(self, group: Group) -> str:
        """What stands above the findings of a group."""
        if not group.sheet or group.sheet in self.reachable:
            return group.title
        hidden = group.sheet in self.titles
        return f"{group.title} ({'đang ẩn' if hidden else 'không có trong tệp'})"
