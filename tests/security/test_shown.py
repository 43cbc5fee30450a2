"""What people typed is shown as they typed it, on every page: none of it becomes markup."""

import json
from collections.abc import Iterator

import pytest
from google.protobuf.message import Message
from opening import PAGES, opened

from partyboard import running

PIECES = ("*chưa*", ":red[x]", ":smile:", "[x](javascript", "`m`", "5$")
ELEMENTS = ("<b onmouseover", "<script>alert", "<img src=x", "</script><")
READ_AS_THEY_ARE = {  # fields that the browser puts on the page as text
    ("Selectbox", "options"),
    ("Selectbox", "raw_value"),
    ("TextInput", "value"),
    ("TextInput", "default"),
    ("TextArea", "value"),
    ("TextArea", "default"),
    ("Code", "code_text"),
    ("DownloadButton", "url"),
    ("PlotlyChart", "spec"),
    ("PlotlyChart", "alt"),
    ("PageLink", "query_string"),
    ("Html", "body"),
}


@pytest.fixture(scope="module")
def board(markup_file):
    """The pages look at the committee that writes markup everywhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PARTYBOARD_DB", str(markup_file))
        yield
        if running._store is not None:
            running._store.close()
            running._store = None


def texts(message: Message) -> Iterator[tuple[str, str, str]]:
    """Every text in a message: the message's name, the field's, the text."""
    for field, value in message.ListFields():
        many = value if hasattr(value, "append") or hasattr(value, "add") else [value]
        for each in many:
            if isinstance(each, Message):
                yield from texts(each)
            elif isinstance(each, str):
                yield message.DESCRIPTOR.name, field.name, each


def shown(app) -> Iterator[tuple[str, str, str]]:
    """Every text that a page sends to the browser."""
    waiting = list(app._tree.children.values())
    while waiting:
        node = waiting.pop()
        waiting.extend(getattr(node, "children", {}).values())
        if isinstance(proto := getattr(node, "proto", None), Message):
            yield from texts(proto)
        if getattr(node, "type", "") == "table":  # its cells are read as Markdown
            yield from (("Table", "cell", str(cell)) for cell in node.value.to_numpy().flat)


def as_markdown(found: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    return [each for each in found if each[:2] not in READ_AS_THEY_ARE]


ADDRESSES = [
    {},
    {"organization": "STC"},
    {"month": "2021-03", "as_of": "2021-03-21T09:00"},
    {"figure": "participants", "month": "2021-03", "organization": "STC"},
]


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda each: " ".join(each.values()) or "now")
@pytest.mark.parametrize("page", [*PAGES, "present"])
def test_no_text_of_others_becomes_markup(board, page, address):
    app = opened(page, **address)
    assert [fault.value for fault in app.exception] == []
    found = list(shown(app))
    assert found
    for message, field, text in as_markdown(found):
        assert [piece for piece in PIECES if piece in text] == [], (message, field, text)
    for message, field, text in found:
        drawn = json.dumps(json.loads(text), ensure_ascii=False) if field == "spec" else text
        if (message, field) in (("Html", "body"), ("PlotlyChart", "spec")):
            assert [piece for piece in ELEMENTS if piece in drawn] == [], (message, field)


def test_their_texts_do_stand_on_the_pages(board):
    """Else the test above would look at nothing."""
    telling = set()
    for page in PAGES:
        if any("onmouseover" in text for *_, text in shown(opened(page, organization="STC"))):
            telling.add(page)
    assert telling >= {"overview", "organization", "received", "reporting", "report", "follow_ups"}
