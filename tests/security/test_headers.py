"""Every answer tells the browser what to refuse; only files that are the same for all are kept."""

import base64
import hashlib
import re

import asking
import pytest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from partyboard.serving.headers import INLINE, ServingHeaders, page_policy, streamlits_shell

SHARED = {
    "access-control-allow-origin": "*",
    "cache-control": "public",
    "server": "old",
    "x-frame-options": "ALLOWALL",
}
PATHS = (
    "/",
    "/members",
    "/healthz",
    "/media/1.svg",
    "/media/2.xlsx",
    "/_stcore/health",
    "/static/js/index.js",
    "/app/static/vi.js",
    "/nowhere",
)


async def answer(request: Request) -> Response:
    if request.url.path == "/nowhere":
        raise HTTPException(404)
    named = {"content-disposition": 'attachment; filename="a.xlsx"'}
    extra = named if request.url.path.endswith(".xlsx") else {}
    return PlainTextResponse("ok", headers=SHARED | extra)


APP = Starlette(
    routes=[Route("/{path:path}", answer, methods=["GET", "POST"])],
    middleware=[Middleware(ServingHeaders)],
)


def ask(path: str, method: str = "GET") -> dict[str, list[str]]:
    """The headers that come back, each with all its values."""
    answered = asking.ask(APP, path, method)
    return {name: answered.all(name) for name, _ in answered.headers}


def directives(path: str) -> dict[str, str]:
    """The policy by its directives."""
    (policy,) = ask(path)["content-security-policy"]
    return dict(each.split(" ", 1) for each in policy.split("; ") if " " in each)


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("path", PATHS)
def test_every_answer_carries_each_header_once(path, method):
    headers = ask(path, method)
    assert headers["x-content-type-options"] == ["nosniff"]
    assert headers["x-frame-options"] == ["DENY"]
    assert headers["referrer-policy"] == ["same-origin"]
    assert headers["cross-origin-opener-policy"] == ["same-origin"]
    assert headers["cross-origin-resource-policy"] == ["same-origin"]
    assert "camera=()" in headers["permissions-policy"][0]
    assert len(headers["content-security-policy"]) == 1


@pytest.mark.parametrize("path", PATHS)
def test_no_answer_is_offered_to_pages_of_others_or_names_the_server(path):
    assert [
        name for name in ask(path) if name.startswith("access-control") or name == "server"
    ] == []


@pytest.mark.parametrize("path", PATHS)
def test_only_files_that_are_the_same_for_all_stay_with_the_browser(path):
    kept = "/static/" in path
    assert ask(path)["cache-control"] == (["public"] if kept else ["no-store"])


def test_page_runs_no_script_that_stands_in_it_but_the_known_ones():
    allowed = directives("/members")["script-src"].split()
    known = [
        INLINE[0].read_bytes(),
        *re.findall(rb"<script>(.*?)</script>", streamlits_shell().read_bytes(), re.S),
    ]
    hashes = [base64.b64encode(hashlib.sha256(text).digest()).decode() for text in known]
    assert sorted(allowed) == sorted(
        ["'self'", "'wasm-unsafe-eval'", *(f"'sha256-{digest}'" for digest in hashes)]
    )


def test_page_is_framed_by_nobody_and_asks_nobody_else():
    policy = directives("/")
    assert policy["frame-ancestors"] == policy["object-src"] == policy["base-uri"] == "'none'"
    assert policy["default-src"] == policy["connect-src"] == policy["form-action"] == "'self'"


@pytest.mark.parametrize(
    ("directive", "sources"),
    [
        ("style-src", "'self' 'unsafe-inline'"),  # Streamlit writes styles while it runs
        ("img-src", "'self' data: blob:"),  # what the camera of a chart makes
        ("font-src", "'self' data:"),
        ("frame-src", "'none'"),
    ],
)
def test_nothing_of_others_is_fetched_into_a_page(directive, sources):
    """A picture or a style from elsewhere would tell its owner what is being looked at."""
    assert directives("/members")[directive] == sources


@pytest.mark.parametrize(
    ("path", "disposition"),
    [("/media/1.svg", "attachment"), ("/media/2.xlsx", 'attachment; filename="a.xlsx"')],
)
def test_file_of_the_media_folder_is_saved_and_never_a_page(path, disposition):
    headers = ask(path)
    assert headers["content-disposition"] == [disposition]
    assert headers["content-security-policy"] == ["default-src 'none'; sandbox"]


def test_policy_changes_with_the_script():
    assert page_policy([b"a"]) != page_policy([b"b"])
    assert page_policy([b"a", b"b"]) == page_policy([b"b", b"a", b"a"])
