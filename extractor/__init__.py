"""lakip: archived Indonesian performance documents to data that can be trusted.

The Python door: ``from extractor import extract; doc = extract("rak-2024.txt")``.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.pipeline import extract, extract_bytes

__version__ = "0.1.0"
__all__ = ["__version__", "extract", "extract_bytes"]


def __getattr__(name: str) -> Any:
    """Load the pipeline when it is asked for: much of the program does not need it."""
    if name in ("extract", "extract_bytes"):
        return getattr(import_module("extractor.pipeline"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
