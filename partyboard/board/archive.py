"""The archive that an Office file is: the same bytes for the same content."""

import zipfile
from io import BytesIO

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def timeless(content: bytes) -> bytes:
    """The archive without the times at which its parts were written."""
    saved = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return saved.getvalue()
