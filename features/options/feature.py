"""Layout options: sketched, judged, scored, compared."""

from __future__ import annotations

from pathlib import Path

from base.entries import PLANS
from base.words import Message
from data.path_drawing import PathDrawingPage
from features.feature import Feature, StaffPage
from features.options.merge import PACKET
from features.options.schema import EVENT, INTERVENTION, LAYOUT_OPTION

_PAGES = Path(__file__).parent / "staff" / "pages"

OPTIONS = Feature(
    key="options",
    tables=(LAYOUT_OPTION, INTERVENTION, EVENT),
    packet=PACKET,
    pages=(
        StaffPage(
            _PAGES / "sketch.py", Message("Sketch"), "sketch", PLANS, 10, Message("Draw"), "map-pdf", "sketch"
        ),
        StaffPage(
            _PAGES / "compare.py", Message("Compare"), "compare", PLANS, 20, product="board", guide="sketch"
        ),
    ),
    session_keys=(
        "option",
        "selected",
        "seen",
        "armed",
        "conflict",
        "shows-option",
        "thing",
        "missing-path",
        "undone",
        "obstacle",
    ),
    path_drawing=PathDrawingPage(_PAGES / "sketch.py", "sketch"),
)
