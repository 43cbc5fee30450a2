"""deck, report: the files for the meeting, written where the call says."""

import shutil
from io import BytesIO

import pytest
from calling import call, says_one_sentence
from docx import Document
from filled_forms import STC
from pptx import Presentation

ENDINGS = {"deck": ".pptx", "report": ".docx"}


@pytest.fixture
def db(board_file, tmp_path):
    return shutil.copyfile(board_file, tmp_path / "board.duckdb")


def first_words(verb, content):
    """What the file says of itself first."""
    if verb == "deck":
        return [each.text_frame.text for each in Presentation(content).slides[0].placeholders]
    return [paragraph.text for paragraph in Document(content).paragraphs]


@pytest.mark.parametrize("verb", ENDINGS)
def test_file_is_written_and_named(db, tmp_path, verb):
    out = tmp_path / f"tháng 3{ENDINGS[verb]}"
    answer = call(verb, "--month", "2021-03", "-o", out, "--db", db)
    assert (answer.status, answer.err) == (0, "")
    assert str(out) in answer.out
    assert any("2021" in words for words in first_words(verb, BytesIO(out.read_bytes())))


def test_deck_of_one_organization_bears_its_name(db, tmp_path):
    out = tmp_path / "stc.pptx"
    assert call("deck", "--month", "2021-03", "--org", "stc", "-o", out, "--db", db).status == 0
    assert STC["name"].upper() in first_words("deck", out)


def test_deck_as_of_a_past_moment_says_so(db, tmp_path):
    out = tmp_path / "a.pptx"
    asked = ("deck", "--month", "2021-01", "--as-of", "2021-01-22T10:00", "-o", out, "--db", db)
    assert call(*asked).status == 0
    assert any("như đã biết lúc 10:00 22/1/2021" in each for each in first_words("deck", out))


@pytest.mark.parametrize("verb", ENDINGS)
@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ("--month 2021-13", "2021-13"),
        ("--month 2031-01", "1/2031"),
        ("--month 2021-01 --as-of 2021-01-02T08:00", "1/2021"),
        ("--month 2021-03 --as-of hôm-qua", "hôm-qua"),
        ("--month 2021-03 -o x.pdf", "x.pdf"),
        ("--month 2021-03 -o nowhere/x{ending}", "nowhere"),
    ],
)
def test_wrong_call_is_refused_in_a_sentence(db, tmp_path, monkeypatch, verb, arguments, named):
    monkeypatch.chdir(tmp_path)
    given = arguments.format(ending=ENDINGS[verb]).split()
    output = [] if "-o" in given else ["-o", f"x{ENDINGS[verb]}"]
    answer = call(verb, *given, *output, "--db", db)
    assert (answer.status, answer.out) == (2, "")
    assert says_one_sentence(answer) and named in answer.err
    assert not (tmp_path / f"x{ENDINGS[verb]}").exists()


@pytest.mark.parametrize("verb", ENDINGS)
def test_without_a_database_nothing_is_written(tmp_path, verb):
    out = tmp_path / f"x{ENDINGS[verb]}"
    answer = call(verb, "--month", "2021-03", "-o", out, "--db", tmp_path / "none.duckdb")
    assert answer.status == 2 and says_one_sentence(answer)
    assert not out.exists() and not (tmp_path / "none.duckdb").exists()


@pytest.mark.parametrize(("verb", "named"), [("deck", "NOBODY"), ("report", "--org")])
def test_deck_is_of_an_organization_that_is_listed_and_the_report_of_none(
    db, tmp_path, verb, named
):
    out = tmp_path / f"x{ENDINGS[verb]}"
    answer = call(verb, "--month", "2021-03", "--org", "NOBODY", "-o", out, "--db", db)
    assert (answer.status, answer.out) == (2, "")
    assert says_one_sentence(answer) and named in answer.err
    assert not out.exists()
