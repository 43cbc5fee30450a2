"""What the office writes of its identity provider, in the file where Streamlit keeps its secrets:
.streamlit/secrets.toml, of the account that runs the program or of the program's folder.
"""

import ipaddress
import os
import stat
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from partyboard.access.paths import CALLBACK

_NAME = Path(".streamlit") / "secrets.toml"
_KEYS = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
_SHORTEST = 32  # signs of the secret that cookies are signed with
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def secrets_files(folder: Path) -> tuple[Path, ...]:
    """Where Streamlit looks; what stands in the program's own `folder` counts before the rest."""
    return (Path.home() / _NAME, folder / _NAME)


def provider_faults(files: Sequence[Path]) -> list[str]:
    """What stands in the way of signing in at the office's provider, each with what to do; never a
    value of the file."""
    found = [file for file in files if file.exists()]
    if not found:
        return [f"Chưa có tệp {files[-1]}: ghi máy chủ tài khoản của cơ quan vào đó."]
    open_to_others = [file for file in found if _is_open_to_others(file)]
    if open_to_others:
        return [f"Người khác đọc được {file}: chmod 600 {file}" for file in open_to_others]
    try:
        auth = _auth(found)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return [f"Không đọc được {found[-1]}: viết theo mẫu trong docs/operations.md, lưu UTF-8."]
    return [f"{found[-1]}, mục [auth]: {fault}" for fault in _slips(auth)]


def _auth(files: Sequence[Path]) -> Mapping[str, object]:
    whole: dict[str, object] = {}
    for file in files:
        whole |= tomllib.loads(file.read_text(encoding="utf-8"))
    auth = whole.get("auth")
    return auth if isinstance(auth, Mapping) else {}


def _slips(auth: Mapping[str, object]) -> Iterator[str]:
    texts = {key: value for key in _KEYS if isinstance(value := auth.get(key), str) and value}
    yield from (f"thiếu «{key}»." for key in _KEYS if key not in texts)
    back, ask = texts.get("redirect_uri"), texts.get("server_metadata_url")
    if back and not (_is_safe(back) and urlsplit(back).path == CALLBACK):
        yield f"«redirect_uri» phải là địa chỉ https của trang, kết thúc bằng {CALLBACK}."
    if ask and not _is_safe(ask):
        yield "«server_metadata_url» phải là địa chỉ https."
    if len(texts.get("cookie_secret", "x" * _SHORTEST)) < _SHORTEST:
        yield f"«cookie_secret» cần ít nhất {_SHORTEST} ký tự ngẫu nhiên."


def _is_safe(address: str) -> bool:
    """By https; on this machine itself also by http."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and _is_here(host)))


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _is_open_to_others(file: Path) -> bool:
    """On Windows a file follows its folder, and has no such marks."""
    return os.name == "posix" and bool(file.stat().st_mode & _OTHERS)
