"""The office's identity provider as Streamlit knows it: .streamlit/secrets.toml, section [auth].

What st.login does in a page is done here before there is one: nobody may open a page, or its
websocket, in order to sign in. The names below are Streamlit's own; tests/browser/test_provider.py
goes the whole way and tells when one of them has changed.
"""

import json
import logging
from collections.abc import Mapping
from typing import Any

from streamlit.auth_util import get_cookie_with_chunks
from streamlit.user_info import generate_login_redirect_url
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import (
    TOKENS_COOKIE_NAME,
    USER_COOKIE_NAME,
)

from partyboard.access.provider_file import provider_faults, secrets_files
from partyboard.access.vouching import Provider
from partyboard.settings import ROOT

log = logging.getLogger("partyboard")


def office_provider(button: str) -> Provider | None:
    """The provider whose button has these words; None where there are none, or it cannot be asked
    (`serve` says so and does not start; another server starts without the button)."""
    if not button:
        return None
    if faults := provider_faults(secrets_files(ROOT)):
        log.error("office's provider: %s", " ".join(faults))
        return None
    names = (USER_COOKIE_NAME, TOKENS_COOKIE_NAME)
    return Provider(button, lambda: generate_login_redirect_url("default"), names, _said)


def _said(set_cookies: Mapping[str, str]) -> Mapping[str, Any] | None:
    """What the provider said of somebody, as Streamlit has signed it."""

    def single(name: str) -> bytes | None:
        return decode_signed_value(get_cookie_secret(), name, set_cookies.get(name, ""))

    found = get_cookie_with_chunks(single, USER_COOKIE_NAME)
    if not found:
        return None
    said = json.loads(found)
    return said if isinstance(said, dict) else None
