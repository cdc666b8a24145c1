"""Zip files (DOCX, XLSX) with the same bytes every time."""

from __future__ import annotations

import io
import re
import zipfile

EPOCH = (2024, 1, 2, 0, 0, 0)
"""The time all files within bear."""
MOMENT = b"2024-01-02T00:00:00Z"
TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def settle(data: bytes) -> bytes:
    """Write a zip again, its files in order of their names, with a fixed time everywhere."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            content = TIMES.sub(rb"\g<1>" + MOMENT + rb"\g<2>", old.read(name))
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, content)
    return out.getvalue()


def members(data: bytes) -> dict[str, bytes]:
    """Give the files within a zip: what counts, however they are compressed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
