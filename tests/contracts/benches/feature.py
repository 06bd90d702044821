"""Bench notes."""

from __future__ import annotations

from pathlib import Path

from base.entries import VOICES
from base.words import Message
from features.feature import Feature, StaffPage
from tests.contracts.benches import phone, shown
from tests.contracts.benches.notes import PACKET
from tests.contracts.benches.schema import BENCH_NOTE

_FOLDER = Path(__file__).parent

BENCHES = Feature(
    key="benches",
    tables=(BENCH_NOTE,),
    migrations=_FOLDER / "migrations",
    packet=PACKET,
    routes=phone.routes,
    pages=(StaffPage(_FOLDER / "staff/pages/benches.py", Message("Benches"), "benches", VOICES, 65),),
    layers=(shown.LAYER,),
    documents=(shown.table,),
    words=_FOLDER / "words",
)
