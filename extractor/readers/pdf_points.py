"""The points of painted paths as PDFium has them: which are rectangles, and the outlines of others.

Most paths of a page with tables are rectangles of five points; all of them are told at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise, repeat

import numpy as np
from numpy.typing import NDArray

from extractor.readers import pdf_library as pdfium
from extractor.readers.page import Box
from extractor.readers.pdf_frame import Matrix
from extractor.readers.pdf_marks import CROOKED
from extractor.readers.pdf_shapes import Outline

MOST_CLIPS, MOST_CLIP_SEGMENTS = 16, 64
"""Clips that are looked at for one object, and corners of one; the others do not cut it off."""
RECTANGLE = 5
"""Points of a rectangle as PDFium has it, the last one being the first again."""

Floats = NDArray[np.float64]


@dataclass(slots=True)
class Paths:
    """The segments of some paths, one after the other.

    ``starts`` tells for each path where its segments begin, and at last where all end;
    ``segments``, ``kinds`` and ``points`` (as seen, 2 x n) have one entry for each.
    """

    starts: list[int]
    segments: list[pdfium.Argument]
    kinds: NDArray[np.int32]
    points: Floats

    def rectangles(self) -> tuple[NDArray[np.intp], Floats]:
        """Find the paths that are one upright rectangle of five points.

        Returns:
            Their numbers, and left, top, right, bottom of each (n x 4).
        """
        starts = np.array(self.starts)
        numbers = (starts[1:] - starts[:-1] == RECTANGLE).nonzero()[0]
        places = starts[numbers] + np.arange(RECTANGLE)[:, None]
        corners = self.points[:, places]
        # from each corner to the next, and from the last to the first
        steps = corners - np.concatenate((corners[:, -1:], corners[:, :-1]), axis=1)
        level_x, level_y = np.abs(steps) <= CROOKED
        upright = (level_x[1] & level_y[2] & level_x[3] & level_y[4]) | (
            level_y[1] & level_x[2] & level_y[3] & level_x[4]
        )
        straight = (self.kinds[places[1:]] == pdfium.LINE_TO).all(axis=0)
        found = upright & straight & level_x[0] & level_y[0]
        sides = np.concatenate((corners.min(axis=1), corners.max(axis=1))).T
        return numbers[found], sides[found]

    def outlines(self, number: int) -> list[Outline]:
        """Return the sub-paths of one path; those of a single point are left out."""
        part = slice(self.starts[number], self.starts[number + 1])
        points = list(zip(*self.points[:, part].tolist(), strict=True))
        kinds = self.kinds[part].tolist()
        segments = self.segments[part]
        borders = [i for i, kind in enumerate(kinds) if kind == pdfium.MOVE_TO and i]
        return [
            Outline(
                tuple(points[start:end]),
                pdfium.segment_close(segments[end - 1]) == 1,
                pdfium.BEZIER_TO in kinds[start:end],
            )
            for start, end in pairwise([0, *borders, len(points)])
            if end - start > 1
        ]


def read_paths(handles: Sequence[pdfium.Argument], counts: list[int], matrices: Floats) -> Paths:
    """Read the segments of paths; broken numbers become 0.

    Args:
        handles: the paths.
        counts: how many segments each has.
        matrices: of each, from its own coordinates to the page as seen (n x 6).
    """
    owners = chain.from_iterable(map(repeat, handles, counts))
    numbers = chain.from_iterable(map(range, counts))
    segments = pdfium.as_arguments(map(pdfium.path_segment, owners, numbers))
    x, y = pdfium.fill_from(pdfium.segment_point, segments, 2, np.float32).T.astype(np.float64)
    ways = np.repeat(matrices.T, counts, axis=1)
    seen: Floats = ways[:2] * x + ways[2:4] * y + ways[4:]
    if not np.isfinite(seen).all():
        seen = np.nan_to_num(seen, posinf=0.0, neginf=0.0)
    return Paths(
        list(accumulate(counts, initial=0)),
        segments,
        np.array(pdfium.call_from(pdfium.segment_type, segments), dtype=np.int32),
        seen,
    )


def read_clips(handles: Sequence[pdfium.Argument], matrix: Matrix) -> list[Box | None]:
    """Return the boxes of what objects are clipped to; None for nothing that cuts them off.

    Args:
        handles: the objects.
        matrix: from their coordinates to those of the page as seen.
    """
    windows: list[Box | None] = [None] * len(handles)
    numbers, sides = clip_sides(handles)
    for i, window in zip(numbers.tolist(), sides.tolist(), strict=True):
        windows[i] = matrix.apply_to_box(*window)
    return windows


def clip_sides(
    handles: Sequence[pdfium.Argument], *, rough: bool = False
) -> tuple[NDArray[np.intp], Floats]:
    """Find the objects that a clip may cut off, and the boxes around what it shows of them.

    Args:
        handles: the objects.
        rough: whether two corners of each path will do; a box is then as large or smaller.

    Returns:
        The numbers of the objects, and left, bottom, right and top of each box (n x 4) in the
        objects' own coordinates; a box that shows nothing has no width or no height.
    """
    clips = pdfium.call_from(pdfium.clip_path, handles)
    counts = [(i, count) for i, count in enumerate(map(pdfium.count_clips, clips)) if count > 0]
    corners_of = _two_corners if rough else _corners
    cutting = [
        (i, corners)
        for i, count in counts
        for k in range(min(count, MOST_CLIPS))
        if (corners := corners_of(clips[i], k))
    ]
    if not cutting:
        return np.zeros(0, dtype=np.intp), np.zeros((0, 4))
    segments = pdfium.as_arguments(chain.from_iterable([corners for _, corners in cutting]))
    points = pdfium.fill_from(pdfium.segment_point, segments, 2, np.float32).astype(np.float64)
    starts = np.array([0, *accumulate([len(corners) for _, corners in cutting[:-1]])])
    owners = np.array([i for i, _ in cutting])
    firsts = np.concatenate(([True], owners[1:] != owners[:-1])).nonzero()[0]
    low = np.maximum.reduceat(np.minimum.reduceat(points, starts), firsts)
    high = np.minimum.reduceat(np.maximum.reduceat(points, starts), firsts)
    return owners[firsts], np.column_stack((low, np.maximum(low, high)))


def _corners(clip: int, number: int) -> list[int]:
    """Return the segments of one path of a clip; none of one with too many."""
    count = pdfium.count_clip_segments(clip, number)
    if count > MOST_CLIP_SEGMENTS:
        return []
    return [pdfium.clip_segment(clip, number, at) for at in range(count)]


def _two_corners(clip: int, number: int) -> tuple[int, ...]:
    """Return the first segment of one path of a clip, and the third, where there are so many."""
    first = pdfium.clip_segment(clip, number, 0)
    third = pdfium.clip_segment(clip, number, 2)
    return (first, third) if third else (first,) if first else ()
