"""What a committee sets for itself: names with dates, due day, limits; read from partyboard.toml.

Everything is checked at the start, so that a slip of the pen is a sentence and not a wrong page;
all of them are told at once.
"""

import os
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path

from partyboard.settings.faults import Fault as Fault
from partyboard.settings.faults import SettingsError as SettingsError
from partyboard.settings.lines import Lines, Place
from partyboard.settings.table import Table
from partyboard.text import Month, format_date

ROOT = Path(__file__).resolve().parents[2]
DEFAULT_DATABASE = ROOT / "data" / "partyboard.duckdb"
DEFAULT_FILE = ROOT / "partyboard.toml"
_NOTEPAD = "Mở bằng Notepad, chọn Save As, Encoding: UTF-8."
_COPY = "Chép lại tệp partyboard.toml đi kèm chương trình, rồi sửa."


@dataclass(frozen=True, slots=True)
class Committee:
    """What the committee was called from a month on."""

    since: Month
    name: str
    short: str
    whole: str
    symbol: str


@dataclass(frozen=True, slots=True)
class Document:
    """What stands on a document of the committee beside its text. "…" is for staff to fill in.

    `upper` is the level above; `place` begins the line of the date; `layout` are the documents that
    the layout follows, as the committee wants them quoted.
    """

    upper: str = "Đảng bộ tỉnh …"
    place: str = "…"
    signed_for: str = "T/M BAN THƯỜNG VỤ"
    recipients: tuple[str, ...] = ("…",)
    layout: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Backup:
    """`at` is the hour of the night at which the app copies its database (None: never), `folder`
    where to (None: the folder "backups" beside it).
    """

    at: time | None = time(2)
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Certificate:
    """`file` holds the certificate and those that vouch for it, `key` its secret key (None: it
    stands in the same file); both PEM.
    """

    file: Path
    key: Path | None = None


@dataclass(frozen=True, slots=True)
class SignIn:
    """A session ends after `idle` without a click, and after `longest` in any case; `button` are
    the words of the button that leads to the office's identity provider ("": it has none).
    """

    idle: timedelta = timedelta(hours=8)
    longest: timedelta = timedelta(hours=72)
    button: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """`due_day` is the last day of the month on which a report is on time; `closing_day` is the
    day up to which a month's data run (0: the last of the month); `basis` are the documents that
    the figures follow, as the committee wants them quoted; `smallest_shown` is the least number of
    people of one organization that those who only look are shown (0: every number); `sign_in` is
    how long one stays signed in; `names` are
    those by which browsers know this machine beside its own; `certificate` is what it proves with
    who it is, by https (None: it serves http); `logs` is the folder of the log (None: the folder
    "logs" beside the database).
    """

    committees: tuple[Committee, ...]
    due_day: int
    closing_day: int
    basis: tuple[str, ...]
    document: Document = Document()
    smallest_shown: int = 3
    sign_in: SignIn = SignIn()
    backup: Backup = Backup()
    names: tuple[str, ...] = ()
    certificate: Certificate | None = None
    logs: Path | None = None

    def committee(self, month: Month) -> Committee:
        """The committee's name in a month (the first one for the time before it)."""
        named = [entry for entry in self.committees if entry.since <= month]
        return named[-1] if named else self.committees[0]

    def due_on(self, month: Month) -> date:
        """The last day on which that month's report is on time."""
        return month.first.replace(day=min(self.due_day, month.last.day))

    def closing_notice(self, month: Month) -> str:
        """What a form says of a month that closes early; "" where it closes with its last day."""
        if not self.closing_day:
            return ""
        last = month.first.replace(day=min(self.closing_day, month.last.day))
        before = month - 1
        first = before.first.replace(day=min(self.closing_day, before.last.day)) + timedelta(1)
        return f"Số liệu từ ngày {format_date(first)} đến hết ngày {format_date(last)}."


def database_path(given: Path | None = None) -> Path:
    """The database file: as given, else PARTYBOARD_DB, else data/partyboard.duckdb."""
    return given or Path(os.environ.get("PARTYBOARD_DB", "") or DEFAULT_DATABASE)


def settings_path(given: Path | None = None) -> Path:
    """The settings file: as given, else PARTYBOARD_SETTINGS, else partyboard.toml."""
    return given or Path(os.environ.get("PARTYBOARD_SETTINGS", "") or DEFAULT_FILE)


def load(path: Path | None = None) -> Settings:
    """Read the settings file. Raises SettingsError, with all that is wrong in it."""
    file = settings_path(path)
    text = text_of(file)
    with suppress(tomllib.TOMLDecodeError, SettingsError):
        return parse(tomllib.loads(text))
    read = Lines(text)
    faults = [*read.faults, *_checked(read.raw, read.lines)[1]]
    raise SettingsError(faults or [Fault("viết sai.", _COPY)], file)


def text_of(file: Path) -> str:
    """The text, without the mark that Notepad may begin it with. Raises SettingsError."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise SettingsError([Fault("không đọc được.", _COPY)], file) from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise SettingsError([Fault("chữ không phải UTF-8.", _NOTEPAD, line)], file) from error


def parse(raw: Mapping[str, object]) -> Settings:
    """Check what stands in the file. Raises SettingsError."""
    settings, faults = _checked(raw, {})
    if faults:
        raise SettingsError(faults)
    return settings


def _checked(raw: Mapping[str, object], lines: Mapping[Place, int]) -> tuple[Settings, list[Fault]]:
    """Where there is a fault, the usual value stands in its place."""
    file = Table(Place(""), raw, lines)
    committees = [_committee(each) for each in file.tables("committee", "tên của Đảng ủy")]
    reporting, basis, access = map(file.table, ("reporting", "basis", "access"))
    network, logs = map(file.table, ("network", "logs"))
    settings = Settings(
        committees=tuple(sorted(committees, key=lambda entry: entry.since)),
        due_day=reporting.whole("due_day", 25, 1, 31),
        closing_day=reporting.whole("closing_day", 0, 0, 31),
        basis=basis.listed("documents"),
        document=_document(file.table("document")),
        smallest_shown=access.whole("smallest_shown", 3, 0, 20),
        sign_in=_sign_in(file.table("sign_in")),
        backup=_backup(file.table("backup")),
        names=network.listed("names"),
        certificate=_certificate(network),
        logs=logs.path("folder", ROOT),
    )
    for table in (reporting, basis, access, network, logs, file):
        table.end()
    return settings, file.faults


def _committee(table: Table) -> Committee:
    committee = Committee(
        since=table.month("since"),
        name=table.line("name"),
        short=table.line("short"),
        whole=table.line("whole"),
        symbol=table.line("symbol"),
    )
    table.end()
    return committee


def _document(table: Table) -> Document:
    usual = Document()
    document = Document(
        upper=table.line("upper", usual.upper),
        place=table.line("place", usual.place),
        signed_for=table.line("signed_for", usual.signed_for),
        recipients=table.listed("recipients", usual.recipients),
        layout=table.listed("layout", usual.layout),
    )
    table.end()
    return document


def _certificate(network: Table) -> Certificate | None:
    file, key = network.path("certificate", ROOT), network.path("key", ROOT)
    if key and not file:
        network.fault(
            "key", "network.key cần có network.certificate.", "Ghi tệp chứng chỉ, hoặc bỏ khóa."
        )
    return Certificate(file, key) if file else None


def _sign_in(table: Table) -> SignIn:
    idle = table.whole("idle_hours", 8, 1, 24)
    longest = table.whole("longest_hours", 72, 1, 168)
    if longest < idle:
        told = f"sign_in.longest_hours ({longest}) ngắn hơn sign_in.idle_hours ({idle})."
        table.fault("longest_hours", told, f"Ghi từ {idle} trở lên.")
    button = " ".join(table.text("button").split())
    table.end()
    return SignIn(timedelta(hours=idle), timedelta(hours=longest), button)


def _backup(table: Table) -> Backup:
    backup = Backup(at=table.hour("at", "02:00"), folder=table.path("folder", ROOT))
    table.end()
    return backup
