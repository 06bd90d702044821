"""How often the wind comes from each direction, as somebody enters it for a wind rose."""

from __future__ import annotations

import re

from paper.errors import WindRoseError

DIRECTIONS = (8, 16)
_SUM_LEAST, _SUM_MOST = 50.0, 100.5
"""Per cent; calm makes up the rest to 100. Tables round their figures."""
_BETWEEN = re.compile(r"[\s,，、;；/]+")


def wind_shares(text: str) -> tuple[float, ...]:
    """Per cent of the time from each direction, clockwise from north; nothing for an empty text.

    Raises WindRoseError.
    """
    parts = [part for part in _BETWEEN.split(text.replace("%", " ").replace("％", " ")) if part]
    if not parts:
        return ()
    try:
        shares = tuple(float(part) for part in parts)
    except ValueError:
        raise WindRoseError(text=text) from None
    sums = all(share >= 0 for share in shares) and _SUM_LEAST <= sum(shares) <= _SUM_MOST
    if len(shares) not in DIRECTIONS or not sums:
        raise WindRoseError(text=text)
    return shares
