"""One drawn change to a community: a scenario built, or what is there repaired, changed or removed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import shapely

Action = Literal["build", "repair", "change", "remove"]
TargetLayer = Literal["facilities", "public_spaces", "encroachments"]


@dataclass(frozen=True)
class Target:
    """Something that is there already and that the intervention is about.

    For "build" it is the idle space or the encroachment whose ground is used again; otherwise the facility
    or space that is repaired, changed or removed.
    """

    layer: TargetLayer
    id: str


@dataclass(frozen=True)
class Intervention:
    """One intervention of a layout option.

    `shape` is in the community's metric CRS. `scenario` is a key of the catalogue's scenario types, empty
    unless `action` is "build". `provides` are facility categories, `functions` space functions (both preset
    from the scenario and editable). Money is in CNY; `cost_cny` is spent once, `upkeep_cny` every year.
    `confirmed` are the siting rules (their positions in the scenario's rules) that a person has confirmed on
    site. `version` goes up with every saved change.
    """

    id: str
    action: Action
    scenario: str
    shape: shapely.Geometry
    name: str
    provides: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    cost_cny: float = 0.0
    upkeep_cny: float = 0.0
    adopter: str = ""
    note: str = ""
    use_rules: str = ""
    """Rules of use of the space, e.g. quiet hours."""
    width_m: float = 0.0
    """Of a line; 0 where it does not matter."""
    speaker_db: float = 0.0
    """Level of a loudspeaker at the catalogue's reference distance; 0 for none."""
    target: Target | None = None
    confirmed: tuple[int, ...] = ()
    version: int = 1
