"""A copy put in the place of the board, whatever has become of that; nothing of it is thrown away.

Nobody may have the board open meanwhile: a program that had it would go on writing into the file
that was set aside.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from partyboard.store.accounts import accounts, note_account
from partyboard.store.backup import lacks_room, write_through
from partyboard.store.commits import beside
from partyboard.store.copies import Copied, NotABackup, examined, forget_note
from partyboard.store.database import Store, StoreBusy, StoreDamaged, StoreFault, StoreNewer
from partyboard.store.file import logs_of
from partyboard.store.submissions import audit
from partyboard.text import VIETNAM

_MOMENT = "%Y-%m-%d-%H%M%S"


class RestoreFailed(Exception):
    """The board is what it was; the message is a sentence that says why."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, and where the board is that stood there (None: there was none)."""

    copied: Copied
    set_aside: Path | None


def restore(
    source: Path, database: Path, *, now: datetime | None = None, made_by: str = ""
) -> Restored:
    """Put a copy in the place of the board.

    The copy is read whole and compared with what it says of itself, brought to the tables of this
    program, and told in its audit; then it takes the place of the board, which stays beside it with
    its log under a dated name. The copy itself stays as it is. Raises NotABackup, StoreBusy,
    RestoreFailed; the board is then what it was.
    """
    moment = now or datetime.now(VIETNAM)
    target = database.resolve()
    if source.resolve() == target:
        raise NotABackup(f"{source} là chính cơ sở dữ liệu đang dùng.")
    copied = examined(source)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if lacking := lacks_room(target.parent, copied.size):
            raise RestoreFailed(lacking)
        with _nobody_has(target), _prepared(source, target, copied, moment, made_by) as ready:
            aside = _set_aside(target, moment)
            os.replace(ready, target)
            write_through(target.parent)
    except StoreNewer as error:
        raise NotABackup(f"{source} là bản sao lưu của bản chương trình mới hơn.") from error
    except (OSError, StoreDamaged, StoreFault) as error:
        raise RestoreFailed(
            f"Không ghi được vào {target.parent}: đĩa đầy, hoặc không có quyền."
        ) from error
    return Restored(copied, aside)


@contextmanager
def _nobody_has(database: Path) -> Iterator[None]:
    """The lock that DuckDB would take, so that no program opens a file that is about to go; also of
    one that DuckDB could not open. Windows renames no file that a program has open: that is found
    when it is set aside. Raises StoreBusy.
    """
    if os.name == "nt" or not database.exists():
        yield
        return
    import fcntl  # Windows has none

    with database.open("rb+") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise StoreBusy(str(database)) from error
        yield


@contextmanager
def _prepared(
    source: Path, target: Path, copied: Copied, moment: datetime, made_by: str
) -> Iterator[Path]:
    """The copy as the board that it is to be, beside the place where it is to stand."""
    folder = target.with_name(f".{target.name}.restoring")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        ready = folder / "board.duckdb"
        shutil.copyfile(source, ready)
        for path, its in zip(_belongings(source), _belongings(ready), strict=True):
            if path.exists():  # of a board that somebody copied by hand
                shutil.copyfile(path, its)
        with Store(ready) as store:
            store.commits.part()
            with store.writing() as cursor:
                forget_note(cursor)
                for account in accounts(cursor):  # who had signed out since is not let in again
                    note_account(cursor, account.name, "restored", moment, made_by)
                audit(cursor, moment, made_by, "restore", _told(copied))
            store.checkpoint()
        os.chmod(ready, 0o600)
        write_through(ready)
        yield ready
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _told(copied: Copied) -> str:
    made_at = copied.made_at.isoformat(timespec="minutes") if copied.made_at else "?"
    return f"{copied.path.name} ({made_at}, {copied.rows} dòng)"


def _set_aside(database: Path, moment: datetime) -> Path | None:
    """Give the board that stands there another name too, and its log to that name alone: DuckDB
    would replay a log that it finds beside the copy, though it is not the copy's.
    """
    if not database.exists():
        for path in _belongings(database):
            path.unlink(missing_ok=True)  # of no board any more
        return None
    name = f"{database.stem}-truoc-khoi-phuc-{moment.strftime(_MOMENT)}{database.suffix}"
    aside = database.with_name(name)
    try:
        _name_too(database, aside)
    except PermissionError as error:
        raise StoreBusy(str(database)) from error
    for its, then in zip(_belongings(database), _belongings(aside), strict=True):
        with suppress(FileNotFoundError):
            os.replace(its, then)
    return aside


def _belongings(database: Path) -> tuple[Path, ...]:
    """What stands beside a board and goes where it goes."""
    return (*logs_of(database), beside(database))


def _name_too(database: Path, aside: Path) -> None:
    """So that there is a board at every moment; where a file can have one name only, it moves."""
    if os.name != "nt":
        with suppress(OSError):
            os.link(database, aside)
            return
    os.rename(database, aside)
