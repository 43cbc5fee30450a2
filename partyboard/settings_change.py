"""The settings as they stand, each with where it comes from; and one of them set otherwise: in the
file, checked beforehand, and in the audit.
"""

import os
import shutil
import tempfile
import threading
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from partyboard.reception.amending import AmendmentRefused, deciding
from partyboard.settings import SettingsError, load, parse, settings_path, text_of
from partyboard.settings import file as settings_file
from partyboard.settings.declared import COMMITTEE, DECLARED, Setting, Shape
from partyboard.settings.file import NotInTheText, Place, Value
from partyboard.store.database import Store
from partyboard.text import Month, clean

_changing = threading.Lock()


class SettingRefused(AmendmentRefused):
    """It cannot be set so; the message says why, and what to do instead."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A setting as it is, in the table that `place` says; `value` is the usual one where nothing
    is set. `line` is where it stands, None also where it is written in an unusual way.
    """

    setting: Setting
    place: Place
    value: Value
    is_set: bool
    line: int | None

    @property
    def name(self) -> str:
        """What tells it apart from all others."""
        return f"{self.setting.path} {self.place.index}"


def standings(path: Path | None = None) -> tuple[Standing, ...]:
    """Every setting, in the order of the declarations; those of each name of the committee one
    after the other. Raises SettingsError where the file cannot be used.
    """
    text = _read(settings_path(path))
    raw = tomllib.loads(text)
    parse(raw)
    lines = settings_file.line_numbers(text)
    return tuple(_standings(raw, lines))


def told(value: Value) -> str:
    """A value as one reads it."""
    if isinstance(value, tuple):
        return "; ".join(value) or "(không có)"
    return str(value) if value != "" else "(để trống)"


def typed(setting: Setting, given: str | int | None) -> Value:
    """What was typed for a setting, as it is kept: lines without blanks around them, none empty."""
    if setting.shape is Shape.NUMBER:
        return int(given or 0)
    lines = tuple(filter(None, (clean(line).strip() for line in str(given or "").splitlines())))
    return lines if setting.shape is Shape.LINES else " ".join(lines)


def preview(standing: Standing, value: Value, path: Path | None = None) -> str:
    """What setting it so will mean, in a sentence. Raises SettingRefused, SettingsError."""
    file = settings_path(path)
    _changed(_read(file), standing, value, file)
    when = "ngay" if standing.setting.at_once else "từ lần mở chương trình sau"
    return f"{_difference(standing, value)}. Có hiệu lực {when}."


def change(
    store: Store,
    standing: Standing,
    value: Value,
    reason: str = "",
    by: str = "",
    now: datetime | None = None,
    path: Path | None = None,
) -> None:
    """Write it into the file, and who did so into the audit; both or neither.

    Raises SettingRefused, SettingsError.
    """
    file = settings_path(path)
    with _changing, _as_before(file), deciding(store, reason, by, now, needs_reason=False) as made:
        made.note("settings", _difference(standing, value))
        new = _changed(_read(file), standing, value, file)
        _write(file, new, _by_hand(file, standing, value, "không có quyền ghi"))


def rename_committee(
    store: Store,
    names: Mapping[str, str],
    reason: str = "",
    by: str = "",
    now: datetime | None = None,
    path: Path | None = None,
) -> None:
    """Call the committee otherwise from a month on: one more table in the file; the names before
    stay with their months. Raises SettingRefused, SettingsError.
    """
    file, values = settings_path(path), {key: clean(text).strip() for key, text in names.items()}
    with _changing, _as_before(file), deciding(store, reason, by, now) as decision:
        decision.note("settings", f"Tên Đảng ủy từ {values['since']}: {values['name']}")
        lines = (settings_file.line_of(Place(COMMITTEE, key), text) for key, text in values.items())
        by_hand = f"Mở {file}, thêm mục [[{COMMITTEE}]]: {', '.join(lines)}"
        _write(file, _with_name(_read(file), values), f"Không ghi được tệp cài đặt. {by_hand}")


def _with_name(text: str, values: Mapping[str, str]) -> str:
    taken = {Month.parse(each["since"]) for each in tomllib.loads(text)[COMMITTEE]}
    try:
        since = Month.parse(values["since"])
    except ValueError as error:
        raise SettingRefused("Ghi tháng đầu tiên mang tên mới, dạng 2/2025.") from error
    if since in taken:
        raise SettingRefused(f"Đã có tên dùng từ tháng {since.label}: sửa tên ấy.")
    try:
        new = settings_file.added(text, COMMITTEE, values)
        parse(tomllib.loads(new))
    except (NotInTheText, SettingsError) as fault:
        raise SettingRefused(str(fault)) from fault
    return new


def _standings(raw: Mapping[str, Any], lines: Mapping[Place, int]) -> Iterator[Standing]:
    for index, each in enumerate(raw[COMMITTEE]):
        for setting in DECLARED:
            if setting.table == COMMITTEE:
                place = Place(COMMITTEE, setting.key, index)
                yield Standing(setting, place, each[setting.key], True, lines.get(place))
    for setting in DECLARED:
        if setting.table != COMMITTEE:
            place = Place(setting.table, setting.key)
            table = raw.get(setting.table, {})
            value = table.get(setting.key, setting.usual)
            kept = tuple(value) if isinstance(value, list) else value
            yield Standing(setting, place, kept, setting.key in table, lines.get(place))


def _difference(standing: Standing, value: Value) -> str:
    return f"{standing.setting.label}: {told(standing.value)} → {told(value)}"


def _changed(text: str, standing: Standing, value: Value, file: Path) -> str:
    """The text with the setting, good as a whole."""
    found = settings_file.value_at(text, standing.place)
    held = tuple(found) if isinstance(found, list) else found
    if held != (standing.value if standing.is_set else None):
        raise SettingRefused("Tệp cài đặt vừa được sửa. Xem lại rồi làm lại.")
    if value == standing.value:
        raise SettingRefused("Chưa thay đổi gì.")
    try:
        new = settings_file.changed(text, standing.place, value)
        parse(tomllib.loads(new))
    except NotInTheText as fault:
        raise SettingRefused(_by_hand(file, standing, value, f"{fault}")) from fault
    except SettingsError as fault:
        raise SettingRefused(str(fault)) from fault
    return new


def _by_hand(file: Path, standing: Standing, value: Value, why: str) -> str:
    """What to type, and where, where the program cannot."""
    where = f"dòng {standing.line}" if standing.line else f"cuối mục [{standing.setting.table}]"
    line = settings_file.line_of(standing.place, value)
    return f"Không ghi được tệp cài đặt ({why}). Mở {file}, {where} ghi: {line}"


def _read(file: Path) -> str:
    """The text as it is on the disk, its ends of lines too. Raises SettingsError."""
    load(file)
    return text_of(file)


@contextmanager
def _as_before(file: Path) -> Iterator[None]:
    """What fails after the file was written, the audit above all, leaves it as it was."""
    before = file.read_bytes() if file.exists() else None
    try:
        yield
    except BaseException:
        if before is not None and file.read_bytes() != before:
            _replace(file, before)
        raise


def _write(file: Path, text: str, by_hand: str) -> None:
    try:
        _replace(file, text.encode())
    except OSError as error:
        raise SettingRefused(by_hand) from error


def _replace(file: Path, content: bytes) -> None:
    """At no moment is there half a file: the new one is whole before it takes the old one's
    name."""
    file = file.resolve()  # a link stays a link
    handle, name = tempfile.mkstemp(prefix=file.name, dir=file.parent)
    try:
        with open(handle, "wb") as written:
            written.write(content)
            written.flush()
            os.fsync(written.fileno())
        shutil.copymode(file, name)
        os.replace(name, file)
    except OSError:
        with suppress(OSError):
            os.unlink(name)
        raise
