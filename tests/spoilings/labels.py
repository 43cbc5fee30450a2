"""Labels and tabs as people retype them."""

from openpyxl.cell import Cell
from spoiling import Draft, Place, Unsuited, enter_as, is_optional_count, spoiling

# What is written around a label: it is known all the same.
AROUND = {
    "numbered label": "{n}. {label}",
    "label numbered with a stroke": "{n}/ {label}",
    "label numbered with a dash": "{n}- {label}",
    "lettered label": "a) {label}",
    "label after a dash": "- {label}",
    "label after a plus": "+ {label}",
    "label with its unit": "{label} (người)",
    "label with its unit abbreviated": "{label} (đ/c)",
    "label with the number of its line": "{label} (3)",
    "label with a colon": "{label}:",
    "label with a star": "{label} *",
    "label with a full stop": "{label}.",
}
# What is written on a tab.
TABS = {
    "tab with a space behind": "{title} ",
    "numbered tab": "{n}. {title}",
    "numbered tab with a dash": "{n}- {title}",
    "tab copied": "{title} (2)",
    "tab without marks": "{plain}",
}
_PLAIN = {"Đảng viên": "Dang vien", "Bồi dưỡng": "Boi duong", "Khen thưởng": "Khen thuong",
          "Khắc phục": "Khac phuc", "Công tác khác": "Cong tac khac"}  # fmt: skip


def _around(pattern: str):
    def act(work: Draft) -> None:
        for n, cell in enumerate(work.labels(work.record()).values(), 1):
            cell.value = pattern.format(n=n, label=cell.value)

    return act


def _tabs(pattern: str):
    def act(work: Draft) -> None:
        for n, (title, plain) in enumerate(_PLAIN.items(), 1):
            if title in work.book.sheetnames:
                new = pattern.format(n=n, title=title, plain=plain)
                work.rename(work.book[title], new)

    return act


for _name, _pattern in AROUND.items():
    enter_as(_name, _around(_pattern))
for _name, _pattern in TABS.items():
    enter_as(_name, _tabs(_pattern))


def _label(work: Draft, place: Place) -> Cell:
    return work.heads[place[0], place[2]]


@spoiling()
def label_as_its_alias(work: Draft) -> None:
    """As people abbreviate it."""
    sheet = work.form.sheet(work.record())
    aliased = [field for field in sheet.fields if field.aliases]
    if not aliased:
        raise Unsuited
    field = work.rng.choice(aliased)
    work.heads[sheet.name, field.name].value = work.rng.choice(field.aliases)


@spoiling()
def label_without_marks(work: Draft) -> None:
    """Typed on a keyboard without Vietnamese."""
    _label(work, ("members", 0, "transferred_in")).value = "Chuyen den"


@spoiling()
def label_of_another_wording(work: Draft) -> None:
    """The figure is there and its label is not ours: mentioned beside it, not counted."""
    place = work.one(is_optional_count)
    _label(work, place).value = "Số liệu phát sinh khác của đơn vị"
    work.expect("unknown-column", work.cells[place])


@spoiling()
def required_label_misspelt(work: Draft) -> None:
    """Named together with the nearest text."""
    cell = _label(work, ("members", 0, "closing"))
    cell.value = "Đảng viên cuối thangs"
    work.expect("missing-field", cell)


@spoiling()
def label_emptied(work: Draft) -> None:
    """A figure beside nothing."""
    place = work.one(is_optional_count)
    _label(work, place).value = None
    work.expect("unknown-column", work.cells[place])


@spoiling()
def figure_in_the_cell_of_its_label(work: Draft) -> None:
    """ "Nữ: 20" and nothing beside it."""
    place = work.one(is_optional_count)
    cell = _label(work, place)
    cell.value = f"{cell.value}: {work.meant[place]}"
    work.cells[place].value = None
    work.expect("unknown-column", cell)


@spoiling("sheets")
def tab_of_another_name(work: Draft) -> None:
    """A tab as Excel names it."""
    name = work.rng.choice([sheet.name for sheet in work.form.content])
    work.tab(name).title = "Sheet7"
    work.expect("missing-sheet", work.form.sheet(name).title)
