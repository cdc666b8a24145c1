"""PDF files written by hand, object by object, for what no PDF library would write."""

from __future__ import annotations

FONT = "<</Type/Font/Subtype/Type1/BaseFont/{}/Encoding/WinAnsiEncoding>>"


def pdf_of(
    *contents: str,
    page: str = "/MediaBox[0 0 400 300]",
    resources: str = "",
    fonts: str = "",
    objects: tuple[str, ...] = (),
) -> bytes:
    """Return a PDF with one page for each content stream.

    Args:
        contents: the pages' content streams; ``/F`` is Helvetica.
        page: further entries of each page.
        resources: further entries of the pages' resources.
        fonts: further fonts by name: ``/W 4 0 R``.
        objects: further objects; the first has number 4.
    """
    first = 4 + len(objects)
    kids = " ".join(f"{first + 2 * i} 0 R" for i in range(len(contents)))
    bodies = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(contents)}/Kids[{kids}]>>",
        FONT.format("Helvetica"),
        *objects,
    ]
    for i, content in enumerate(contents):
        bodies.append(
            f"<</Type/Page/Parent 2 0 R{page}/Contents {first + 2 * i + 1} 0 R"
            f"/Resources<</Font<</F 3 0 R{fonts}>>{resources}>>>>"
        )
        bodies.append(stream(content))
    return _file(bodies)


def stream(content: str, entries: str = "") -> str:
    """Return a stream object's body."""
    return f"<<{entries}/Length {len(content)}>>stream\n{content}\nendstream"


def form(content: str, entries: str = "") -> str:
    """Return a form XObject's body."""
    return stream(content, f"/Type/XObject/Subtype/Form/BBox[0 0 400 300]{entries}")


def show(text: str, x: float = 50, y: float = 250, *, size: float = 12, font: str = "F") -> str:
    """Return the operators that print a text."""
    return f"BT /{font} {size} Tf {x} {y} Td ({text}) Tj ET\n"


def _file(bodies: list[str]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer<</Size {len(bodies) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(out)
