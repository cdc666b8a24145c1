"""Tables over a picture of their page: a scan whose text a recogniser put behind it.

What a person sees there is the picture. Words and lines are what a program thought to see,
often with other letters and at other heights, so nothing of such a table is sure, whether
lines or alignment told its cells. A picture that words were painted on is none of these: it is
a background or a letterhead. Where the order of painting is not known, it counts as a scan.
"""

from __future__ import annotations

from decimal import Decimal

from extractor.readers.page import Box, Page

BEHIND_PICTURE = Decimal("0.5")
"""Most confidence in a table over a picture of the page."""
MOST_OF_TABLE = 0.8
"""Share of a table's area that such a picture covers."""


def most_confidence(box: Box, page: Page) -> Decimal:
    """Return how sure a table can be at most, given the pictures of its page.

    Args:
        box: the table's place.
        page: the page that it is on.
    """
    least = MOST_OF_TABLE * box.width * box.height
    for picture in page.pictures:
        if picture.behind:
            continue
        width = min(box.x1, picture.box.x1) - max(box.x0, picture.box.x0)
        height = min(box.bottom, picture.box.bottom) - max(box.top, picture.box.top)
        if width > 0 < height and width * height > least:
            return BEHIND_PICTURE
    return Decimal(1)
