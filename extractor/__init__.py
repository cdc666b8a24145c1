"""lakip: archived Indonesian performance documents to data that can be trusted.

The Python door: ``from extractor import extract; doc = extract("rak-2024.txt")``.
"""

from extractor.pipeline import extract, extract_bytes

__version__ = "0.1.0"
__all__ = ["__version__", "extract", "extract_bytes"]
