"""The addresses at the door, and where one may be sent from there: to pages of ours, never away."""

import re
from urllib.parse import quote, urlsplit

SIGN_IN, SIGN_OUT, PASSWORD = "/dang-nhap", "/dang-xuat", "/doi-mat-khau"
BY_OFFICE = "/dang-nhap-co-quan"  # leads on to the office's identity provider
LOGIN = "/auth/login"  # Streamlit asks the provider
CALLBACK = "/oauth2callback"  # where it sends people back to; Streamlit's
DOOR = (SIGN_IN, SIGN_OUT, PASSWORD)
OPEN = (SIGN_IN, "/healthz", "/readyz")  # to everybody
OPEN_BY_OFFICE = (BY_OFFICE, LOGIN, CALLBACK)  # where there is such a provider
FONTS = "/app/static/fonts/"
UPLOAD = "/_stcore/upload_file"  # where Streamlit takes files
_STRANGE = re.compile(r"[\x00-\x20\x7f\\]")


def local(address: str) -> str:
    """The address where it is one of this board; "/" where it is anything else."""
    if not address.startswith("/") or address.startswith("//") or _STRANGE.search(address):
        return "/"
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or parts.path in (*DOOR, *OPEN_BY_OFFICE):
        return "/"
    return address


def door_before(address: str, door: str = SIGN_IN) -> str:
    """The address of the door that leads on to this page."""
    onward = local(address)
    return door if onward == "/" else f"{door}?tiep={quote(onward, safe='/')}"
