"""Text from people on one line: control and invisible characters are dropped."""

from __future__ import annotations

import unicodedata

_PLAIN_SPACE = " "


def plain(text: str) -> str:
    """The text on one line without control, formatting and surrogate characters; others stay as they are."""
    spaced = "".join(_PLAIN_SPACE if one.isspace() else one for one in text)
    visible = (one for one in spaced if unicodedata.category(one) not in ("Cc", "Cf", "Cs"))
    return _PLAIN_SPACE.join("".join(visible).split())
