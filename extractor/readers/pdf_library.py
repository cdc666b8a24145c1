"""PDFium's functions as typed Python ones, and the two ways of calling them in bulk.

PDFium (BSD, built without JavaScript and XFA: nothing in a document is executed or fetched) is
reached through the C functions that pypdfium2 brings along. They are bound anew, with handles as
plain numbers and little conversion: such a call costs a quarter of one of pypdfium2's own.
``call_each`` and ``fill_each`` run a function over a range without Python code in between.

PDFium keeps global state: its functions must not run in two threads at once. The library is
initialised once, on import, and lives until the process ends; handles are closed by those who
opened them.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import repeat, starmap
from typing import Any, NewType, cast

import numpy as np
from numpy.typing import NDArray
from pypdfium2 import raw

Handle = int
"""Address of one of PDFium's objects; 0 for none."""
Argument = NewType("Argument", object)
"""A handle as ctypes gives it to C: made once for those that are given to many functions."""
Call = Callable[..., int]

TEXT, PATH, IMAGE, SHADING, FORM = 1, 2, 3, 4, 5
"""Kinds of page objects (FPDF_PAGEOBJ_*)."""
LINE_TO, BEZIER_TO, MOVE_TO = 0, 1, 2
"""Kinds of path segments (FPDF_SEGMENT_*)."""
INVISIBLE_TEXT = 3
"""The render mode of text that is not painted."""
ERROR_FORMAT, ERROR_PASSWORD, ERROR_SECURITY = 3, 4, 5
"""Why a document could not be opened (FPDF_ERR_*)."""

_HANDLE = ctypes.c_void_p
_INT = ctypes.c_int
_SIZE = ctypes.c_size_t
_PLACE = ctypes.c_void_p
"""An out parameter, given as an address."""


def _bind(name: str, result: Any, *arguments: Any) -> Call:
    """Bind a function of PDFium.

    Args:
        name: as PDFium calls it.
        result: the type of what it returns; None where that is nothing or nobody looks at it, as
            of the functions for ``fill_each`` and ``fill_from``: a number of Python's costs time.
        arguments: the types of its first arguments. Those left out are given as numbers that
            C's ``int`` holds or as places made by ctypes: these need no conversion, which takes
            as long as the call. Functions without any are for ``call_each`` and ``fill_each``,
            which convert their owner once, or for handles that ``as_arguments`` has converted.
    """
    address = ctypes.cast(getattr(raw, name), _HANDLE).value
    if address is None:
        raise ImportError(f"PDFium lacks {name}")
    return cast(Call, ctypes.PYFUNCTYPE(result, *arguments)(address))


load_document = _bind("FPDF_LoadMemDocument64", _HANDLE, _HANDLE, _SIZE, ctypes.c_char_p)
close_document = _bind("FPDF_CloseDocument", None, _HANDLE)
last_error = _bind("FPDF_GetLastError", ctypes.c_ulong)
count_pages = _bind("FPDF_GetPageCount", _INT, _HANDLE)
load_page = _bind("FPDF_LoadPage", _HANDLE, _HANDLE)
close_page = _bind("FPDF_ClosePage", None, _HANDLE)
page_rotation = _bind("FPDFPage_GetRotation", _INT, _HANDLE)
page_box = _bind("FPDF_GetPageBoundingBox", _INT, _HANDLE, _PLACE)
page_size = _bind("FPDF_GetPageSizeByIndexF", _INT, _HANDLE, _INT, _PLACE)

load_text = _bind("FPDFText_LoadPage", _HANDLE, _HANDLE)
close_text = _bind("FPDFText_ClosePage", None, _HANDLE)
count_chars = _bind("FPDFText_CountChars", _INT, _HANDLE)
get_text = _bind("FPDFText_GetText", _INT, _HANDLE, _INT, _INT, _PLACE)
char_unicode = _bind("FPDFText_GetUnicode", ctypes.c_uint)
char_is_generated = _bind("FPDFText_IsGenerated", _INT, _HANDLE)
char_is_hyphen = _bind("FPDFText_IsHyphen", _INT, _HANDLE)
char_is_unmapped = _bind("FPDFText_HasUnicodeMapError", _INT)
char_loose_box = _bind("FPDFText_GetLooseCharBox", None)
char_origin = _bind("FPDFText_GetCharOrigin", None)
char_matrix = _bind("FPDFText_GetMatrix", None)
char_object = _bind("FPDFText_GetTextObject", _SIZE)

text_font = _bind("FPDFTextObj_GetFont", _SIZE, _HANDLE)
text_font_size = _bind("FPDFTextObj_GetFontSize", None, _HANDLE)
text_render_mode = _bind("FPDFTextObj_GetTextRenderMode", _INT, _HANDLE)
font_name = _bind("FPDFFont_GetBaseFontName", _SIZE, _HANDLE, _PLACE, _SIZE)
font_ascent = _bind("FPDFFont_GetAscent", _INT, _HANDLE, ctypes.c_float, _PLACE)
font_descent = _bind("FPDFFont_GetDescent", _INT, _HANDLE, ctypes.c_float, _PLACE)

count_objects = _bind("FPDFPage_CountObjects", _INT, _HANDLE)
page_object = _bind("FPDFPage_GetObject", _SIZE)
count_form_objects = _bind("FPDFFormObj_CountObjects", _INT, _HANDLE)
form_object = _bind("FPDFFormObj_GetObject", _SIZE, _HANDLE, ctypes.c_ulong)
count_clips = _bind("FPDFClipPath_CountPaths", _INT, _HANDLE)
count_clip_segments = _bind("FPDFClipPath_CountPathSegments", _INT, _HANDLE)
clip_segment = _bind("FPDFClipPath_GetPathSegment", _SIZE, _HANDLE)

# these take nothing but arguments
object_type = _bind("FPDFPageObj_GetType", _INT)
object_bounds = _bind("FPDFPageObj_GetBounds", None)
object_matrix = _bind("FPDFPageObj_GetMatrix", None)
fill_colour = _bind("FPDFPageObj_GetFillColor", None)
stroke_colour = _bind("FPDFPageObj_GetStrokeColor", None)
stroke_width = _bind("FPDFPageObj_GetStrokeWidth", None)
draw_mode = _bind("FPDFPath_GetDrawMode", None)
clip_path = _bind("FPDFPageObj_GetClipPath", _SIZE)
count_segments = _bind("FPDFPath_CountSegments", _INT)
path_segment = _bind("FPDFPath_GetPathSegment", _SIZE)
segment_point = _bind("FPDFPathSegment_GetPoint", None)
segment_type = _bind("FPDFPathSegment_GetType", _INT)
segment_close = _bind("FPDFPathSegment_GetClose", _INT)

raw.FPDF_InitLibrary()

_ROWS, _CELLS = 1024, 6
"""Calls between two looks at what was written; numbers that one call writes at most."""
_memory = np.zeros((_ROWS, _CELLS))
_block = (ctypes.c_char * _memory.nbytes).from_address(_memory.ctypes.data)
_places = [
    [ctypes.byref(_block, start) for start in range(cell, _memory.nbytes, _memory.strides[0])]
    for cell in range(0, _memory.strides[0], _memory.strides[1])
]
"""For each cell of a row its place in all rows; to make these takes longer than the calls."""


def as_arguments(handles: Iterable[Handle]) -> list[Argument]:
    """Return handles as arguments: to convert one takes a third of the time of a call."""
    return cast(list[Argument], list(map(_HANDLE.from_param, handles)))


def call_each(function: Call, owner: Handle | Argument, keys: Iterable[int]) -> list[int]:
    """Return ``function(owner, key)`` for each key."""
    # zip makes one tuple over and over again, where map makes a new one for each call
    return list(starmap(function, zip(repeat(_HANDLE.from_param(owner)), keys, strict=False)))


def call_from(function: Call, handles: Iterable[Handle | Argument]) -> list[int]:
    """Return ``function(handle)`` for each handle."""
    return list(starmap(function, zip(handles, strict=True)))


def fill_each(
    function: Call,
    owner: Handle,
    keys: Sequence[int],
    outs: int,
    kind: type[np.generic],
    *,
    struct: bool = False,
) -> NDArray[Any]:
    """Collect what a function writes for each key, as an array of keys x ``outs``.

    Args:
        function: called with owner, key and the places to write to.
        owner: the first argument.
        keys: the second arguments.
        outs: how many numbers one call writes, at most 6.
        kind: their type in C: ``np.float32`` for float, ``np.float64`` for double.
        struct: whether one pointer takes all numbers; else each has its own.

    Returns:
        The numbers; 0 where the function wrote none.
    """
    return _fill(function, [repeat(_HANDLE.from_param(owner))], keys, outs, kind, struct)


def fill_from(
    function: Call,
    handles: Sequence[Handle | Argument],
    outs: int,
    kind: type[np.generic],
    *,
    struct: bool = False,
) -> NDArray[Any]:
    """Do as ``fill_each`` for functions that take a handle and the places to write to."""
    return _fill(function, [], handles, outs, kind, struct)


def _fill(
    function: Call,
    owners: Sequence[Iterable[object]],
    keys: Sequence[int | Argument],
    outs: int,
    kind: type[np.generic],
    struct: bool,
) -> NDArray[Any]:
    """Call a function for keys and places, as many at a time as there are places.

    Args:
        owners: what is given before each key, without end; none for a function of a handle.
    """
    values = np.empty((len(keys), outs), dtype=kind)
    places = _places[: 1 if struct else outs]
    written = _written(np.dtype(kind), outs, struct)
    for first in range(0, len(keys), _ROWS):
        some = keys[first : first + _ROWS]
        _memory[: len(some)] = 0.0
        deque(starmap(function, zip(*owners, some, *places, strict=False)), maxlen=0)
        values[first : first + len(some)] = written[: len(some)]
    return values


@cache
def _written(kind: np.dtype[Any], outs: int, struct: bool) -> NDArray[Any]:
    """Return what calls write of the memory: their numbers follow each other or fill cells."""
    cells = _memory.view(kind)
    return cells[:, :outs] if struct else cells[:, :: cells.shape[1] // _CELLS][:, :outs]
