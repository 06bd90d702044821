"""Votes on options: prepared, held on phones, at a kiosk and on paper, counted, shown on a wall."""

from __future__ import annotations

from pathlib import Path

from base.words import Message
from data.store import tables as t
from features.feature import Feature, Page
from features.voting import phone, wall
from features.voting.command import tally
from features.voting.merge import PACKET
from features.voting.vote_rows import any_open

_PAGES = Path(__file__).parent / "staff" / "pages"

VOTING = Feature(
    key="voting",
    uses=("options",),
    tables=(
        t.WORKSHOP,
        t.CODE_BATCH,
        t.VOTING_CODE,
        t.BALLOT,
        t.VOTE_EVENT,
        t.BALLOT_PICTURE,
        t.WALL,
    ),
    packet=PACKET,
    routes=lambda base: [*phone.routes(base), *wall.routes(base)],
    public_below=("/wall/",),
    pages=(Page(_PAGES / "workshop.py", Message("Workshop"), "workshop", 50),),
    commands=(tally,),
    session_keys=("vote",),
    is_voting=any_open,
)
