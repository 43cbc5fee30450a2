"""Start the app: one process, one port; beyond this machine only where there are accounts."""

import logging
import os
import socket
import ssl
from collections.abc import Callable
from pathlib import Path

import uvicorn

from partyboard import logs, settings
from partyboard.access import accounts
from partyboard.access.provider_file import provider_faults, secrets_files
from partyboard.serving.addresses import LOOPBACK as LOOPBACK
from partyboard.serving.addresses import own_addresses, to_be_opened
from partyboard.serving.plain import https_context
from partyboard.settings import ROOT, Certificate
from partyboard.store.database import Store

PORT = 8501

log = logging.getLogger("partyboard")


class NotLoopback(ValueError):
    """The app may not be opened to the network while nobody has to sign in."""


class CertificateUnusable(ValueError):
    """The certificate and its key cannot be used; the message says why and what to do."""


class ProviderUnusable(ValueError):
    """The office's identity provider cannot be asked; the message says why and what to do."""


class PortTaken(OSError):
    """Another program listens on the port."""


def serve(
    database: Path,
    host: str = LOOPBACK,
    port: int = PORT,
    tell: Callable[[str], object] = str,
    look: Callable[[Store], object] = bool,
) -> None:
    """Run the app until it is stopped; `tell` is given the address when nothing stands in the way,
    `look` the store before that.

    Raises NotLoopback, PortTaken, CertificateUnusable, ProviderUnusable, StoreBusy, StoreDamaged,
    SettingsError.
    """
    host = LOOPBACK if host == "localhost" else host
    if host != LOOPBACK and not (host and database.exists()):
        raise NotLoopback(host)
    if _is_taken(port):
        raise PortTaken(port)
    chosen = settings.load()  # what cannot be used is said here, not on a page
    prove(chosen.certificate)
    if chosen.sign_in.button and (faults := provider_faults(secrets_files(ROOT))):
        raise ProviderUnusable(" ".join(faults))
    database = database.resolve()
    with Store(database) as store:
        look(store)
        if host != LOOPBACK and not accounts.exist(store):
            raise NotLoopback(host)
    os.environ["PARTYBOARD_DB"] = str(database)
    os.chdir(ROOT)  # Streamlit looks for .streamlit/config.toml here
    if fault := logs.start(chosen.logs or database.parent / "logs"):
        log.warning(fault)
    opened = to_be_opened(host, chosen.names, own_addresses())
    tell(f"{'https' if chosen.certificate else 'http'}://{opened}:{port}")
    uvicorn.run(
        "app:app",
        host=host,
        port=port,
        log_config=None,  # ours
        log_level="warning",
        access_log=False,
        server_header=False,
        app_dir=str(ROOT),
        ssl_context_factory=_https(chosen.certificate) if chosen.certificate else None,
    )


def _https(certificate: Certificate) -> Callable[[object, object], ssl.SSLContext]:
    return lambda _, __: https_context(certificate.file, certificate.key)


def prove(certificate: Certificate | None) -> None:
    """Raises CertificateUnusable where browsers could not be spoken to with it."""
    if certificate is None:
        return
    files = [certificate.file, *filter(None, [certificate.key])]
    for file in files:
        if not os.access(file, os.R_OK):
            raise CertificateUnusable(f"Không đọc được {file}: xem [network] trong tệp cài đặt.")
    try:
        https_context(certificate.file, certificate.key)
    except (ssl.SSLError, ValueError) as error:
        told = " và ".join(map(str, files))
        raise CertificateUnusable(
            f"Không dùng được {told}: phải là chứng chỉ và khóa đi đôi, dạng PEM, khóa không đặt "
            "mật khẩu."
        ) from error


def _is_taken(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        return probe.connect_ex((LOOPBACK, port)) == 0
