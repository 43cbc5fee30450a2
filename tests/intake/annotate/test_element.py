"""XML parts changed in one place: tags as anybody writes them, nothing else touched."""

import pytest

from partyboard.intake.annotate.element import (
    Splicing,
    Unpatchable,
    normal,
    parse,
    prefixed,
    quoted,
    retagged,
    spelled,
)
from partyboard.intake.annotate.grid_part import GridPart

PART = (
    b"""<?xml version="1.0"?><x:a b='1>2'><!-- <x:c/> --><x:c d="e"/>"""
    b"<x:c>f<![CDATA[<x:c>]]></x:c></x:a>"
)


def changed(data: bytes, tag: str = "<n/>") -> bytes:
    """The part with an element more at the end of its root."""
    splicing = Splicing(data)
    splicing.append(parse(data), tag)
    return splicing.done()


def test_elements_are_found_where_they_stand() -> None:
    root = parse(PART)
    first, second = root.all("c")
    assert (root.name, root.local, root.prefix) == ("x:a", "a", "x:")
    assert PART[first.start : first.end] == b'<x:c d="e"/>' and first.is_closed
    assert PART[second.inside : second.close] == b"f<![CDATA[<x:c>]]>"
    assert PART[root.close : root.end] == b"</x:a>"


def test_what_is_not_changed_stays_as_it_was() -> None:
    assert changed(PART) == PART.replace(b"</x:a>", b"<n/></x:a>")


@pytest.mark.parametrize("root", [b"<a b='1'/>", b"<a b='1' />", b"<a b='1'></a>"])
def test_element_without_content_gets_some(root: bytes) -> None:
    assert changed(root).replace(b" >", b">") == b"<a b='1'><n/></a>"


@pytest.mark.parametrize(
    ("tag", "changes", "expected"),
    [
        (b'<c r="A1" s="3">', {"s": "4"}, b'<c r="A1" s="4">'),
        (b"<c s='3' r='A1'/>", {"s": "4"}, b"<c s=\"4\" r='A1'/>"),
        (b"<c/>", {"s": "4"}, b'<c s="4"/>'),
        (b'<c s = "3" t="s">', {"s": None}, b'<c t="s">'),
        (b'<c ss="3">', {"s": "4"}, b'<c ss="3" s="4">'),
        (b"<c>", {"s": None}, b"<c>"),
        (b"<c>", {"n": 'ạ"<'}, b'<c n="&#7841;&quot;&lt;">'),
    ],
)
def test_attributes_are_set_and_taken_away(
    tag: bytes, changes: dict[str, str | None], expected: bytes
) -> None:
    assert retagged(tag, changes) == expected


def test_parts_in_two_bytes_a_letter_are_changed_too() -> None:
    data = '<?xml version="1.0" encoding="UTF-16"?><a>ạ</a>'.encode("utf-16")
    assert normal(changed(normal(data))) == '<?xml version="1.0"?><a>ạ<n/></a>'.encode()


@pytest.mark.parametrize(
    "data",
    [
        b"<a>",
        b"<a></b>",
        b"",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        b"<a>" * 300 + b"</a>" * 300,
        b"<a>" + b"<b/>" * 100_001 + b"</a>",
        b"<a" + b" " * 60_000 + b"/>",
    ],
    ids=["open", "crossed", "empty", "entities", "deep", "many", "long"],
)
def test_absurd_parts_are_not_patched(data: bytes) -> None:
    with pytest.raises(Unpatchable):
        parse(normal(data))


@pytest.mark.parametrize(
    "inside",
    [b"<mergeCell/>" * 100_001, b"<cols>" * 300 + b"</cols>" * 300],
    ids=["many merges", "deep columns"],
)
def test_absurd_worksheets_are_not_patched(inside: bytes) -> None:
    data = b"<worksheet><sheetData/>" + inside + b"</worksheet>"
    with pytest.raises(Unpatchable):
        GridPart(data, frozenset(), frozenset())


def test_changes_that_overlap_are_refused() -> None:
    splicing = Splicing(b"abcdef")
    splicing.replace(0, 3, b"x")
    splicing.replace(2, 4, b"y")
    with pytest.raises(Unpatchable):
        splicing.done()


def test_texts_are_written_so_that_they_are_read_as_they_were() -> None:
    assert spelled("<b>&\x00 _x0041_") == "&lt;b&gt;&amp; _x005F_x0041_"
    assert quoted('a"<&\n') == '"a&quot;&lt;&amp;&#10;"'
    assert prefixed("<a><b/></a>", "x:") == "<x:a><x:b/></x:a>"
