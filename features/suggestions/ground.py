"""Ground that a suggestion may stand on: idle, encroached on, of a use that may change, or drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import shapely

from base.words import Message, Text, name_or_id
from data.assess import Assessment
from data.candidate_sites import candidate_sites
from data.store.address import is_store_missing
from data.usable import encroachments_that_count, is_idle_space
from features.options.intervention import Target

GroundKind = Literal["idle", "encroached", "switchable", "repair", "path", "drawn"]

KIND_NAMES: Mapping[GroundKind, Message] = {
    "idle": Message("idle ground"),
    "encroached": Message("ground taken by an encroachment"),
    "switchable": Message("parking or plain lawn that may change use"),
    "repair": Message("something to repair"),
    "path": Message("a path"),
    "drawn": Message("drawn by a planner"),
}

_CLEARED = "closed"
"""The state of an encroachment that was cleared."""


@dataclass(frozen=True, eq=False)
class Ground:
    """One piece of ground. key: the same as long as the ground stays; at most one suggestion takes it.

    shape: an area, in the community's metric CRS. target: what is built on or cleared there; None where the
    space stays and gives up a part.
    """

    key: str
    kind: GroundKind
    name: Text
    shape: shapely.Geometry
    target: Target | None = None


def grounds_of(assessment: Assessment) -> tuple[Ground, ...]:
    """All areas of the community as it is today that something may be built on."""
    return (*_spaces(assessment), *_encroachments(assessment))


def _spaces(assessment: Assessment) -> Iterator[Ground]:
    """Idle spaces, and spaces all of whose uses may change."""
    uses = assessment.catalogue.space_functions
    for row in assessment.community.public_spaces.itertuples():
        keys = [key for key in row.functions.split(";") if key]
        is_idle = is_idle_space(row.condition, row.functions)
        if not is_idle and not (keys and all(key in uses and uses[key].switchable for key in keys)):
            continue
        name = name_or_id(row.name_zh, row.name_en, row.id)
        target = Target("public_spaces", row.id) if is_idle else None
        kind: GroundKind = "idle" if is_idle else "switchable"
        yield Ground(f"public_spaces:{row.id}", kind, name, row.geometry, target)


def _encroachments(assessment: Assessment) -> Iterator[Ground]:
    """Areas that are taken, or were and are free again, and those that staff propose."""
    community, catalogue = assessment.community, assessment.catalogue
    counting = set(encroachments_that_count(community, catalogue)["id"])
    # To ask would make a database where there is none, and then nothing was proposed.
    proposed = frozenset() if is_store_missing() else candidate_sites(community.key)
    for row in community.encroachments.itertuples():
        is_cleared = row.status == _CLEARED
        if row.geometry.geom_type != "Polygon" or not (
            row.id in counting or is_cleared or row.id in proposed
        ):
            continue
        kind = catalogue.encroachment_categories[row.category].name
        name = Message("{kind} {id}", kind=kind, id=row.id[:8])
        yield Ground(
            f"encroachments:{row.id}", "encroached", name, row.geometry, Target("encroachments", row.id)
        )
