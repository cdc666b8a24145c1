"""Draw a laid-out piece of a table: areas, lines, ticks and text, in this order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from PIL import Image

from corpus.model import CorpusError
from corpus.pages.paper import Paper, Rect, text_width
from corpus.pages.pieces import LEADING, PAD, Box, Piece, font_of, is_turned, wrap
from corpus.pages.source import Look
from corpus.pages.symbol_font import TICK

THIN = 0.5
DOUBLE = 0.9
"""Half the distance of the two lines of a double line."""
INSET = 0.45
"""How far the lines of a cell keep from its neighbour's, where each cell draws its own."""
DASH, GAP = 38.0, 1.6
"""Length of a stroke and of the gap behind it, where lines are broken."""
TWICE = 0.3
"""How far the second print of a text stands from the first, where bold is made so."""
ASCENT = 0.92
"""Where the first baseline stands below the top of the text, by the size of the letters."""
RIGHT = {"biaya", "anggaran", "pagu", "extra"}
CENTRED = {
    "no", "target", "realisasi", "capaian", "persen", "satuan", "kode", "target_triwulan",
    "nasional", "target_kegiatan", "target_volume", "capaian_volume", "realisasi_triwulan",
}  # fmt: skip

Line = tuple[bool, float, float, float]
"""Horizontal or not, its place, its begin and its end."""

CHART_BOX, CHART_GAP = 0.8, 24.0
"""Share of its place that a chart's box takes, and points between two levels."""


def draw_piece(paper: Paper, piece: Piece, look: Look, x: float, y: float) -> None:
    """Draw a piece with its top left corner at (x, y)."""
    boxes = [moved(box, x, y) for box in piece.boxes]
    for box in boxes:
        colour = colour_of(box, look)
        if colour:
            paper.area(box.rect, colour)
    draw_lines(paper, boxes, look)
    for box in boxes:
        if box.cell.mark:
            draw_tick(paper, box, look)
        elif is_turned(box.cell, look):
            draw_turned(paper, box, look)
        else:
            draw_text(paper, box, look)


def moved(box: Box, x: float, y: float) -> Box:
    """Move a box."""
    x0, top, x1, bottom = box.rect
    return Box(box.cell, (x0 + x, top + y, x1 + x, bottom + y), box.lines)


def colour_of(box: Box, look: Look) -> str | None:
    """Say which colour a cell is painted in; every other data row has that of `zebra`."""
    cell = box.cell
    if cell.mark and look.tick == "fill":
        return look.fills.get("mark", "#a6a6a6")
    if cell.role == "data":
        odd = cell.rowspan == 1 and cell.leaf is not None and cell.leaf % 2 == 1
        return look.fills.get("zebra") if odd else None
    return look.fills.get(cell.role)


def draw_lines(paper: Paper, boxes: list[Box], look: Look) -> None:
    """Draw the borders in the way the look says."""
    if look.borders == "none":
        return
    if look.borders == "cells":
        for box in boxes:
            x0, top, x1, bottom = box.rect
            inner = (x0 + INSET, top + INSET, x1 - INSET, bottom - INSET)
            for line in sides(inner):
                draw_bar(paper, line)
        return
    lines = joined({line for box in boxes for line in sides(box.rect)})
    head = max((box.rect[3] for box in boxes if box.cell.leaf is None), default=0.0)
    for line in [line for line in lines if is_wanted(line, lines, look.borders, head)]:
        if look.borders == "double":
            flat, place, begin, end = line
            draw_line(paper, (flat, place - DOUBLE, begin, end))
            draw_line(paper, (flat, place + DOUBLE, begin, end))
        elif look.borders == "broken":
            for part in broken(line):
                draw_line(paper, part)
        else:
            draw_line(paper, line)


def sides(rect: Rect) -> list[Line]:
    """Give the four sides of a rectangle."""
    x0, top, x1, bottom = rect
    return [
        (True, top, x0, x1), (True, bottom, x0, x1), (False, x0, top, bottom),
        (False, x1, top, bottom),
    ]  # fmt: skip


def joined(lines: set[Line]) -> list[Line]:
    """Join lines that continue each other."""
    by_place: dict[tuple[bool, float], list[tuple[float, float]]] = defaultdict(list)
    for flat, place, begin, end in lines:
        by_place[flat, round(place, 3)].append((begin, end))
    out: list[Line] = []
    for (flat, place), parts in sorted(by_place.items()):
        parts.sort()
        begin, end = parts[0]
        for start, stop in parts[1:]:
            if start > end + 0.01:
                out.append((flat, place, begin, end))
                begin, end = start, stop
            end = max(end, stop)
        out.append((flat, place, begin, end))
    return out


def is_wanted(line: Line, lines: list[Line], borders: str, head: float) -> bool:
    """Say whether a line is drawn: not the frame, only horizontal ones, none below the head."""
    flat, place, _, _ = line
    if borders == "horizontal":
        return flat
    places = [other[1] for other in lines if other[0] == flat]
    if borders == "one-row":
        return not flat or place < head + THIN or place == max(places)
    if borders == "no-outer":
        return min(places) < place < max(places)
    return True


def broken(line: Line) -> Iterator[Line]:
    """Cut a line into strokes."""
    flat, place, begin, end = line
    while begin < end:
        stop = min(begin + DASH, end)
        yield flat, place, begin, stop
        begin = stop + GAP


def draw_line(paper: Paper, line: Line) -> None:
    """Draw a line as a stroke."""
    flat, place, begin, end = line
    points = [(begin, place), (end, place)] if flat else [(place, begin), (place, end)]
    paper.path(points, THIN)


def draw_bar(paper: Paper, line: Line) -> None:
    """Draw a line as a thin area, as spreadsheets print it."""
    flat, place, begin, end = line
    half = THIN / 2
    if flat:
        paper.area((begin, place - half, end, place + half), "#000000")
    else:
        paper.area((place - half, begin, place + half, end), "#000000")


def draw_text(paper: Paper, box: Box, look: Look) -> None:
    """Write the lines of a cell."""
    x0, top, x1, bottom = box.rect
    font, leading = font_of(box.cell, look), look.size * LEADING
    name = box.cell.key.partition(".")[0].partition(":")[0]
    free = bottom - top - len(box.lines) * leading
    central = box.cell.role in ("head", "numbers") or (look.middle and box.cell.rowspan > 1)
    y = top + (free / 2 if central else PAD) + look.size * ASCENT
    y += look.lowered.get(box.cell.key, 0.0) if box.cell.leaf is not None else 0.0
    for line in box.lines:
        width = text_width(line, font, look.size)
        x = x0 + PAD
        if box.cell.role in ("head", "numbers") or name in CENTRED:
            x = (x0 + x1 - width) / 2
        elif name in RIGHT:
            x = x1 - PAD - width
        paper.text(x, y, line, font, look.size)
        if look.printed_twice and font.endswith("Bold"):
            paper.text(x + TWICE, y, line, font, look.size)
        y += leading


def draw_turned(paper: Paper, box: Box, look: Look) -> None:
    """Write a heading from the bottom up, in the middle of its cell."""
    x0, _, x1, bottom = box.rect
    x = (x0 + x1) / 2 + look.size * 0.36
    paper.turned_text(x, bottom - PAD, box.cell.text, font_of(box.cell, look), look.size)


def draw_tick(paper: Paper, box: Box, look: Look) -> None:
    """Mark a period in the table's way."""
    x0, top, x1, bottom = box.rect
    x, y, size = (x0 + x1) / 2, (top + bottom) / 2, look.size + 1
    letters = {
        "root": ("√", "Symbol"),
        "letter": ("v", "Helvetica"),
        "zapf": ("✔", "ZapfDingbats"),
        "wingdings": (TICK, "Wingdings"),
    }
    if look.tick in letters:
        text, font = letters[look.tick]
        paper.text(x - text_width(text, font, size) / 2, y + size * 0.35, text, font, size)
    elif look.tick == "drawn":
        paper.path([(x - 3, y), (x - 1, y + 3), (x + 3.4, y - 4)], 0.9)
    elif look.tick == "picture":
        paper.picture((x - 3.5, y - 3.5, x + 3.5, y + 3.5), tick_picture())
    elif look.tick != "fill":
        raise CorpusError(f"unknown tick {look.tick}")


def tick_picture() -> Image.Image:
    """Paint a tick of 14 x 14 dots."""
    image = Image.new("RGB", (14, 14), "white")
    points = [(2, 7), (5, 11), (12, 2)]
    for (x, y), (to_x, to_y) in pairwise(points):
        steps = 40
        for step in range(steps + 1):
            dot = (x + (to_x - x) * step // steps, y + (to_y - y) * step // steps)
            for side in (0, 1):
                image.putpixel((min(dot[0] + side, 13), dot[1]), (20, 20, 20))
    return image


def draw_chart(paper: Paper, levels: Sequence[Sequence[str]], left: float, top: float) -> float:
    """Draw the boxes of a chart, level below level; return its height.

    Args:
        paper: the page.
        levels: the texts of each level's boxes, side by side; ` / ` parts a box.
        left: the page's margin.
        top: where the chart begins.
    """
    y = top
    for texts in levels:
        step = (paper.width - 2 * left) / len(texts)
        width = step * CHART_BOX
        heights = [0.0]
        for place, text in enumerate(texts):
            x = left + step * place + (step - width) / 2
            heights.append(draw_chart_box(paper, text.split(" / "), (x, y), width))
        y += max(heights) + CHART_GAP
    return y - top


def draw_chart_box(
    paper: Paper, parts: Sequence[str], corner: tuple[float, float], width: float
) -> float:
    """Draw one box, its parts side by side, the last one wide; return its height."""
    (x, y), font, size = corner, "Helvetica", 8.0
    narrow = width * (1 - CHART_BOX)
    widths = [narrow] * (len(parts) - 1) + [width - narrow * (len(parts) - 1)]
    lines = [wrap(part, font, size, one - 2 * PAD) for part, one in zip(parts, widths, strict=True)]
    height = max(map(len, lines)) * size * LEADING + 2 * PAD
    for one, texts in zip(widths, lines, strict=True):
        paper.frame((x, y, x + one, y + height), 0.7)
        for row, line in enumerate(texts, start=1):
            paper.text(x + PAD, y + PAD + row * size * LEADING - 2, line, font, size)
        x += one
    return height
