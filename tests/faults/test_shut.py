"""A folder or a file that may not be written to, or is gone: it is said in words, nothing is lost,
and all works again afterwards. In processes that obey the rights, as an administrator's does not.
"""

import json
import os
import shutil
import subprocess
import sys

import pytest
import small_board
from small_board import build

from partyboard import backups
from partyboard.settings import ROOT
from partyboard.store.database import Store, StoreDamaged

pytestmark = pytest.mark.skipif(os.name == "nt", reason="chmod shuts no folder there")
_VERB = "from partyboard.cli import main; main()"
# Shuts the folder of an open board, takes it away, and tells what a write, a question and a
# checkpoint answer meanwhile, and how many rows there are when it is back.
_WRITES = """
import json, os, sys
from datetime import datetime
from pathlib import Path
from partyboard.store.database import Store
from partyboard.store.submissions import audit

board, said = Path(sys.argv[1]), []
folder, elsewhere = board.parent, board.parent.with_name("elsewhere")
store = Store(board)

def write():
    with store.writing() as cursor:
        audit(cursor, datetime.now().astimezone(), "", "test", "")

def told(work):
    try:
        work()
        return ""
    except Exception as error:
        return type(error).__name__

def tries():
    said.append([told(write), told(lambda: store.rows("months"))])

for shut, opens in (
    (lambda: os.chmod(folder, 0o500), lambda: os.chmod(folder, 0o700)),
    (lambda: os.rename(folder, elsewhere), lambda: os.rename(elsewhere, folder)),
):
    store.checkpoint()  # the log is begun anew by the next write
    shut()
    tries()
    opens()
    tries()
store.close()
with Store(board) as store, store.reading() as cursor:
    said.append(cursor.execute("select count(*) from audit where action = 'test'").fetchone()[0])
print(json.dumps(said))
"""


# The same in the middle of a verb of the command line.
_VERB_MEETS_IT = """
import os, sys
from pathlib import Path
from partyboard.calls import opened, refused_in_words

with refused_in_words(), opened(Path(sys.argv[1])) as store:
    store.checkpoint()
    os.chmod(Path(sys.argv[1]).parent, 0o500)
    with store.writing() as cursor:
        cursor.execute("insert into audit (about) values ('')")
"""


def obeying(*call):
    """Run Python in a process that may not do what the rights forbid."""
    bare = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    if os.geteuid() == 0 and not shutil.which(bare[0]):
        pytest.skip("an administrator may do everything")
    whole = [*(bare if os.geteuid() == 0 else []), sys.executable, "-c", *map(str, call)]
    return subprocess.run(
        whole, cwd=ROOT, capture_output=True, encoding="utf-8", env=os.environ | {"PYTHONUTF8": "1"}
    )


@pytest.fixture
def board(tmp_path):
    folder = tmp_path / "Số liệu"
    folder.mkdir()
    path = build(folder / "board.duckdb", small_board.list_only())
    yield path
    folder.chmod(0o700)


def test_open_board_takes_nothing_while_its_folder_is_shut_or_gone_and_goes_on_afterwards(board):
    answer = obeying(_WRITES, board)
    assert answer.returncode == 0, answer.stderr
    shut, opened, gone, back, rows = json.loads(answer.stdout)
    assert (shut, gone) == (["StoreShut", ""], ["StoreShut", ""])
    assert (opened, back) == (["", ""], ["", ""])
    assert rows == 2


def test_verb_that_meets_a_shut_folder_says_that_nothing_was_written(board):
    answer = obeying(_VERB_MEETS_IT, board)
    assert "lệnh này chưa ghi gì" in answer.stderr and "Traceback" not in answer.stderr


@pytest.mark.parametrize(
    ("shuts", "verb"),
    [
        ("folder", ["doctor"]),
        ("folder", ["figures", "--month", "2021-01"]),
        ("file", ["serve", "--port", "8998"]),
    ],
)
def test_command_line_and_doctor_say_that_a_board_may_not_be_written_to(board, shuts, verb):
    shut = board.parent if shuts == "folder" else board
    before = board.read_bytes()
    shut.chmod(0o500)
    answer = obeying(_VERB, *verb, "--db", board)
    assert "không có quyền đọc và ghi tệp hoặc thư mục này" in answer.stdout + answer.stderr
    assert answer.returncode == (1 if verb == ["doctor"] else 2)
    shut.chmod(0o700)
    assert board.read_bytes() == before
    with Store(board) as store:
        assert len(store.rows("submissions")) == 1


def test_folder_that_is_not_there_and_cannot_be_made_is_told(tmp_path, settings):
    (tmp_path / "ổ đĩa").write_text("không phải thư mục")
    path = tmp_path / "ổ đĩa" / "board.duckdb"
    with pytest.raises(StoreDamaged) as found:
        Store(path)
    assert "Gắn lại ổ đĩa" in backups.way_back(path, settings, found.value)
