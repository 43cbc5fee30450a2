"""What the doctor says of the certificate: real ones, made to run out when the case says."""

import pytest
from certificates import make_certificate

from partyboard.doctor import State
from partyboard.doctor.certificate import certificate
from partyboard.settings import Certificate


@pytest.mark.parametrize(
    ("days", "state"), [(365, State.GOOD), (10, State.WARNING), (-1, State.FAULT)]
)
def test_a_certificate_that_runs_out_is_told_before_browsers_refuse_it(tmp_path, days, state):
    check = certificate(Certificate(make_certificate(tmp_path / "board.pem", days)))
    assert check.state is state
    assert bool(check.to_do) is (state is not State.GOOD)


def test_a_certificate_that_is_not_there_or_has_no_key_is_a_fault(tmp_path):
    assert certificate(Certificate(tmp_path / "none.pem")).state is State.FAULT
    file = make_certificate(tmp_path / "board.pem", 300)
    alone = tmp_path / "alone.pem"
    alone.write_bytes(file.read_bytes().partition(b"-----BEGIN PRIVATE")[0])
    assert certificate(Certificate(alone)).state is State.FAULT
    assert certificate(Certificate(alone, file)).state is State.GOOD


def test_without_https_there_is_nothing_to_look_at():
    assert certificate(None).state is State.GOOD
