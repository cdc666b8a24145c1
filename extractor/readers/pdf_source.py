"""An open PDF, whatever library reads it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator
from types import TracebackType
from typing import Self

from extractor.readers.page import Page


class PdfSource(ABC):
    """An open PDF. A context manager: leave it and the file is closed.

    Attributes:
        name: what to call it in messages.
        page_count: how many pages it has.
    """

    name: str
    page_count: int

    @abstractmethod
    def pages(self, numbers: Collection[int] | None = None) -> Iterator[Page]:
        """Read pages one after the other; only one is held in memory at a time.

        Args:
            numbers: which ones, from 1; None for all. Numbers beyond the last are ignored.
        """

    @abstractmethod
    def close(self) -> None:
        """Close the file; pages that were given stay usable. A second call does nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
