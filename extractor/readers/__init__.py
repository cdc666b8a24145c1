"""Input forms to pages: one module per form, all giving the same lines and places."""

from extractor.readers.lines import Line
from extractor.readers.text import TextSource, read_text

__all__ = ["Line", "TextSource", "read_text"]
