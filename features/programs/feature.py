"""Programs of others and their keys."""

from __future__ import annotations

from pathlib import Path

from base.words import Message
from features.feature import Feature, StaffPage
from features.programs.schema import PROGRAM_KEY

PROGRAMS = Feature(
    key="programs",
    tables=(PROGRAM_KEY,),
    public_below=("/ogc/",),
    pages=(
        StaffPage(
            Path(__file__).parent / "staff/pages/programs.py",
            Message("Programs"),
            "programs",
            guide="programs",
        ),
    ),
    session_keys=("program",),
)
