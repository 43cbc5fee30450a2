"""Which requirements of the lock file count on Windows, whatever machine asks."""

import re

from scripts.wheels import LOCK, for_windows

SOME = """numpy==2.4.6 ; python_full_version < '3.12' \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via pandas
numpy==2.5.5 ; python_full_version >= '3.12' \\
    --hash=sha256:cc
    # via pandas
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:dd
    # via click
uvloop==1.0 ; sys_platform != 'win32' \\
    --hash=sha256:ee
pandas==3.1.1 \\
    --hash=sha256:ff
"""


def pins(text: str) -> list[str]:
    return re.findall(r"^\S+==\S+", text, re.MULTILINE)


def test_what_counts_on_windows_is_picked_with_its_hashes():
    picked = for_windows(SOME, "3.13")
    assert pins(picked) == ["numpy==2.5.5", "colorama==0.4.6", "pandas==3.1.1"]
    assert re.findall("sha256:(..)", picked) == ["cc", "dd", "ff"]
    assert ";" not in picked


def test_older_python_gets_its_own_version():
    assert "numpy==2.4.6" in pins(for_windows(SOME, "3.11"))


def test_no_requirement_of_the_lock_file_is_overlooked():
    lock = LOCK.read_text(encoding="utf-8")
    names = {pin.partition("==")[0] for pin in pins(lock)}
    assert {pin.partition("==")[0] for pin in pins(for_windows(lock, "3.12"))} == names
