"""Reading in processes of their own: deaths are answers, order is kept, nothing is left behind."""

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from filled_forms import CLASS, report
from read_samples import SAMPLES
from spreadsheets import DEADLY, Sheet, bomb, number, row, xlsx

from partyboard.forms.grassroots import GRASSROOTS
from partyboard.forms.registry import FORMS
from partyboard.intake import limits
from partyboard.intake.asking import packed_reports, unpacked_reports
from partyboard.intake.cells import Workbook
from partyboard.intake.check import examine_all
from partyboard.intake.findings import Finding, finding
from partyboard.intake.mending import AS_SENT, Correction, Heading, Mending
from partyboard.intake.read import read_raw, read_workbook
from partyboard.intake.report import Report
from partyboard.intake.settled import examine_settled
from partyboard.intake.wire import ReadingFault, packed, packed_fault, unpacked
from partyboard.intake.worker import Reader, ReaderFailed, shared_reader
from partyboard.text import Month

ROOT = Path(__file__).parents[2]
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def workbook(value: int) -> bytes:
    """A workbook that can be told by its only number."""
    return xlsx({"Đảng viên": row(1, number("A1", value))})


def told(answer: Workbook | Finding) -> object:
    """The only number of a workbook."""
    assert isinstance(answer, Workbook), answer
    return answer.sheets[0].cells[1, 1].value


def code(answer: Workbook | Finding) -> str:
    """The code of a finding."""
    assert isinstance(answer, Finding)
    return answer.code


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """Two reading processes."""
    with Reader(workers=2) as opened:
        yield opened


def test_workbook_comes_back_as_it_is_read_in_process(reader: Reader) -> None:
    assert told(reader.read(workbook(7))) == 7.0


def test_finding_comes_back_as_it_is(reader: Reader) -> None:
    assert code(reader.read(b"%PDF")) == "not-a-workbook"


def test_file_that_ends_its_reader_is_answered_and_the_next_is_read(reader: Reader) -> None:
    deadly = xlsx({"Đảng viên": DEADLY})
    answers = list(reader.read_many([workbook(1), deadly, workbook(2), deadly, workbook(3)]))
    assert [code(answers[1]), code(answers[3])] == ["too-large", "too-large"]
    assert [told(answers[place]) for place in (0, 2, 4)] == [1.0, 2.0, 3.0]


def test_file_that_takes_too_long_is_too_large() -> None:
    rows = "".join(row(n, number(f"A{n}", n), number(f"B{n}", n)) for n in range(1, 19_000))
    merges = '<mergeCell ref="A1:XFD1048576"/>' * 50_000
    slow = xlsx({"Đảng viên": Sheet(rows, after=f"<mergeCells>{merges}</mergeCells>")})
    with Reader(workers=1, seconds=2) as hurried:
        answers = list(hurried.read_many([workbook(1), slow, workbook(2)]))
    assert [told(answers[0]), code(answers[1]), told(answers[2])] == [1.0, "too-large", 2.0]
    assert isinstance(answers[1], Finding)
    assert "2 giây" in answers[1].message


def test_bomb_is_answered_by_a_process_that_lives_on(reader: Reader) -> None:
    told(reader.read(workbook(1)))
    before = set(reader.pids)
    assert code(reader.read(bomb(120_000_000))) == "too-large"
    assert before & set(reader.pids)


def test_file_too_large_to_send_is_answered_without_sending(reader: Reader) -> None:
    assert code(reader.read(bytes(limits.FILE_BYTES + 1))) == "too-large"


def test_process_ended_from_outside_costs_no_file() -> None:
    with Reader(workers=1) as opened:
        told(opened.read(workbook(1)))
        (pid,) = opened.pids
        os.kill(pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
        assert [told(answer) for answer in opened.read_many(map(workbook, range(5)))] == [
            0,
            1,
            2,
            3,
            4,
        ]


def test_answers_come_in_the_order_of_the_files(reader: Reader) -> None:
    numbers = list(range(60))
    assert [told(answer) for answer in reader.read_many(map(workbook, numbers))] == numbers


def test_only_a_few_files_are_taken_ahead_of_the_caller(reader: Reader) -> None:
    taken: list[int] = []

    def files() -> Iterator[bytes]:
        for value in range(100):
            taken.append(value)
            yield workbook(value)

    answers = reader.read_many(files())
    assert taken == []
    next(answers)
    assert len(taken) < 10


def test_many_threads_each_get_their_own_answers(reader: Reader) -> None:
    numbers = list(range(120))
    with ThreadPoolExecutor(8) as threads:
        answers = threads.map(lambda value: told(reader.read(workbook(value))), numbers)
        assert list(answers) == numbers


@pytest.mark.skipif(sys.platform == "win32", reason="asked of the system another way there")
def test_files_make_way_for_whoever_looks_at_a_page(reader: Reader) -> None:
    reader.read(workbook(1))
    own = os.getpriority(os.PRIO_PROCESS, 0)
    assert reader.pids
    assert all(os.getpriority(os.PRIO_PROCESS, each) > own for each in reader.pids)


def test_nothing_starts_before_the_first_file() -> None:
    with Reader() as opened:
        assert opened.pids == []


def test_closed_reader_says_so() -> None:
    opened = Reader(workers=1)
    told(opened.read(workbook(1)))
    opened.close()
    assert opened.pids == []
    with pytest.raises(ReaderFailed):
        opened.read(workbook(1))


def test_file_that_waits_when_the_reader_is_closed_is_not_awaited_forever() -> None:
    opened = Reader(workers=1)
    answers = opened.read_many(map(workbook, range(9)))
    told(next(answers))
    opened.close()
    with pytest.raises(ReaderFailed):
        list(answers)


def test_reader_that_cannot_start_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "no-such-python")
    with Reader(workers=1) as opened, pytest.raises(ReaderFailed):
        opened.read(workbook(1))


def test_program_has_one_reader_of_its_own() -> None:
    with ThreadPoolExecutor(4) as threads:
        readers = set(threads.map(lambda _: shared_reader(), range(8)))
    assert len(readers) == 1
    assert told(readers.pop().read(workbook(5))) == 5.0


def test_answer_that_would_run_code_is_refused() -> None:
    class Attack:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.system, ("true",)

    with pytest.raises(pickle.UnpicklingError):
        unpacked(pickle.dumps(("sheets", [Attack()])))


def test_everything_a_cell_can_hold_survives_the_pipe() -> None:
    for content in SAMPLES.values():
        assert unpacked(packed(read_raw(content))) == read_workbook(content)


def test_fault_of_the_reader_itself_is_told_as_one() -> None:
    with pytest.raises(ReadingFault, match="Traceback"):
        unpacked(packed_fault("Traceback …"))


SCRIPT = """
import sys
from partyboard.intake.worker import shared_reader
from spreadsheets import number, row, xlsx
answers = list(shared_reader().read_many([xlsx({"A": row(1, number("A1", n))}) for n in range(6)]))
sys.stdout.write(" ".join(str(pid) for pid in shared_reader().pids))
sys.stdout.flush()
"""


def script(text: str) -> subprocess.CompletedProcess[str]:
    """A program without a main guard that reads workbooks."""
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    return subprocess.run(
        [sys.executable, "-c", text],
        capture_output=True,
        text=True,
        timeout=30,
        env=os.environ | {"PYTHONPATH": path},
    )


@ON_LINUX
@pytest.mark.parametrize(
    "end",
    [
        pytest.param("", id="at its end"),
        pytest.param("raise SystemExit(3)", id="on the way out"),
        pytest.param("import os; os.kill(os.getpid(), 9)", id="when killed"),
    ],
)
def test_processes_end_with_their_program(end: str) -> None:
    done = script(SCRIPT + end)
    pids = [int(pid) for pid in done.stdout.split()]
    assert pids, done.stderr
    assert _all_gone(pids)


def _all_gone(pids: list[int]) -> bool:
    """Whether the processes are gone within five seconds."""
    for _ in range(100):
        if not any(_is_reader(pid) for pid in pids):
            return True
        time.sleep(0.05)
    return False


def _is_reader(pid: int) -> bool:
    """Whether such a reading process runs."""
    try:
        return b"partyboard.intake.serve" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


@ON_LINUX
def test_process_holds_no_file_of_its_program(tmp_path: Path) -> None:
    kept = tmp_path / "partyboard.duckdb"
    with kept.open("w") as database, Reader(workers=1) as opened:
        os.set_inheritable(database.fileno(), True)
        told(opened.read(workbook(1)))
        held = [os.readlink(link) for link in Path(f"/proc/{opened.pids[0]}/fd").iterdir()]
    assert str(kept) not in held


@ON_LINUX
def test_process_cannot_take_more_memory_than_it_is_given() -> None:
    with Reader(workers=1) as opened:
        told(opened.read(workbook(1)))
        lines = Path(f"/proc/{opened.pids[0]}/limits").read_text().splitlines()
    (allowed,) = [line.split()[3] for line in lines if line.startswith("Max address space")]
    assert int(allowed) <= limits.MEMORY_BYTES


def test_reader_threads_end_with_the_reader() -> None:
    before = threading.active_count()
    with Reader(workers=2) as opened:
        list(opened.read_many(map(workbook, range(6))))
    for _ in range(100):
        if threading.active_count() <= before:
            break
        time.sleep(0.01)
    assert threading.active_count() <= before


def test_workbook_is_examined_in_the_process_as_it_is_in_ours(reader: Reader) -> None:
    content = report("STC", Month(2021, 5), training=[CLASS])
    asked = [(content, AS_SENT), (workbook(1), AS_SENT), (b"%PDF", AS_SENT)]
    whole, strange, unread = reader.examine_many(asked, FORMS)
    assert whole == examine_all(_cells(content))
    assert strange == examine_all(_cells(workbook(1)))
    assert isinstance(unread, Finding)


def test_what_is_settled_and_remembered_is_heeded_in_the_process(reader: Reader) -> None:
    content = report("STC", Month(2021, 5))
    settled = Mending(
        (Correction("Đảng viên", "B6", "khác"),), (Heading("members", "opening", "x"),)
    )
    known = {("grassroots", "stc"): (Heading("members", "closing", "Còn lại"),)}
    (answer,) = reader.examine_many([(content, settled)], FORMS, known)
    assert answer == examine_settled(_cells(content), FORMS, settled, known)
    assert not isinstance(answer, Finding)
    assert answer[0].mending.corrections[0].new == "khác"


def test_forms_of_ones_own_are_examined_by(reader: Reader) -> None:
    grown = replace(GRASSROOTS, name="other")
    (answer,) = reader.examine_many([(report("STC", Month(2021, 5)), AS_SENT)], (grown,))
    assert not isinstance(answer, Finding)
    assert [(each.form, found.code) for each in answer for found in each.findings] == [
        (None, "unknown-form")
    ]


def test_offer_of_a_finding_survives_the_pipe() -> None:
    offers = (Correction("Đảng viên", "B6", "3", "ba"), Heading("members", "opening", "Đầu kỳ"))
    reports = tuple(
        Report(None, findings=(finding("corrupt", found="x", offer=offer),)) for offer in offers
    )
    assert unpacked_reports(packed_reports(reports), FORMS) == reports


def test_reports_that_would_run_code_are_refused() -> None:
    with pytest.raises(pickle.UnpicklingError):
        unpacked_reports(pickle.dumps(("reports", [Report(None)])), FORMS)


def _cells(content: bytes) -> Workbook:
    answer = read_workbook(content)
    assert isinstance(answer, Workbook)
    return answer
