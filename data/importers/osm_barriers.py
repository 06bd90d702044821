"""What a node on a path means for those who walk there: walls, gates, kerbs, lifts.

Only nodes that a way names count: a wall that is drawn as a line of its own across a path, without a node in
common, says nothing about the path. Tags: https://wiki.openstreetmap.org/wiki/Key:barrier.
"""

from __future__ import annotations

from enum import Enum

from data.importers.osm_tags import FOOT_ALLOWED, Tags, metres


class NodeEffect(Enum):
    """What walkers find at the node."""

    CLOSED = "closed"
    """A wall without a gate, or a gate that is locked or not for people on foot."""
    PRIVATE = "private"
    """A gate for those who belong there."""
    STEP = "step"
    """Passable on foot, not on wheels."""
    LIFT = "lift"
    UNCLEAR = "unclear"
    """Something of which its tag does not tell whether people get past; they are taken to."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WALLS = _words("wall fence hedge city_wall retaining_wall wire_fence chain_link")
_OPENINGS = _words(
    "gate lift_gate swing_gate sliding_gate wicket_gate hampshire_gate bump_gate sliding_beam entrance "
    "sally_port toll_booth border_control coupure arch kent_carriage_gap"
)
_PASSED = _words(
    "bollard rising_bollard block planter chain rope bus_trap sump_buster height_restrictor "
    "width_restrictor spikes bar flowerbed barrier_board traffic_island swing_barrier"
)
_NOT_ON_WHEELS = _words(
    "stile horse_stile kissing_gate turnstile full-height_turnstile cycle_barrier motorcycle_barrier "
    "cattle_grid step log debris"
)
_SHUT = _words("no emergency military")
_OURS_ALONE = _words("private residents permit members employees delivery")
_OPEN = _words("yes public permissive designated")
_KERB_WITHOUT_STEP = _words("lowered flush no none")
_KERB_WITH_STEP = _words("raised regular rolled yes high")
_STEP_M = 0.03
"""A kerb higher than this stops a wheelchair."""


def node_effect(tags: Tags) -> NodeEffect | None:
    """What the node does to the ways through it; None where people simply go on."""
    barriers = frozenset(part.strip() for part in tags.get("barrier", "no").split(";")) - {"no", ""}
    is_lift = tags.get("highway") == "elevator"
    has_door = tags.get("entrance", "no") != "no" or tags.get("door", "no") != "no"
    if barriers or is_lift or has_door or tags.get("highway") == "gate":
        barred = _barred(tags, is_wall=bool(barriers) and barriers <= _WALLS and not has_door)
        if barred is not None:
            return barred
    if _has_step(tags, barriers):
        return NodeEffect.STEP
    if is_lift:
        return NodeEffect.LIFT
    is_known = bool(barriers & (_OPENINGS | _PASSED | _NOT_ON_WHEELS | _WALLS | {"kerb"}))
    return NodeEffect.UNCLEAR if barriers and not is_known else None


def _barred(tags: Tags, is_wall: bool) -> NodeEffect | None:
    """What is said of people on foot goes before what is said of everybody."""
    foot, access = tags.get("foot"), tags.get("access")
    if foot in FOOT_ALLOWED:
        return None
    if foot == "no" or tags.get("locked") == "yes":
        return NodeEffect.CLOSED
    if is_wall:
        return None if access in _OPEN else NodeEffect.CLOSED
    if foot is None and access in _SHUT:
        return NodeEffect.CLOSED
    is_private = foot in _OURS_ALONE or (foot is None and access in _OURS_ALONE)
    return NodeEffect.PRIVATE if is_private else None


def _has_step(tags: Tags, barriers: frozenset[str]) -> bool:
    """Whether wheels stop here. A kerb of unknown height counts as a step."""
    wheelchair, kerb = tags.get("wheelchair"), tags.get("kerb", "")
    if wheelchair in ("yes", "designated"):
        return False
    is_thing = bool(barriers) or bool(kerb) or tags.get("highway") == "elevator"
    if barriers & _NOT_ON_WHEELS or (wheelchair == "no" and is_thing):
        return True
    height_m = metres(tags.get("kerb:height"))
    if height_m is not None:
        return height_m > _STEP_M
    return kerb in _KERB_WITH_STEP or ("kerb" in barriers and kerb not in _KERB_WITHOUT_STEP)
