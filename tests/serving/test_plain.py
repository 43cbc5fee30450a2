"""The answer to plain http where the board is opened by https, from what is left of a request."""

import pytest

from partyboard.serving.plain import answer

HOST = b"Host: bang.tinhuy.local:8501\r\n"


def told(request):
    """Status, Location ("" none) and the page."""
    head, page = answer(request).decode().split("\r\n\r\n", 1)
    status, *headers = head.split("\r\n")
    names = dict(line.split(": ", 1) for line in headers)
    assert int(names["Content-Length"]) == len(page.encode())
    return status.split()[1], names.get("Location", ""), page


@pytest.mark.parametrize(
    ("request_left", "there"),
    [
        (b" HTTP/1.1\r\n" + HOST + b"\r\n", "https://bang.tinhuy.local:8501/"),
        (b"members?month=2021-05 HTTP/1.1\r\nAccept: */*\r\nhost:bang:1\r\n\r\n",
         "https://bang:1/members?month=2021-05"),
        (b"/dang-nhap HTTP/1.0\r\nHost: [::1]:8501\r\n\r\n", "https://[::1]:8501/dang-nhap"),
        (b"//evil.example HTTP/1.1\r\n" + HOST + b"\r\n",
         "https://bang.tinhuy.local:8501/evil.example"),
    ],
)  # fmt: skip
def test_address_is_told_by_https(request_left, there):
    status, location, page = told(request_left)
    assert (status, location) == ("302", there)
    assert f'<a href="{there}">' in page and "chỉ mở bằng https" in page


@pytest.mark.parametrize(
    "request_left",
    [
        b"",
        b"members HTTP/1.1\r\n\r\n",  # asked for nobody by name
        b"members HTTP/1.1\r\nHost: \r\n\r\n",
        b'members HTTP/1.1\r\nHost: "><script>\r\n\r\n',
        "đảng HTTP/1.1\r\n".encode() + HOST,
        b"a b HTTP/1.1\r\n" + HOST,
    ],
)
def test_where_no_address_can_be_told_it_is_said_how_to_write_one(request_left):
    status, location, page = told(request_left)
    assert (status, location) == ("400", "")
    assert "gõ https:// ở đầu địa chỉ" in page


def test_what_was_typed_is_text():
    _, location, page = told(b'x"><script>&y HTTP/1.1\r\n' + HOST + b"\r\n")
    assert location.endswith('/x"><script>&y') and "<script>" not in page
