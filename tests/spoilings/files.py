"""The file itself: cut short, blown up, or no workbook at all."""

from spoiling import Draft, spoiling
from spreadsheets import compound, strict


@spoiling("file")
def half_a_file(work: Draft) -> None:
    """A download that stopped."""
    share = work.rng.uniform(0.1, 0.9)
    work.saved.append(lambda content: content[: int(len(content) * share)])
    work.expect("corrupt", "")


@spoiling("file")
def web_page_named_as_a_workbook(work: Draft) -> None:
    """What a mail program or a portal saves."""
    work.saved.append(lambda content: b"<html><body><table><tr><td>1</td></tr></table></html>")
    work.expect("html-not-excel", "")


@spoiling("file")
def empty_file(work: Draft) -> None:
    """Nothing."""
    work.saved.append(lambda content: b"")
    work.expect("not-a-workbook", "")


@spoiling("file")
def letter_named_as_a_workbook(work: Draft) -> None:
    """A text."""
    work.saved.append(lambda content: "Kính gửi Văn phòng: báo cáo xin gửi sau.".encode())
    work.expect("not-a-workbook", "")


@spoiling("file")
def password(work: Draft) -> None:
    """Locked by Excel."""
    work.saved.append(
        lambda content: compound({"EncryptedPackage": content, "EncryptionInfo": b"\x04\0\4\0"})
    )
    work.expect("password-protected", "")


@spoiling("file")
def strict_open_xml(work: Draft) -> None:
    """Saved by Excel as "Strict Open XML"."""
    work.saved.append(strict)


@spoiling("merged")
def stray_cell_far_away(work: Draft) -> None:
    """A space in the last cell there is."""
    work.tab("members")["XFD1048576"] = " "
    work.expect("too-large", "Đảng viên!XFD1048576")


@spoiling("merged")
def stray_cell_far_below(work: Draft) -> None:
    """A space in the last row there is."""
    work.tab("training")["B1048576"] = " "
    work.expect("too-large", "Bồi dưỡng!B1048576")
