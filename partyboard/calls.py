"""What a call of the command line means: months, times, files, the database; or its refusal."""

import os
import sys
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer
from typer.exceptions import TyperException

from partyboard import logs, manual, settings
from partyboard.channel.wire import Gone, OtherProgram
from partyboard.forms.model import Form
from partyboard.forms.registry import FORMS, form_named
from partyboard.intake.bundle import LARGEST_BUNDLE
from partyboard.store import queries
from partyboard.store.database import Store, StoreBusy, StoreDamaged, StoreFull, StoreShut
from partyboard.text import VIETNAM, Month, key

if TYPE_CHECKING:
    from partyboard.answering import Answer
    from partyboard.reception import Arrival, Receipt

WRONG_CALL = 2
OUR_FAULT = 70
_EXAMPLES = {"month": "2021-05", "year": "2021"}
BUSY = (
    "{path} đang mở ở chương trình khác. Tắt chương trình đó rồi chạy lại lệnh; "
    "nếu là trang web vừa mở, chờ vài giây."
)
OTHER_PROGRAM = "Trang web đang chạy bản khác với lệnh này: mở lại trang web rồi chạy lại lệnh."
GONE = (
    "Trang web tắt trong khi lệnh đang chạy. Chạy lại lệnh: phần đã ghi xong thì còn nguyên, "
    "tệp đã nạp thì không nạp hai lần."
)
SHUT = (
    "Không ghi được vào thư mục của {path}: lệnh này chưa ghi gì, số liệu vẫn như cũ. Xem thư mục "
    "còn đó không, có bị đặt chỉ đọc không, rồi chạy lại lệnh."
)
FULL = (
    "Ổ đĩa chứa {path} đã đầy: lệnh này chưa ghi gì, số liệu vẫn như cũ. "
    "Dọn bớt ổ đĩa rồi chạy lại lệnh."
)


def refuse(sentence: str) -> NoReturn:
    """Say why the call cannot be answered, and end with status 2."""
    typer.echo(sentence, err=True)
    raise typer.Exit(WRONG_CALL)


@contextmanager
def refused_in_words() -> Iterator[None]:
    """Turn what the library, the settings or the disk object to into one sentence and status 2;
    what nobody foresaw into a log file, a sentence that names it, and status 70.
    """
    try:
        yield
    except typer.Abort:
        sys.exit(130)
    except settings.SettingsError as error:
        _end(str(error), WRONG_CALL)
    except TyperException as error:
        is_help = type(error).__name__ == "NoArgsIsHelpError"  # its message is the help itself
        _end(error.message if is_help else manual.objection(error), WRONG_CALL)
    except OSError as error:
        if error.filename is None:  # no file of the caller's
            _end(_logged(error), OUR_FAULT)
        _end(f"Không đọc hoặc không ghi được {error.filename}.", WRONG_CALL)
    except Exception as error:  # noqa: BLE001 the last resort: a user is never shown a traceback
        _end(_logged(error), OUR_FAULT)


def _end(sentence: str, status: int) -> NoReturn:
    typer.echo(sentence, err=True)
    sys.exit(status)


def _logged(error: BaseException) -> str:
    """Write an error into a file of its own, which may be sent to somebody: where it arose and what
    it says, without what it quotes; the sentence that names the file.
    """
    descriptor, path = tempfile.mkstemp(".log", "partyboard-")
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as file:
        file.write(f"{' '.join(sys.argv)}\n")
        for each in (*reversed([*logs.causes_of(error)]), error):
            file.write("\n".join(["Traceback", *logs.places_of(each), logs.words_of(each), ""]))
    return (
        f"Chương trình gặp lỗi của chính nó. Gửi tệp {path} cho người phụ trách; "
        "số liệu đã nạp không bị ảnh hưởng."
    )


@contextmanager
def opened(db: Path | None, must_exist: bool = False) -> Iterator[Store]:
    """The database that the call names, open: the file, or while the app runs what the app lends.

    Refused when it is busy, damaged or missing.
    """
    path = settings.database_path(db)
    if must_exist and not path.exists():
        refuse(f"Chưa có cơ sở dữ liệu {path}. Nạp báo cáo trước: partyboard load …")
    with opening(path):
        store = reached(path)
    with store:
        try:
            yield store
        except Gone:
            refuse(GONE)
        except StoreFull:
            refuse(FULL.format(path=path))
        except StoreShut:
            refuse(SHUT.format(path=path))


@contextmanager
def opening(path: Path) -> Iterator[None]:
    """Whatever opens this database is refused in words when it is busy or damaged."""
    try:
        yield
    except StoreBusy:
        refuse(BUSY.format(path=path))
    except StoreDamaged as error:
        from partyboard.backups import way_back

        refuse(way_back(path, settings.load(), error))
    except StoreFull:
        refuse(FULL.format(path=path))
    except OtherProgram:
        refuse(OTHER_PROGRAM)


def reached(path: Path) -> Store:
    """The store of a database: of the file itself, or what the app that has it open lends.

    Raises StoreBusy, StoreDamaged, OtherProgram.
    """
    try:
        store = Store(path)
    except StoreBusy:
        from partyboard.channel.lent import lent

        return lent(path)
    say_what_is_missing(store)
    return store


def say_what_is_missing(store: Store) -> None:
    """Whoever is the first to open a board whose log has lost something is told so on stderr."""
    if store.commits.missing:
        from partyboard.backups import told_of_loss

        typer.echo(told_of_loss(store, settings.load()), err=True)


def arrived(
    paths: list[Path], received_at: datetime | None = None, by: str = "", reason: str = ""
) -> "Arrival":
    """Every workbook that the call names (files, folders with what is below them, ZIPs), with who
    brings it in and why it replaces another; what was left out is said on stderr.
    """
    from partyboard.reception import Arrival

    arrivals = [_arrival(file, received_at) for path in paths for file in _files(path)]
    for line in (line for each in arrivals for line in each.skipped + each.refused):
        typer.echo(line, err=True)
    return Arrival(
        files=tuple(
            replace(incoming, received_by=by.strip() or incoming.received_by, reason=reason.strip())
            for each in arrivals
            for incoming in each.files
        ),
        refused=tuple(line for each in arrivals for line in each.refused),
    )


def the_one_workbook(file: Path, output: Path) -> "Arrival":
    """The workbook that the call names, to be written elsewhere; refused where it is not one."""
    arrival = arrived([file])
    if len(arrival.files) != 1:
        refuse(f"{file}: lệnh này nhận một tệp bảng tính.")
    if output.exists() and output.samefile(file):
        refuse(f"-o {output}: ghi ra tệp khác, giữ nguyên tệp đơn vị gửi.")
    return arrival


def put_down(answer: "Answer", output: Path) -> None:
    """Write a marked workbook where the call says; an ending that Excel minds is said on stderr."""
    output.write_bytes(answer.content)
    ending = Path(answer.name).suffix
    if output.suffix.lower() != ending:
        typer.echo(f"Excel chỉ mở tệp này dưới đuôi {ending}: đổi tên {output.name}.", err=True)


def judged(arrival: "Arrival", db: Path | None) -> list["Receipt"]:
    """What loading would answer; what each file says alone, where there is no database or it
    cannot be opened (which is said on stderr).
    """
    from partyboard import reception

    path = settings.database_path(db)
    if not path.exists():
        return reception.check_alone(arrival.files)
    try:
        with reached(path) as store:
            return reception.preview(store, arrival.files, settings.load())
    except (StoreBusy, StoreDamaged, OtherProgram, Gone):
        typer.echo(f"Không mở được {path}: chỉ xét riêng từng tệp.", err=True)
        return reception.check_alone(arrival.files)


def _files(path: Path) -> list[Path]:
    if not path.exists():
        refuse(f"Không có tệp {path}.")
    found = sorted(path.rglob("*")) if path.is_dir() else [path]
    files = [file for file in found if file.is_file()]
    if not files:
        typer.echo(f"{path}: không có tệp nào", err=True)
    return files


def _arrival(file: Path, received_at: datetime | None) -> "Arrival":
    from partyboard.reception import Arrival, arrive

    if file.stat().st_size > LARGEST_BUNDLE:
        return Arrival((), refused=(f"{file.name}: quá lớn, chia nhỏ rồi nạp lại",))
    return arrive(file.name, file.read_bytes(), received_at, user())


def user() -> str:
    """Who calls, as the system names him; "" where it does not tell."""
    return os.environ.get("USER") or os.environ.get("USERNAME") or ""


def form_of(name: str) -> Form:
    """The form of this name, or a refusal that lists them."""
    try:
        return form_named(name)
    except KeyError:
        refuse(f"Không có biểu «{name}». Có: {', '.join(form.name for form in FORMS)}.")


def month_of(value: str) -> Month:
    """2021-05, or a refusal."""
    try:
        return Month.parse(value)
    except ValueError:
        refuse(f"«{value}» không phải tháng. Ghi dạng 2021-05.")


def moment_of(value: str) -> datetime | None:
    """An ISO time, Vietnam's where no zone is given; None for ""; or a refusal."""
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(value)
        Month(moment.year, moment.month)  # a slip of the pen in the year is not a time
    except ValueError:
        refuse(f"«{value}» không phải thời điểm. Ghi dạng 2021-05-24T09:30.")
    return moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)


def parameter_of(text: str) -> tuple[str, str]:
    """ "month=2021-05" taken apart, a month as its first day; or a refusal."""
    name, separator, value = text.partition("=")
    if not separator:
        refuse(f"--param «{text}»: ghi dạng tên=giá trị.")
    if name in ("month", "first_month"):
        with suppress(ValueError):
            return name, Month.parse(value).first.isoformat()
    return name, value


def lacks_nothing(query: queries.Query, given: Collection[str]) -> None:
    """Refused where a question is not given what it cannot be answered without."""
    if missing := [name for name in query.needed if name not in given]:
        told = " ".join(f"--param {name}={_EXAMPLES.get(name, '…')}" for name in missing)
        refuse(f"Câu hỏi «{query.name}» cần thêm {told}.")


def listed(store: Store, period: Month, organization: str) -> str:
    """The code as the list of the month spells it, or a refusal."""
    rows = store.rows("members_by_organization", month=period.first)
    codes = {key(str(row["organization"])): str(row["organization"]) for row in rows}
    if key(organization) not in codes:
        refuse(f"Tháng {period.label} không có đơn vị mã «{organization}».")
    return codes[key(organization)]
