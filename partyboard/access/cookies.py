"""The cookies of the door: out of scripts' reach, not sent along by other sites.

Served by https they are Secure and bound to this very host; browsers refuse that on plain http, by
which an office without certificates reaches its own machine.
"""

from collections.abc import Mapping

from starlette.responses import Response

SESSION, FORM = "partyboard_session", "partyboard_form"
ONWARD = "partyboard_onward"  # the page that was asked for, while one is at another's door
_BOUND = "__Host-"


def named(cookie: str, is_https: bool) -> str:
    """What a cookie is called."""
    return _BOUND + cookie if is_https else cookie


def read(cookies: Mapping[str, str], cookie: str, is_https: bool) -> str:
    """Its value, "" where there is none; on https, one set by plain http does not count."""
    return cookies.get(named(cookie, is_https), "")


def put(response: Response, cookie: str, value: str, is_https: bool) -> None:
    """Set it until the browser closes; when a session ends, the board knows by itself."""
    response.set_cookie(
        named(cookie, is_https),
        value,
        path="/",
        secure=is_https,
        httponly=True,
        samesite="strict" if cookie == FORM else "lax",
    )


def drop(response: Response, cookie: str, is_https: bool) -> None:
    """Take it away."""
    response.delete_cookie(
        named(cookie, is_https), path="/", secure=is_https, httponly=True, samesite="lax"
    )
