"""Council shares as people write them: 40, 40 %, 33.3, 1/3. Exact both ways."""

from __future__ import annotations

import re
from fractions import Fraction

from base.words import Message
from features.voting.errors import SharesError

_PERCENT = re.compile(r"(\d{1,3}(?:[.．。]\d{1,6})?)\s*[%％]?")
_PARTS = re.compile(r"(\d{1,9})\s*[/／]\s*([1-9]\d{0,8})")
_POINT = re.compile("[．。]")


def share_from(text: str) -> Fraction | None:
    """The share; None where nothing stands there: that constituency takes no part. Raises SharesError."""
    if not text.strip():
        return None
    if parts := _PARTS.fullmatch(text.strip()):
        return Fraction(int(parts[1]), int(parts[2]))
    if percent := _PERCENT.fullmatch(text.strip()):
        return Fraction(_POINT.sub(".", percent[1])) / 100
    short = text.strip()[:20]
    raise SharesError(wrong=Message("“{short}” is not a share; write 40 or 1/3", short=short))


def share_text(share: Fraction) -> str:
    """40 or 33.3 where the percentage has a few decimals, else 1/3; `share_from` gives it back exactly."""
    percent = share * 100
    if 10**6 % percent.denominator == 0:
        return f"{percent.numerator / percent.denominator:.6f}".rstrip("0").rstrip(".")
    return f"{share.numerator}/{share.denominator}"
