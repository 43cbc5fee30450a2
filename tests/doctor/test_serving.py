"""What the doctor says of the ports: real servers on this machine's own addresses."""

import socket
import ssl
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from certificates import make_certificate

from partyboard.access import accounts
from partyboard.access.roles import Role
from partyboard.doctor import State, serving
from partyboard.doctor.serving import Answer

LOOPBACK = "127.0.0.1"
OTHER = "127.0.0.2"  # stands for an address that the network reaches


@contextmanager
def answering(text, address=LOOPBACK, certificate=None):
    """A server that answers everything so; its port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_):
            pass

    server = HTTPServer((address, 0), Handler)
    server.handle_error = lambda *_: None
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def free_port():
    with socket.create_server((LOOPBACK, 0)) as listening:
        return listening.getsockname()[1]


def test_a_port_that_nobody_uses_is_good():
    assert serving.here(free_port()).state is State.GOOD


@pytest.mark.parametrize("text", [b"ok", b"database"])
def test_a_board_that_runs_is_good_at_its_port(text):
    with answering(text) as port:
        check = serving.here(port)
    assert check.state is State.GOOD and "đang chạy" in check.found


def test_a_port_of_another_program_is_told_with_another_port():
    with answering(b"<html>printer</html>") as port:
        check = serving.here(port)
    assert check.state is State.WARNING and "--port" in check.to_do


def test_a_port_at_which_nobody_speaks_is_another_programs(monkeypatch):
    monkeypatch.setattr(serving, "_SECONDS", 0.1)
    with socket.create_server((LOOPBACK, 0)) as silent:
        assert serving.answer(LOOPBACK, silent.getsockname()[1]) is Answer.OTHER


def test_a_board_on_this_machine_alone_is_not_open_to_the_network(empty_store):
    with answering(b"ok") as port:
        assert serving.network(port, [OTHER], empty_store).state is State.GOOD


def test_a_board_that_anybody_in_the_network_may_enter_is_a_fault(empty_store):
    with answering(b"ok", OTHER) as port:
        check = serving.network(port, [OTHER], empty_store)
    assert check.state is State.FAULT and OTHER in check.found


def test_passwords_that_travel_in_the_clear_are_told(empty_store):
    accounts.add(empty_store, "an", Role.ADMIN, "con trâu đi trước cái cày")
    with answering(b"ok", OTHER) as port:
        check = serving.network(port, [OTHER], empty_store)
    assert check.state is State.WARNING and "https" in check.to_do


def test_a_board_by_https_behind_accounts_is_good(empty_store, certificate):
    accounts.add(empty_store, "an", Role.ADMIN, "con trâu đi trước cái cày")
    with answering(b"ok", OTHER, certificate) as port:
        check = serving.network(port, [OTHER], empty_store)
    assert check.state is State.GOOD and "https" in check.found


@pytest.fixture
def certificate(tmp_path):
    return make_certificate(tmp_path / "own.pem")
