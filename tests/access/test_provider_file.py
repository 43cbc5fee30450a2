"""What an office writes of its identity provider: each slip is told, and no secret with it."""

import os

import pytest

from partyboard.access.provider_file import provider_faults

GOOD = {
    "redirect_uri": "https://bang.tinh.example/oauth2callback",
    "cookie_secret": "k" * 40,
    "client_id": "partyboard",
    "client_secret": "the-very-secret",
    "server_metadata_url": "https://id.tinh.example/.well-known/openid-configuration",
}


@pytest.fixture
def written(tmp_path):
    """The faults of a file with these values, that its owner alone can read."""

    def write(mode=0o600, **values):
        lines = [f'{key} = "{value}"' for key, value in (GOOD | values).items() if value]
        file = tmp_path / "secrets.toml"
        file.write_text("\n".join(["[auth]", *lines]), encoding="utf-8")
        file.chmod(mode)
        return provider_faults([tmp_path / "none.toml", file])

    return write


def test_good_file_has_no_fault(written):
    assert written() == []
    assert written(redirect_uri="http://127.0.0.1:8501/oauth2callback") == []


@pytest.mark.parametrize("key", GOOD)
def test_what_is_missing_is_told(written, key):
    (fault,) = written(**{key: ""})
    assert f"«{key}»" in fault


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("redirect_uri", "http://bang.tinh.example/oauth2callback"),
        ("redirect_uri", "https://bang.tinh.example/"),
        ("redirect_uri", "https:///oauth2callback"),
        ("redirect_uri", "https://[/oauth2callback"),
        ("redirect_uri", "ftp://localhost/oauth2callback"),
        ("server_metadata_url", "http://id.tinh.example/.well-known/openid-configuration"),
        ("cookie_secret", "bí mật"),
    ],
)
def test_what_is_not_safe_is_told_without_the_secrets(written, key, value):
    (fault,) = written(**{key: value})
    assert f"«{key}»" in fault
    assert value not in fault and GOOD["client_secret"] not in fault


@pytest.mark.parametrize("text", ["[auth", "auth = 1", "", "\xff\xfe"])
def test_file_that_says_nothing_is_told(tmp_path, text):
    file = tmp_path / "secrets.toml"
    file.write_bytes(text.encode("latin-1"))
    file.chmod(0o600)
    assert provider_faults([file])


def test_file_that_is_not_there_is_told(tmp_path):
    (fault,) = provider_faults([tmp_path / "a.toml", tmp_path / "b.toml"])
    assert "b.toml" in fault


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such marks")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644])
def test_file_that_others_can_read_is_told(written, mode):
    (fault,) = written(mode)
    assert "chmod 600" in fault
