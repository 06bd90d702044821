"""Votes on options: prepared, held on phones, at a kiosk and on paper, counted, shown on a wall."""

from __future__ import annotations

from pathlib import Path

from base.entries import DECIDE
from base.words import Message
from features.feature import Feature, StaffPage
from features.voting import phone, wall
from features.voting.box.restores import RESTORES
from features.voting.box.snapshots import SNAPSHOTS
from features.voting.command import tally
from features.voting.known_files import KNOWN
from features.voting.merge import PACKET
from features.voting.phone.addresses import KIOSK, VOTE
from features.voting.schema import (
    BALLOT,
    BALLOT_COHORT,
    BALLOT_PICTURE,
    CODE_BATCH,
    CODE_COHORT,
    IMPORTED_VOTE,
    LIVE_TOTAL,
    LOST_RECEIPT,
    OPEN_COHORT,
    VOTE_EVENT,
    VOTE_SIGNATURE,
    VOTE_SUSPENSION,
    VOTING_CODE,
    WALL,
    WORKSHOP,
)
from features.voting.todo import votes_todo
from features.voting.vote_rows import any_open
from web.forms.home_links import HomeLink

_PAGES = Path(__file__).parent / "staff" / "pages"

VOTING = Feature(
    key="voting",
    uses=("options",),
    tables=(
        WORKSHOP,
        CODE_BATCH,
        VOTING_CODE,
        BALLOT,
        VOTE_EVENT,
        BALLOT_PICTURE,
        WALL,
        BALLOT_COHORT,
        CODE_COHORT,
        OPEN_COHORT,
        LIVE_TOTAL,
        VOTE_SUSPENSION,
        LOST_RECEIPT,
        IMPORTED_VOTE,
        VOTE_SIGNATURE,
    ),
    packet=PACKET,
    routes=lambda base: [*phone.routes(base), *wall.routes(base)],
    public_below=("/wall/",),
    reserved_below=(VOTE, KIOSK),
    home_links=(HomeLink(VOTE, Message("Vote"), Message("With the code of your voting slip"), 40),),
    pages=(
        StaffPage(
            _PAGES / "workshop.py",
            Message("Workshop"),
            "workshop",
            DECIDE,
            10,
            product="slides",
            guide="workshop",
        ),
    ),
    commands=(tally,),
    known_files=KNOWN,
    session_keys=("vote",),
    is_voting=any_open,
    todo=votes_todo,
    snapshots=SNAPSHOTS,
    restores=RESTORES,
)
