"""What a long command says while it runs."""

import io

import pytest
import typer

from partyboard.progress import Progress, aloud


class Terminal(io.StringIO):
    """A stream on which lines are written over."""

    def isatty(self):
        return True


def said(stream, moments):
    """What is said when so much of 100 is done after so many seconds."""
    clock = iter([0, *(second for second, _ in moments)])
    progress = Progress("Đọc lại", stream, lambda: next(clock))
    for _, done in moments:
        progress(done, 100)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("seconds", "done", "line"),
    [
        (10, 25, "Đọc lại: 25%, còn khoảng 30 giây"),
        (60, 50, "Đọc lại: 50%, còn khoảng 60 giây"),
        (100, 25, "Đọc lại: 25%, còn khoảng 5 phút"),
        (5, 99, "Đọc lại: 99%, còn khoảng 1 giây"),
    ],
)
def test_share_and_the_time_that_is_left_are_told(seconds, done, line):
    assert said(io.StringIO(), [(seconds, done)]) == f"{line}\n"


def test_lines_that_are_kept_come_from_time_to_time():
    lines = said(io.StringIO(), [(n, n) for n in range(1, 13)]).splitlines()
    assert [line.split(",")[0] for line in lines] == ["Đọc lại: 5%", "Đọc lại: 10%"]


def test_line_of_a_terminal_is_written_over_and_gone_at_the_end():
    first, second = "Đọc lại: 1%, còn khoảng 16 phút", "Đọc lại: 50%, còn khoảng 11 giây"
    written = said(Terminal(), [(10, 1), (11, 50), (12, 100)])
    assert written == f"\r{first}\r{second.ljust(len(first))}\r{' ' * len(second)}\r"


@pytest.mark.parametrize("stream", [Terminal(), io.StringIO()])
def test_what_takes_a_moment_is_not_spoken_of(stream):
    assert said(stream, [(1, 100)]) == ""


def stopped_at_once():
    raise KeyboardInterrupt


def stopped_in_a_question():
    try:
        raise KeyboardInterrupt
    except KeyboardInterrupt:
        raise RuntimeError("Query interrupted")  # noqa: B904 as DuckDB does


@pytest.mark.parametrize("stop", [stopped_at_once, stopped_in_a_question])
def test_whoever_stops_it_is_told_that_nothing_was_written(capsys, stop):
    with pytest.raises(typer.Exit) as ended, aloud("Đọc lại"):
        stop()
    said = capsys.readouterr()
    assert ended.value.exit_code == 130
    assert said.out == "" and said.err.count("\n") == 1
    assert "chưa ghi gì" in said.err


def test_other_faults_pass():
    with pytest.raises(RuntimeError, match="ours"), aloud("Đọc lại"):
        raise RuntimeError("ours")
