"""The service for systemd: what it runs exists, and what keeps it in its place stays."""

import re

from partyboard.settings import ROOT

UNIT = (ROOT / "deploy" / "partyboard.service").read_text(encoding="utf-8")
SET = dict(re.findall(r"^(\w+)=(.*)$", UNIT, re.M))


def test_service_writes_where_the_unit_lets_it():
    variables = dict(re.findall(r"^Environment=(\w+)=(.*)$", UNIT, re.M))
    settings = (ROOT / "partyboard" / "settings.py").read_text(encoding="utf-8")
    assert all(name in settings for name in variables)
    assert variables["PARTYBOARD_DB"].startswith(f"/var/lib/{SET['StateDirectory']}/")
    assert SET["StateDirectoryMode"] == "0700" and SET["UMask"] == "0077"


def test_service_gains_no_rights_and_is_not_open_to_the_network_before_there_are_accounts():
    assert SET["NoNewPrivileges"] == "yes" and SET["ProtectSystem"] == "strict"
    assert SET["CapabilityBoundingSet"] == "" and SET["User"] == "partyboard"
    assert "--host" not in SET["ExecStart"]
