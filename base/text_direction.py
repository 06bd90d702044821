"""Characters that turn the direction of text: shown as �, for they would let a name read as another.

What people typed is stored with them. Marks without force (U+200E, U+200F, U+061C), which Arabic text needs,
stay; letters bring their direction with them in any case.
"""

from __future__ import annotations

import re

_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
REPLACEMENT = "\ufffd"


def without_direction_controls(text: str) -> str:
    """The text to be shown: each embedding, override, isolate and its end is a �."""
    return _CONTROLS.sub(REPLACEMENT, text)
