"""Make the pictures that stand for scanned pages.

`python -m corpus.pages.scan NAME` draws the document without its scans, takes a picture of each
page that its source lists under `scanned` or `recognised`, a little crooked, grey and dusty, and
writes it beside the source. The picture is committed: the build only puts it on its page, so that
the document does not change with the version of the renderer.
"""

from __future__ import annotations

import io
import random
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

from corpus.pages.build import SOURCES, print_document
from corpus.pages.source import load

DOTS = 110 / 72
"""Dots for each point: 110 dpi, a poor office scanner."""
ANGLE = 0.35
DUST = 260
QUALITY = 48


def main(names: list[str]) -> int:
    """Write the pictures of each document named."""
    for name in names:
        laid_out = load(SOURCES / f"{name}.yaml")
        with tempfile.TemporaryDirectory() as nothing:
            data, _ = print_document(laid_out, Path(nothing))
        with pypdfium2.PdfDocument(data) as pdf:
            for number in laid_out.page.get("scanned", []) + laid_out.page.get("recognised", []):
                picture: Image.Image = pdf[int(number) - 1].render(scale=DOTS).to_pil()
                path = SOURCES / f"{name}-{number}.jpg"
                path.write_bytes(scanned(picture, seed=int(number)))
    return 0


def scanned(picture: Image.Image, seed: int) -> bytes:
    """Make a clean page look scanned; the same seed gives the same dust."""
    chance = random.Random(seed)
    grey = picture.convert("L").rotate(ANGLE, Image.Resampling.BICUBIC, fillcolor=250)
    grey = grey.point(lambda value: min(value + 12, 250))
    for _ in range(DUST):
        place = (chance.randrange(grey.width), chance.randrange(grey.height))
        grey.putpixel(place, chance.randrange(90, 200))
    out = io.BytesIO()
    grey.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
