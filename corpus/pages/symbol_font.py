"""A font of our own that calls itself Wingdings: the real one may not be passed on.

It has the one sign the schedules use, a tick at U+F0FC, where Wingdings has it.
"""

from __future__ import annotations

import struct

TICK = "\uf0fc"
UNITS = 1000
CONTOUR = [(120, 380), (210, 460), (370, 260), (740, 760), (830, 690), (390, 60)]
"""The tick as one closed polygon, in units of a thousandth of the letter's size."""


def wingdings() -> bytes:
    """Build the font file (TrueType)."""
    glyph = simple_glyph(CONTOUR)
    tables = {
        b"OS/2": os2_table(),
        b"cmap": cmap_table(ord(TICK)),
        b"glyf": glyph,
        b"head": struct.pack(
            ">IIIIHHQQhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, UNITS, 0, 0,
            0, 0, UNITS, UNITS, 0, 8, 2, 1, 0,
        ),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, 800, -200, 0, UNITS, 0, 0, UNITS,
                             1, 0, 0, 0, 0, 0, 0, 0, 3),
        b"hmtx": struct.pack(">HhHhHh", 500, 0, 500, 0, 900, 120),
        b"loca": struct.pack(">IIII", 0, 0, 0, len(glyph)),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, 3, len(CONTOUR), 1, 0, 0, 1, 0, 0, 0,
                             0, 0, 0, 0, 0),
        b"name": name_table("Wingdings"),
        b"post": struct.pack(">IIhhIIIII", 0x30000, 0, -100, 50, 0, 0, 0, 0, 0),
    }  # fmt: skip
    return assembled(tables)


def simple_glyph(points: list[tuple[int, int]]) -> bytes:
    """Write a glyph of one contour of straight lines."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    out = struct.pack(">hhhhh", 1, min(xs), min(ys), max(xs), max(ys))
    out += struct.pack(">HH", len(points) - 1, 0) + b"\x01" * len(points)
    for values in (xs, ys):
        steps = [here - before for here, before in zip(values, [0, *values[:-1]], strict=True)]
        out += struct.pack(f">{len(steps)}h", *steps)
    return out + b"\0" * (-len(out) % 4)


def cmap_table(code: int) -> bytes:
    """Map the blank and one code to the glyphs 1 and 2 (format 4, Windows)."""
    segments = [(32, 32, 1), (code, code, 2), (0xFFFF, 0xFFFF, 0)]
    ends = struct.pack(">3H", *[end for _, end, _ in segments])
    starts = struct.pack(">3H", *[start for start, _, _ in segments])
    deltas = struct.pack(">3H", *[(glyph - start) % 0x10000 for start, _, glyph in segments])
    body = struct.pack(">HHHH", 6, 4, 1, 2) + ends + b"\0\0" + starts + deltas + b"\0" * 6
    sub = struct.pack(">HHH", 4, len(body) + 6, 0) + body
    return struct.pack(">HHHHI", 0, 1, 3, 1, 12) + sub


def name_table(name: str) -> bytes:
    """Name the font (family, style, full name, PostScript name)."""
    records, texts = b"", b""
    for number, text in ((1, name), (2, "Regular"), (4, name), (6, name)):
        data = text.encode("utf-16-be")
        records += struct.pack(">6H", 3, 1, 0x409, number, len(data), len(texts))
        texts += data
    return struct.pack(">HHH", 0, 4, 6 + len(records)) + records + texts


def os2_table() -> bytes:
    """Give the least that readers of fonts ask for."""
    head = struct.pack(">HhHHH", 3, 500, 400, 5, 0) + b"\0" * 22 + b"\x05" + b"\0" * 9
    code = ord(TICK)
    rest = struct.pack(">IIII4sHHHhhhHH", 0, 0, 0, 0, b"    ", 0x40, 32, code, 800, -200, 0, 800,
                       200)  # fmt: skip
    return head + rest + struct.pack(">IIhhHHH", 1 << 31, 0, 500, 700, 0, 32, 1)


def assembled(tables: dict[bytes, bytes]) -> bytes:
    """Put the tables behind their directory, each with its checksum."""
    count = len(tables)
    out = struct.pack(">IHHHH", 0x10000, count, 128, 3, count * 16 - 128)
    offset = len(out) + 16 * count
    body = b""
    for tag, data in sorted(tables.items()):
        padded = data + b"\0" * (-len(data) % 4)
        checksum = sum(struct.unpack(f">{len(padded) // 4}I", padded)) % 2**32
        out += tag + struct.pack(">III", checksum, offset + len(body), len(data))
        body += padded
    return out + body
