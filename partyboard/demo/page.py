"""docs/demo.md, made from the story: `python -m partyboard.demo.page`."""

from pathlib import Path

from partyboard.demo.events import Event, events

PAGE = Path(__file__).parent.parent.parent / "docs" / "demo.md"

_TOP = """# Dữ liệu mẫu

Trang này được tạo từ `partyboard/demo` bằng lệnh `python -m partyboard.demo.page`; sửa mã rồi chạy
lại lệnh, không sửa tay.

Dữ liệu mẫu là một Đảng bộ Khối giả định từ tháng 1/2020 đến ngày 31/5/2021: không có người thật,
không có địa danh, dựng lại lúc nào cũng như nhau. Mọi số liệu nằm trong tệp báo cáo và được nạp như
tệp thật (`partyboard demo`). Tháng 5/2021 khớp với số liệu đã công bố của một Đảng ủy Khối.

Các bảng sau ghi những chỗ không suôn sẻ để biết tìm ở đâu. Cột cuối là mã của lỗi, cảnh báo hoặc
ghi chú mà tệp gây ra, xem [findings.md](findings.md).
"""


def page() -> str:
    """The whole text of the page."""
    sections = (_section(heading, found) for heading, found in events().items())
    return _TOP + "".join(sections)


def _section(heading: str, found: tuple[Event, ...]) -> str:
    lines = (
        f"| {event.months} | {event.organization} | {event.what} | {_code(event)} |"
        for event in found
    )
    head = "| tháng | tổ chức | điều xảy ra | mã |\n|---|---|---|---|"
    return f"\n## {heading}\n\n{head}\n" + "\n".join(lines) + "\n"


def _code(event: Event) -> str:
    return f"`{event.code}`" if event.code else ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
