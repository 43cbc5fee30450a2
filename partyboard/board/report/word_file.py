"""A document as bytes that depend on nothing but what stands in it."""

import io
import zipfile

from docx.document import Document as Docx

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def packed(docx: Docx) -> bytes:
    """The file, its parts in one order and without the moment of packing."""
    written, settled = io.BytesIO(), io.BytesIO()
    docx.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(settled, "w") as target:
        for entry in source.infolist():
            info = zipfile.ZipInfo(entry.filename, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(entry))
    return settled.getvalue()
