"""The canonical catalogue of indicators: its files, its check, and matching of printed texts."""

from extractor.catalogue.records import Catalogue, Indikator

__all__ = ["Catalogue", "Indikator"]
