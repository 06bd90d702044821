"""Interventions to keep."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import shapely

from features.options.intervention import Intervention, Target
from features.options.layout_option import LayoutOption

SQUARE = shapely.Polygon(
    [(0.1, 0.2), (20.3, 0), (20, 20), (0, 20.000000000000004)], [[(5, 5), (6, 5), (6, 6)]]
)
COMMUNITY = "xuzhen"


def full(**changed: Any) -> Intervention:
    """One with something in every field."""
    one = Intervention(
        id="i0123456789",
        action="build",
        scenario="pocket_park",
        shape=SQUARE,
        name="榕树下",
        provides=("seat", "activity_ground"),
        functions=("rest", "play"),
        cost_cny=0.1 + 0.2,
        upkeep_cny=1e-300,
        adopter="林阿姨 👵",
        note="第一行\n第二行\t'; DROP TABLE event;--",
        use_rules="22:00 后安静",
        width_m=1.5,
        speaker_db=70.25,
        target=Target("public_spaces", "s7"),
        confirmed=(2, 0),
    )
    return replace(one, **changed)


def plain(name: str = "") -> Intervention:
    """One with as little as possible."""
    return Intervention("", "remove", "", shapely.Point(1, 2), name)


def without_versions(option: LayoutOption) -> LayoutOption:
    """The option with all versions set to 1: what an undo must bring back exactly."""
    interventions = tuple(replace(one, version=1) for one in option.interventions)
    return replace(option, version=1, interventions=interventions)


def wkb_of(option: LayoutOption) -> list[bytes]:
    """The shapes, byte by byte."""
    return [shapely.to_wkb(one.shape) for one in option.interventions]
