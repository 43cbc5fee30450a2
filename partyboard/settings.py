"""What a committee sets for itself: names with dates, due day, limits; read from partyboard.toml.

Everything is checked at the start, so that a slip of the pen is a sentence and not a wrong page.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, time, timedelta
from pathlib import Path

from partyboard.text import Month, format_date

ROOT = Path(__file__).resolve().parents[1]
DEFAULT_DATABASE = ROOT / "data" / "partyboard.duckdb"
DEFAULT_FILE = ROOT / "partyboard.toml"
_TABLES = ("committee", "reporting", "basis", "document", "network", "access", "backup", "logs")


class SettingsError(ValueError):
    """partyboard.toml cannot be used; the message says which line of it and why."""


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
class Settings:
    """`due_day` is the last day of the month on which a report is on time; `closing_day` is the
    day up to which a month's data run (0: the last of the month); `basis` are the documents that
    the figures follow, as the committee wants them quoted; `smallest_shown` is the least number of
    people of one organization that those who only look are shown (0: every number); `names` are
    those by which browsers know this machine beside its own; `logs` is the folder of the log (None:
    the folder "logs" beside the database).
    """

    committees: tuple[Committee, ...]
    due_day: int
    closing_day: int
    basis: tuple[str, ...]
    document: Document = Document()
    smallest_shown: int = 3
    backup: Backup = Backup()
    names: tuple[str, ...] = ()
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
    """Read the settings file. Raises SettingsError."""
    file = settings_path(path)
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"Không đọc được tệp cài đặt {file}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        where = re.search(r"line (\d+)", str(error))
        place = f" ở dòng {where[1]}" if where else ""
        raise SettingsError(f"Tệp cài đặt {file} viết sai{place}.") from error
    return parse(raw)


def parse(raw: dict[str, object]) -> Settings:
    """Check what stands in the file. Raises SettingsError."""
    _only(raw, _TABLES, "Cài đặt")
    reporting = _table(raw, "reporting")
    _only(reporting, ("due_day", "closing_day"), "Mục [reporting]")
    documents = _table(raw, "basis")
    _only(documents, ("documents",), "Mục [basis]")
    network = _table(raw, "network")
    _only(network, ("names",), "Mục [network]")
    return Settings(
        committees=_committees(raw.get("committee")),
        due_day=_day(reporting, "due_day", 1),
        closing_day=_day(reporting, "closing_day", 0),
        basis=_lines(documents, "basis.documents", ()),
        document=_document(_table(raw, "document")),
        smallest_shown=_smallest_shown(_table(raw, "access")),
        backup=_backup(_table(raw, "backup")),
        names=_lines(network, "network.names", ()),
        logs=_logs(_table(raw, "logs")),
    )


def _only(table: Mapping[str, object], known: tuple[str, ...], where: str) -> None:
    """A name that nobody knows is a slip of the pen: say so, it would otherwise have no effect."""
    if unknown := sorted(table.keys() - set(known)):
        raise SettingsError(f"{where} không có «{', '.join(unknown)}»; có: {', '.join(known)}.")


def _table(raw: dict[str, object], name: str) -> dict[str, object]:
    found = raw.get(name, {})
    if not isinstance(found, dict):
        raise SettingsError(f"Mục [{name}] viết sai.")
    return found


def _document(table: dict[str, object]) -> Document:
    usual = Document()
    _only(table, tuple(field.name for field in fields(Document)), "Mục [document]")
    return Document(
        upper=_line(table, "upper", usual.upper),
        place=_line(table, "place", usual.place),
        signed_for=_line(table, "signed_for", usual.signed_for),
        recipients=_lines(table, "document.recipients", usual.recipients),
        layout=_lines(table, "document.layout", usual.layout),
    )


def _smallest_shown(table: dict[str, object]) -> int:
    _only(table, ("smallest_shown",), "Mục [access]")
    least = table.get("smallest_shown", 3)
    if not isinstance(least, int) or isinstance(least, bool) or not 0 <= least <= 20:
        raise SettingsError(f"access.smallest_shown phải là số từ 0 đến 20, đang là {least!r}.")
    return least


def _backup(table: dict[str, object]) -> Backup:
    _only(table, tuple(field.name for field in fields(Backup)), "Mục [backup]")
    at, folder = table.get("at", "02:00"), table.get("folder", "")
    if not isinstance(folder, str):
        raise SettingsError(f"backup.folder phải là tên thư mục, đang là {folder!r}.")
    if not isinstance(at, str) or (at and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", at)):
        raise SettingsError(f'backup.at phải là giờ dạng "02:00", đang là {at!r}.')
    return Backup(
        at=time.fromisoformat(at) if at else None,
        folder=ROOT / folder.strip() if folder.strip() else None,
    )


def _logs(table: dict[str, object]) -> Path | None:
    _only(table, ("folder",), "Mục [logs]")
    folder = table.get("folder", "")
    if not isinstance(folder, str):
        raise SettingsError(f"logs.folder phải là tên thư mục, đang là {folder!r}.")
    return ROOT / folder.strip() if folder.strip() else None


def _line(table: dict[str, object], name: str, usual: str) -> str:
    text = table.get(name, usual)
    if not isinstance(text, str) or not text.strip():
        raise SettingsError(f"document.{name} phải là một dòng chữ, đang là {text!r}.")
    return text.strip()


def _lines(table: dict[str, object], path: str, usual: tuple[str, ...]) -> tuple[str, ...]:
    lines = table.get(path.partition(".")[2], list(usual))
    if not isinstance(lines, list) or not all(isinstance(text, str) for text in lines):
        raise SettingsError(f"{path} phải là danh sách các dòng chữ.")
    return tuple(lines)


def _day(reporting: dict[str, object], name: str, least: int) -> int:
    day = reporting.get(name, 25 if name == "due_day" else 0)
    if not isinstance(day, int) or isinstance(day, bool) or not least <= day <= 31:
        raise SettingsError(f"reporting.{name} phải là số từ {least} đến 31, đang là {day!r}.")
    return day


def _committees(raw: object) -> tuple[Committee, ...]:
    if not isinstance(raw, list) or not raw:
        raise SettingsError("Thiếu mục [[committee]]: tên của Đảng ủy.")
    return tuple(sorted((_committee(entry) for entry in raw), key=lambda entry: entry.since))


def _committee(entry: object) -> Committee:
    names = ("since", "name", "short", "whole", "symbol")
    if not isinstance(entry, dict):
        raise SettingsError("Mục [[committee]] viết sai.")
    _only(entry, names, "Mục [[committee]]")
    for name in names:
        if not isinstance(entry.get(name), str) or not entry[name].strip():
            raise SettingsError(f"Mục [[committee]] thiếu «{name}».")
    try:
        since = Month.parse(entry["since"])
    except ValueError as error:
        raise SettingsError(f"committee.since «{entry['since']}» không phải tháng.") from error
    return Committee(since, entry["name"], entry["short"], entry["whole"], entry["symbol"])
