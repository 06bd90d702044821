"""Codes for trying a vote out, which capabilities may give; of a vote in earnest there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from base.family import Family


@dataclass(frozen=True)
class DemoCode:
    """A code of a vote (its id) in the sample, and the key of the constituency that it votes for."""

    vote: str
    constituency: str
    code: str


DemoCodes = Callable[[str], Sequence[DemoCode]]
"""Id of a vote → its codes for trying."""

DEMO_CODES: Family[DemoCodes] = Family()


def demo_codes(vote: str) -> tuple[DemoCode, ...]:
    """The codes for trying this vote out. Raises StoreError."""
    return tuple(code for codes in DEMO_CODES for code in codes(vote))
