"""The bytes of a workbook, the same for the same content: no clock, no names of machines.

Steps: openpyxl writes the archive; its times are taken out of the properties and of each entry.
"""

from __future__ import annotations

import io
import zipfile

from openpyxl import Workbook
from openpyxl.xml.constants import ARC_CORE, DCTERMS_NS
from openpyxl.xml.functions import fromstring, tostring

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip entry can have."""


def to_bytes(book: Workbook) -> bytes:
    """Return the file of a workbook.

    Args:
        book: with at least one sheet.
    """
    written = io.BytesIO()
    book.save(written)
    timeless = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(timeless, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            content = old.read(name)
            new.writestr(entry, _without_times(content) if name == ARC_CORE else content)
    return timeless.getvalue()


def _without_times(properties: bytes) -> bytes:
    # openpyxl sets the time of change as it saves, so that it can only be taken out afterwards.
    tree = fromstring(properties)
    for name in ("created", "modified"):
        for found in tree.findall(f"{{{DCTERMS_NS}}}{name}"):
            tree.remove(found)
    return bytes(tostring(tree))
