"""Layout options: sketched, judged, scored, compared."""

from __future__ import annotations

from pathlib import Path

from base.words import Message
from data.store import tables as t
from features.feature import Feature, Page
from features.options.merge import PACKET

_PAGES = Path(__file__).parent / "staff" / "pages"

OPTIONS = Feature(
    key="options",
    tables=(t.LAYOUT_OPTION, t.INTERVENTION, t.EVENT),
    packet=PACKET,
    pages=(
        Page(_PAGES / "sketch.py", Message("Sketch"), "sketch", 30),
        Page(_PAGES / "compare.py", Message("Compare"), "compare", 40),
    ),
    session_keys=("option", "selected", "seen", "armed", "conflict", "shows-option", "thing"),
)
