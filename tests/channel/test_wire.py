"""What is sent arrives as it was, and nothing that is sent is run."""

import threading
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from multiprocessing import Pipe
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partyboard.channel.wire import Gone, receive, send, send_bytes
from partyboard.text import VIETNAM

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.binary()
    | st.dates()
    | st.datetimes()
    | st.times()
    | st.timedeltas()
    | st.uuids()
    | st.decimals(allow_nan=False),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(min_size=2), inner),
    max_leaves=20,
)


def through(value):
    """What comes out at the other end."""
    near, far = Pipe()
    with near, far:
        sending = threading.Thread(target=send, args=(near, value))
        sending.start()
        found = receive(far, 10)
        sending.join()
        return found


@given(VALUES)
@settings(max_examples=60, deadline=None)
def test_value_arrives_as_it_was_sent(value):
    found = through(value)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    "value", [datetime(2021, 5, 31, 5, tzinfo=UTC), datetime(2021, 5, 31, 12, tzinfo=VIETNAM)]
)
def test_moment_arrives_in_the_time_of_vietnam(value):
    found = through(value)
    assert found == value and found.isoformat() == "2021-05-31T12:00:00+07:00"


def test_name_whose_bytes_are_no_text_arrives():
    assert through("b\udce1o c\udce1o.xlsx") == "b\udce1o c\udce1o.xlsx"


@pytest.mark.parametrize(
    "value",
    [
        date(2021, 5, 1),
        time(9, 30),
        timedelta(days=-1, microseconds=1),
        Decimal("1.50"),
        UUID(int=7),
    ],
)
def test_kinds_are_told_apart(value):
    assert through([value]) == [value] and type(through(value)) is type(value)


@pytest.mark.parametrize("content", [b'{"~": ["pickle", "gASV"]}', b'{"~": ["object", "os"]}'])
def test_kind_that_is_not_known_ends_the_talk(content):
    near, far = Pipe()
    with near, far:
        send_bytes(near, content)
        with pytest.raises(Gone):
            receive(far, 10)


def test_what_is_a_pickle_is_not_unpickled():
    near, far = Pipe()
    with near, far:
        near.send({"a": "python object"})  # pickled by the library
        with pytest.raises(Gone):
            receive(far, 10)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GET / HTTP/1.1",
        b"\xff\xfe",
        b'{"~": 1}',
        b'{"~": ["date"]}',
        b'{"~": ["date", "31/5/2021"]}',
        b'{"~": ["decimal", "x"]}',
        b'{"~": ["bytes", "a"]}',
        b'{"~": ["microseconds", "9999999999999999999999"]}',
        b"[" * 100_000,
    ],
)
def test_what_is_nothing_of_ours_ends_the_talk(content):
    near, far = Pipe()
    with near, far:
        threading.Thread(target=send_bytes, args=(near, content)).start()
        with pytest.raises(Gone):
            receive(far, 10)


def test_other_side_that_says_nothing_is_not_waited_for_without_end():
    near, far = Pipe()
    with near, far, pytest.raises(Gone):
        receive(far, 0.01)


def test_other_side_that_ended_is_gone():
    near, far = Pipe()
    near.close()
    with far, pytest.raises(Gone):
        receive(far)
