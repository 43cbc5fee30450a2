"""An identity provider of the tests' own on this machine: OpenID Connect with real keys.

It believes whoever fills in its form: the claims are as they are typed.
"""

import base64
import hashlib
import secrets
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, SECRET = "partyboard", "the-secret-of-the-board"
_HASH = "S256"


@dataclass
class Identity:
    """The provider: where it answers, its key, what it says of whom, and what was asked of it."""

    url: str = ""
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    signs_with: RSAKey | None = None  # another than it publishes, as a forger's would be
    is_down: bool = False
    spoiled: dict[str, Any] = field(default_factory=dict)  # claims that it gets wrong
    _open: dict[str, dict[str, str]] = field(default_factory=dict)

    def app(self) -> Starlette:
        """Its addresses."""
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self.discovery),
                Route("/authorize", self.authorize),
                Route("/agreed", self.agreed),
                Route("/token", self.token, methods=["POST"]),
                Route("/jwks", self.keys),
            ]
        )

    def discovery(self, _: Request) -> Response:
        """What it says of itself."""
        if self.is_down:
            return Response(status_code=503)
        return JSONResponse(
            {
                "issuer": self.url,
                "authorization_endpoint": f"{self.url}/authorize",
                "token_endpoint": f"{self.url}/token",
                "jwks_uri": f"{self.url}/jwks",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": [_HASH],
            }
        )

    def authorize(self, request: Request) -> Response:
        """The page on which one says who one is."""
        asked = dict(request.query_params)
        hidden = "".join(
            f'<input type="hidden" name="{name}" value="{asked.get(name, "")}">'
            for name in ("redirect_uri", "state", "nonce", "code_challenge")
        )
        return HTMLResponse(
            f'<h1>Tài khoản cơ quan</h1><form action="/agreed">{hidden}'
            '<input name="email" id="email"><input name="verified" id="verified" value="yes">'
            "<button>Tiếp tục</button></form>"
        )

    def agreed(self, request: Request) -> Response:
        """Back to the board, with a code that opens once."""
        said, code = dict(request.query_params), secrets.token_urlsafe(16)
        self._open[code] = said
        return RedirectResponse(
            f"{said['redirect_uri']}?{urlencode({'code': code, 'state': said['state']})}"
        )

    async def token(self, request: Request) -> Response:
        """A signed word on who it is, for the code, the secret and the proof of who asked."""
        if self.is_down:
            return Response(status_code=503)
        form = await request.form()
        said = self._open.pop(str(form.get("code")), None)
        proof = hashlib.sha256(str(form.get("code_verifier")).encode()).digest()
        given = base64.urlsafe_b64encode(proof).rstrip(b"=").decode()
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        is_known = request.headers.get("authorization") == f"Basic {basic}"
        if said is None or not is_known or given != said["code_challenge"]:
            return JSONResponse({"error": "invalid_grant"}, 400)
        return JSONResponse(
            {"access_token": "x", "token_type": "Bearer", "id_token": self._signed(said)}
        )

    def keys(self, _: Request) -> Response:
        """By which its word is known."""
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})

    def _signed(self, said: dict[str, str]) -> str:
        now = int(time.time())
        claims = {
            "iss": self.url,
            "aud": CLIENT,
            "sub": said["email"],
            "iat": now,
            "exp": now + 300,
            "nonce": said["nonce"],
            "email": said["email"],
            "name": "Tên ở cơ quan",
        }
        words = {"yes": True, "no": False, "text": "false"}
        if said["verified"] in words:
            claims["email_verified"] = words[said["verified"]]
        key = self.signs_with or self.key
        return jwt.encode({"alg": "RS256", "kid": "one"}, claims | self.spoiled, key)


@contextmanager
def identity_provider() -> Iterator[Identity]:
    """The provider, answering until the block ends."""
    provider = Identity()
    listening = socket.create_server(("127.0.0.1", 0))
    provider.url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    told = {"log_level": "error", "lifespan": "off", "headers": [("Connection", "close")]}
    server = uvicorn.Server(uvicorn.Config(provider.app(), **told))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield provider
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()


def secrets_text(provider: Identity, board: str) -> str:
    """What an office writes into .streamlit/secrets.toml."""
    return f"""[auth]
redirect_uri = "{board}/oauth2callback"
cookie_secret = "{secrets.token_urlsafe(32)}"
client_id = "{CLIENT}"
client_secret = "{SECRET}"
server_metadata_url = "{provider.url}/.well-known/openid-configuration"
"""
