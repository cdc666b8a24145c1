"""How much work a page's form XObjects make, told before PDFium does it.

A form is a drawing that a page calls by name (``/Fm0 Do``); it may call others, and itself. A
form that calls itself twice, or ten levels of forms that each call the next ten times, is a file
of a kilobyte for which PDFium needs gigabytes and minutes, within one call that cannot be
stopped. So the calls are counted first, by pdfminer's view of the file: for each page the bytes
of content that are read when all calls are followed as deep as PDFium follows them. Content of
the page itself that unfolds to more than any page has is found on the way.

Only files that `extractor.readers.pdf_unfolding` suspects come here. Limits: soft masks and
patterns are not looked into, as PDFium reads them when it paints, which reading does not.
"""

from __future__ import annotations

import io
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from struct import error as StructError

from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException, PDFObjectNotFound
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream
from pdfminer.psexceptions import PSException

from extractor.readers.pdf_streams import (
    MOST_REFERENCES,
    TooLongError,
    decode_stream,
    entries_of,
    name_of,
    resolve,
)
from extractor.readers.pdf_unfolding import MOST_CONTENT, may_nest, unfolds_far

CALL = 1_000
"""What one call costs besides its content, in bytes: no more than 32,000 calls are followed."""
DEEPEST = 40
"""Levels of forms that PDFium follows."""
MOST_FORMS = 5_000
"""Different forms of one page; a page of charts has some dozens."""
_MOST_CALLS = 100_000
"""Different calls of one page, from one form to another."""
_MOST_PAGES = 100_000
FORGOTTEN_AFTER = 100
"""Pages after which the objects of a document are let go: it has some 10 kB of them a page."""
_REGULAR = rb"[^\0\t\n\f\r ()<>\[\]{}/%]"
_CALLS = re.compile(
    rb"(?:/(%s*)[\0\t\n\f\r ]+)?(?<!%s)(?<!/)Do(?!%s)" % (_REGULAR, _REGULAR, _REGULAR)
)
"""The operator that paints a form or an image, and the name before it if one stands there."""
_ESCAPE = re.compile(r"#([0-9A-Fa-f]{2})")
_LONGEST_NAME = 127
_FAILURES = (
    PSException,
    PDFException,
    StopIteration,
    StructError,
    zlib.error,
    AssertionError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What pdfminer raises on files that are not as it expects, besides its own exceptions."""

_Entries = Mapping[str, object]


class FormWork:
    """Tells which pages of a document unfold to more than can be read."""

    def __init__(self, data: bytes, password: str | None, page_count: int) -> None:
        """Look at a document.

        Args:
            data: the whole file.
            password: of an encrypted file; one that opens without needs none.
            page_count: how many pages the reader finds.
        """
        self._data = data
        self._far = unfolds_far(data)
        self._looks: dict[int, _Look] = {}
        self._asked = 0
        try:
            self._document = _open(data, password)
            self._pages = list(_pages_of(self._document))
        except _FAILURES:
            self._pages = []
        self._same = len(self._pages) == page_count

    def is_excessive(self, number: int) -> bool:
        """Say whether a page must not be loaded; ``number`` counts from 1.

        Where pdfminer finds other pages than the reader, none may be excessive. Of a file that
        it cannot read at all, no form may call another.
        """
        if not self._same:
            return self._any_exceeds
        self._asked += 1
        if self._asked % FORGOTTEN_AFTER == 0:
            # looks are known by the identity of streams, which go too
            self._looks.clear()
            self._document.forget()
        return self._exceeds(self._pages[number - 1])

    @cached_property
    def _any_exceeds(self) -> bool:
        if self._pages:
            return any(map(self._exceeds, self._pages))
        return may_nest(self._data) or self._far

    def _exceeds(self, page: _Entries) -> bool:
        try:
            return _PageForms(page, self._looks, self._far).work() > MOST_CONTENT
        except (TooLongError, *_FAILURES):
            return True


@dataclass(slots=True)
class _Look:
    """What a content stream holds: its length, and how often it calls what by name.

    Calls whose name cannot be told are under None.
    """

    size: int
    calls: Counter[str | None]


@dataclass(slots=True)
class _Step:
    """A form as called: what it costs by itself, and the steps it calls, each so many times."""

    cost: int
    calls: list[tuple[int, int]] = field(default_factory=list)


class _PageForms:
    """The forms that a page calls, directly or through others."""

    def __init__(self, page: _Entries, looks: dict[int, _Look], far: bool) -> None:
        self._resources = entries_of(page.get("Resources"))
        self._looks = looks
        self._steps: list[_Step] = [_Step(0)]
        self._numbers: dict[tuple[int, int], int] = {}
        self._waiting: list[tuple[int, PDFStream, _Entries]] = []
        self._fonts: set[int] = set()
        self._left, self._calls_left = MOST_CONTENT, _MOST_CALLS
        if far or self._may_call(self._resources):
            self._follow(0, _calls_in(_page_content(page)), self._resources)

    def work(self) -> int:
        """Return the bytes that all calls unfold to, or some number above the limit.

        Raises:
            TooLongError: there are more forms than are followed, or deeper ones: PDFium would
                leave out, without a word, what stands in them.
        """
        for _ in range(DEEPEST):
            level, self._waiting = self._waiting, []
            for number, stream, resources in level:
                look = self._look(stream)
                self._steps[number].cost = look.size + CALL
                self._follow(number, look.calls, resources)
        if self._waiting:
            raise TooLongError
        works = [0] * len(self._steps)
        for _ in range(DEEPEST + 1):
            before = works
            works = [
                min(step.cost + sum(count * before[k] for k, count in step.calls), MOST_CONTENT + 1)
                for step in self._steps
            ]
            if works == before:
                break
        return works[0]

    def _look(self, stream: PDFStream) -> _Look:
        key = id(stream)
        if key not in self._looks:
            content = decode_stream(stream, MOST_CONTENT)
            self._looks[key] = _Look(len(content), _calls_in(content))
        look = self._looks[key]
        self._left -= look.size
        if self._left < 0:
            raise TooLongError
        return look

    def _follow(self, number: int, calls: Counter[str | None], resources: _Entries) -> None:
        """Note what a step calls: forms, and the glyphs that fonts paint by calling forms."""
        step = self._steps[number]
        objects = self._objects(resources)
        for name, count in calls.items():
            called = [objects.get(name)] if name is not None else objects.values()
            self._calls_left -= len(called)
            if self._calls_left < 0:
                raise TooLongError
            for value in called:
                form = resolve(value)
                if isinstance(form, PDFStream) and name_of(form.get("Subtype")) == "Form":
                    own = resolve(form.get("Resources"))
                    step.calls.append((self._number(form, entries_of(own) or resources), count))
        self._add_glyphs(resources)

    def _objects(self, resources: _Entries) -> _Entries:
        return entries_of(resources.get("XObject")) or entries_of(self._resources.get("XObject"))

    def _number(self, stream: PDFStream, resources: _Entries) -> int:
        """Return the number of a step; with other resources, a form is another step."""
        key = (id(stream), id(resources))
        if key not in self._numbers:
            if len(self._steps) > MOST_FORMS:
                raise TooLongError
            self._numbers[key] = len(self._steps)
            self._waiting.append((len(self._steps), stream, resources))
            self._steps.append(_Step(0))
        return self._numbers[key]

    def _add_glyphs(self, resources: _Entries) -> None:
        """Let the page call the glyphs of Type 3 fonts once each, as PDFium does."""
        fonts = entries_of(resources.get("Font")) or entries_of(self._resources.get("Font"))
        for font in map(entries_of, fonts.values()):
            if id(font) in self._fonts or name_of(font.get("Subtype")) != "Type3":
                continue
            self._fonts.add(id(font))
            own = entries_of(font.get("Resources")) or self._resources
            for value in entries_of(font.get("CharProcs")).values():
                glyph = resolve(value)
                if isinstance(glyph, PDFStream):
                    self._steps[0].calls.append((self._number(glyph, own), 1))

    def _may_call(self, resources: _Entries) -> bool:
        """Say whether there is anything among the resources that can call a form."""
        kinds = [*entries_of(resources.get("XObject")).values()]
        fonts = [*entries_of(resources.get("Font")).values()]
        return any(name_of(entries_of(one).get("Subtype")) == "Form" for one in kinds) or any(
            name_of(entries_of(one).get("Subtype")) == "Type3" for one in fonts
        )


class _Document(PDFDocument):
    """A document whose objects are never references, in which pdfminer would go round."""

    def forget(self) -> None:
        """Let go of all objects that were read; they are read again when they are asked for."""
        self._cached_objs.clear()
        self._parsed_objs.clear()

    def getobj(self, objid: int) -> object:
        """Return an object.

        Raises:
            PDFObjectNotFound: there is none, or only references that lead on and on.
        """
        found = super().getobj(objid)
        for _ in range(MOST_REFERENCES):
            if not isinstance(found, PDFObjRef):
                return found
            found = super().getobj(found.objid)
        raise PDFObjectNotFound(objid)


def _open(data: bytes, password: str | None) -> _Document:
    try:
        return _Document(PDFParser(io.BytesIO(data)), password or "")
    except PDFPasswordIncorrect:
        return _Document(PDFParser(io.BytesIO(data)))


def _pages_of(document: PDFDocument) -> Iterator[_Entries]:
    """Walk the tree of pages, each with the resources that it inherits.

    Raises:
        ValueError: there are more nodes than a document has.
    """
    waiting = [entries_of(document.catalog.get("Pages"))]
    seen = 0
    while waiting:
        node = waiting.pop()
        seen += 1
        if seen > _MOST_PAGES:
            raise ValueError("too many pages")
        kids = resolve(node.get("Kids"))
        if not isinstance(kids, list):
            yield node
            continue
        inherited = {key: node[key] for key in ("Resources",) if key in node}
        for kid in reversed(kids):
            waiting.append({**inherited, **entries_of(kid)})


def _page_content(page: _Entries) -> bytes:
    """Return the content of a page, whose parts follow each other.

    Raises:
        TooLongError: there is more of it than is looked at.
    """
    found = resolve(page.get("Contents"))
    parts, left = [], MOST_CONTENT
    for value in found if isinstance(found, list) else [found]:
        part = resolve(value)
        if isinstance(part, PDFStream):
            content = decode_stream(part, left)
            left -= len(content)
            parts.append(content)
    return b" ".join(parts)


def _calls_in(content: bytes) -> Counter[str | None]:
    """Count what a content stream calls, by name."""
    if b"Do" not in content:
        return Counter()
    return Counter(_called(match.group(1)) for match in _CALLS.finditer(content))


def _called(name: bytes | None) -> str | None:
    """Return a name as pdfminer has it in dictionaries; None where that is not certain."""
    if not name or len(name) > _LONGEST_NAME or not name.isascii():
        return None
    text = _ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), name.decode("ascii"))
    return text if text.isascii() else None
