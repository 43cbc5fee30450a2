"""The folder of forty: what it promises to whoever drags it onto the page."""

from pathlib import Path

import pytest
from forty import LEFT_BEHIND, forty
from spoiling import catalogue

from partyboard.intake.check import examine
from partyboard.intake.findings import Finding
from partyboard.intake.read import read_with_openpyxl, read_workbook
from partyboard.text import Month

Entry = tuple[str, str, tuple[str, ...]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Entry]]:
    directory = tmp_path_factory.mktemp("forty")
    return directory, forty(directory)


def test_it_holds_forty_reports_spoiled_in_forty_ways(folder: tuple[Path, list[Entry]]) -> None:
    directory, listed = folder
    paths, ways, _ = zip(*listed, strict=True)
    assert (len(set(paths)), len(set(ways) & catalogue().keys())) == (40, 40)
    written = [path for path in directory.rglob("*") if path.is_file()]
    assert len(written) == 40 + 1 + len(LEFT_BEHIND)


def test_each_says_what_the_list_says(folder: tuple[Path, list[Entry]]) -> None:
    directory, listed = folder
    said = {}
    for path, _, _ in listed:
        answer = read_workbook((directory / path).read_bytes())
        found = [answer] if isinstance(answer, Finding) else examine(answer).findings
        said[path] = {finding.code for finding in found}
    assert said == {path: set(codes) for path, _, codes in listed}


def test_both_readers_agree_on_each(folder: tuple[Path, list[Entry]]) -> None:
    directory, listed = folder
    for path, way, _ in listed:
        content = (directory / path).read_bytes()
        assert read_with_openpyxl(content) == read_workbook(content), way


def test_each_that_can_be_read_is_of_june_and_of_another_organization(
    folder: tuple[Path, list[Entry]],
) -> None:
    directory, listed = folder
    answers = [read_workbook((directory / path).read_bytes()) for path, _, _ in listed]
    reports = [examine(answer) for answer in answers if not isinstance(answer, Finding)]
    assert len({report.organization for report in reports}) == len(reports) == 38
    assert {report.period for report in reports} == {Month(2021, 6)}
