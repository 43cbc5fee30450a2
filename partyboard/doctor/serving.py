"""What answers where people open the board: on this machine, and from the network."""

import http.client
import socket
import ssl
from enum import Enum, auto

from partyboard.access import accounts
from partyboard.doctor.check import Check, fault, good, warning
from partyboard.serving.addresses import LOOPBACK, own_addresses
from partyboard.store.database import Store

_SECONDS = 2.0


class Answer(Enum):
    """Who answers at an address: nobody, the board as people type it, the board by https, another
    program.
    """

    NOBODY = auto()
    BOARD = auto()
    BOARD_BY_HTTPS = auto()
    OTHER = auto()


def examine_serving(port: int, store: Store | None = None) -> tuple[Check, ...]:
    """What answers at a port; `store` is the board, where it could be opened."""
    return (here(port), network(port, [*own_addresses()], store))


def here(port: int) -> Check:
    """Whether the page can be opened there, or is open."""
    about = f"Cổng {port}"
    match answer(LOOPBACK, port):
        case Answer.NOBODY:
            return good(about, "trống; trang web chưa mở ở cổng này")
        case Answer.OTHER:
            do = "Tắt chương trình ấy, hoặc mở trang web ở cổng khác: partyboard serve --port 8600"
            return warning(about, "chương trình khác đang dùng", do)
    return good(about, "trang web đang chạy")


def network(port: int, addresses: list[str], store: Store | None = None) -> Check:
    """Whether whoever reaches the board over the network has to sign in, and is not overheard."""
    about = "Mở cho mạng"
    found = {address: answer(address, port) for address in addresses}
    open_at = [each for each, who in found.items() if who in (Answer.BOARD, Answer.BOARD_BY_HTTPS)]
    if not open_at:
        return good(about, "không: chỉ mở trên máy này")
    told = ", ".join(open_at)
    if store is not None and not accounts.exist(store):
        do = "Tắt ngay; tạo tài khoản: partyboard account add TÊN --role admin"
        return fault(about, f"ai trong mạng cũng vào được ở {told}, không hỏi đăng nhập", do)
    if Answer.BOARD in found.values():
        do = "Đặt chứng chỉ, xem mục https của docs/operations.md."
        return warning(about, f"ở {told}, không mã hóa: mật khẩu đọc trộm được trên đường", do)
    return good(about, f"ở {told}, bằng https, phải đăng nhập")


def answer(address: str, port: int) -> Answer:
    """Who answers there."""
    try:
        socket.create_connection((address, port), _SECONDS).close()
    except OSError:
        return Answer.NOBODY
    if _is_board(http.client.HTTPConnection(address, port, timeout=_SECONDS)):
        return Answer.BOARD
    anybody = ssl.create_default_context()  # whose certificate it is, browsers will say
    anybody.check_hostname, anybody.verify_mode = False, ssl.CERT_NONE
    by_https = http.client.HTTPSConnection(address, port, timeout=_SECONDS, context=anybody)
    return Answer.BOARD_BY_HTTPS if _is_board(by_https) else Answer.OTHER


def _is_board(connection: http.client.HTTPConnection) -> bool:
    try:
        connection.request("GET", "/healthz")
        with connection.getresponse() as response:
            return response.read(20) in (b"ok", b"database")
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
