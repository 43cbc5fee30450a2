"""What people are told to type, whatever the app listens on."""

import pytest

from partyboard.serving.addresses import own_addresses, to_be_opened

OWN = ["10.0.0.5", "192.168.1.7"]


@pytest.mark.parametrize(
    ("host", "names", "own", "told"),
    [
        ("127.0.0.1", ["bang.example"], OWN, "127.0.0.1"),
        ("192.168.1.7", ["bang.example"], OWN, "192.168.1.7"),
        ("board.example", [], OWN, "board.example"),
        ("0.0.0.0", [], OWN, "10.0.0.5"),
        ("0.0.0.0", ["bang.example"], OWN, "bang.example"),
        ("0.0.0.0", [], [], "127.0.0.1"),
        ("::", [], OWN, "10.0.0.5"),
        ("fd00::5", [], OWN, "[fd00::5]"),
    ],
)
def test_the_address_that_is_told_can_be_opened(host, names, own, told):
    assert to_be_opened(host, names, own) == told


def test_own_addresses_are_those_of_the_network():
    assert not any(address.startswith("127.") for address in own_addresses())
