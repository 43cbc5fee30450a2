"""Text typed for old fonts, by the tables of forty years ago."""

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from spoiling import Draft, enter_as, is_choice, spoiling

# A free remark: what is meant, what stands in the cell, in which font.
REMARKS: dict[str, tuple[str, str, str]] = {
    "note in vntime": ("Hoàn thành xuất sắc nhiệm vụ", "Hoµn thµnh xuÊt s¾c nhiÖm vô", ".VnTime"),
    "note in capitals of vntime": (
        "HOÀN THÀNH XUẤT SẮC NHIỆM VỤ",
        "Hoµn thµnh xuÊt s¾c nhiÖm vô",
        ".VnTimeH",
    ),
    "note in vnarial with a lost ư": ("Được khen", "§-îc khen", ".VnArial"),
    "note in vni": ("Hoàn thành nhiệm vụ", "Hoaøn thaønh nhieäm vuï", "VNI-Times"),
}
# Unicode text that stays as it is, whatever it looks like or stands in.
UNICODE: dict[str, tuple[str, str]] = {
    "unicode with a letter of vntime": ("Nhiệt độ 5 µm, Straße", "Times New Roman"),
    "unicode in a cell left in vntime": ("Hoàn thành xuất sắc nhiệm vụ", ".VnTime"),
    "plain letters in vntime": ("Lop 3 ngay", ".VnTime"),
}
# Of a Unicode font, though it looks like an old one: said so, and no guess.
SUSPECTED = ("Hoàn thành xuất sắc nhiệm vụ", "Hoµn thµnh xuÊt s¾c nhiÖm vô", "Arial")


def _note(meant: str, typed: str, font: str, code: str = ""):
    def act(work: Draft) -> None:
        place = work.one(lambda work, place: place[2] == "note")
        work.means(place, meant, typed)
        work.cells[place].font = Font(name=font)
        if code:
            work.expect(code, work.cells[place])

    return act


for _name, (_meant, _typed, _font) in REMARKS.items():
    enter_as(_name, _note(_meant, _typed, _font, "legacy-font-converted"))
for _name, (_typed, _font) in UNICODE.items():
    enter_as(_name, _note(_typed, _typed, _font))
enter_as("vntime text in arial", _note(*SUSPECTED, "legacy-font-suspected"))


@spoiling()
def label_in_an_old_font(work: Draft) -> None:
    """Chuyển đi, in .VnTime."""
    cell = work.heads["members", "transferred_out"]
    cell.value, cell.font = "ChuyÓn ®i", Font(name=".VnTime")
    work.expect("legacy-font-converted", cell)


@spoiling()
def label_in_an_old_font_of_capitals(work: Draft) -> None:
    """CHUYỂN ĐI, in .VnTimeH."""
    cell = work.heads["members", "transferred_out"]
    cell.value, cell.font = "chuyÓn ®i", Font(name=".VnTimeH")
    work.expect("legacy-font-converted", cell)


@spoiling()
def choice_in_an_old_font(work: Draft) -> None:
    """Giấy khen, in .VnTime."""
    place = work.one(lambda work, place: is_choice(work, place) and place[2] == "award")
    work.means(place, "certificate", "GiÊy khen")
    work.cells[place].font = Font(name=".VnTime")
    work.expect("legacy-font-converted", work.cells[place])


@spoiling()
def old_font_in_a_part_of_a_text(work: Draft) -> None:
    """One word of the cell in .VnTime, the others in Unicode."""
    place = work.one(lambda work, place: place[2] == "note")
    old = TextBlock(InlineFont(rFont=".VnTime"), "xuÊt s¾c")
    plain = TextBlock(InlineFont(rFont="Times New Roman"), "Hoàn thành ")
    work.means(place, "Hoàn thành xuất sắc", CellRichText(plain, old))
    work.expect("legacy-font-converted", work.cells[place])


@spoiling()
def old_fonts_here_and_there(work: Draft) -> None:
    """A column in which some typed Unicode and some did not."""
    notes = [place for place in work.cells if place[0] == "follow_ups" and place[2] == "note"]
    for number, place in enumerate(notes):
        old = number % 2 == 0
        work.means(place, "Đã xong", "§· xong" if old else "Đã xong")
        work.cells[place].font = Font(name=".VnTime" if old else "Arial")
    work.expect("legacy-font-converted", work.cells[notes[0]])
