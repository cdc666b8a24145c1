"""What the user of the audit may choose."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extractor.catalogue.records import Catalogue

CAPS = (Decimal(100), Decimal(110), Decimal(120), Decimal(150))
"""Caps of a capaian that offices use (percent); none is given in PermenPANRB 53/2014."""


@dataclass(frozen=True, slots=True)
class AuditOptions:
    """Options of an audit.

    Attributes:
        catalogue: says which way an indicator is better.
        cap: capaian is capped at this percentage by the rules of the office; None: by none.
        lang: language of the messages, "id" or "en".
    """

    catalogue: Catalogue
    cap: Decimal | None = None
    lang: str = "id"
