"""What can be used today: without occupied ground, blocked paths and broken facilities."""

from __future__ import annotations

import numpy as np
import shapely

from base.late_modules import geopandas as gpd
from data.catalogue.model import Catalogue
from data.model import HIGHER, Community
from data.profile import parameter
from spatial.coverage import Bools
from spatial.lines_and_grounds import grounds_around, lines_outside
from spatial.network import Geometries, Ints

UNUSABLE = ("broken", "idle")
"""Conditions in which a facility or a space serves nobody."""


def encroachments_that_count(community: Community, catalogue: Catalogue) -> gpd.GeoDataFrame:
    """The encroachments that somebody checked and that are still there."""
    counts = {key for key, state in catalogue.encroachment_states.items() if state.counts}
    return community.encroachments[community.encroachments["status"].isin(counts)]


def condition_allows(things: gpd.GeoDataFrame) -> Bools:
    """Which facilities or spaces are in a condition to be used; see `data.usable_ground` for the rest."""
    return ~things["condition"].isin(UNUSABLE).to_numpy(dtype=bool)


def is_other_level(community: Community, catalogue: Catalogue) -> Bools:
    """(F,) facilities of a higher level where the profile asks for stations: levels do not nest."""
    counted = catalogue.profiles[catalogue.profile].counts_higher
    facilities = community.facilities
    other = (facilities["level"] == HIGHER) & ~facilities["category"].isin(counted)
    return other.to_numpy(dtype=bool)


def space_functions(community: Community) -> list[tuple[str, ...]]:
    """The function keys of each public space."""
    return [tuple(filter(None, text.split(";"))) for text in community.public_spaces["functions"]]


def passable_lines(community: Community, catalogue: Catalogue) -> tuple[Geometries, Ints]:
    """The walking paths as they are today, with the row of the path each comes from.

    A counted encroachment of a kind that blocks is cut out of the paths it lies on, so nobody walks
    through; on either side the path stays usable.
    """
    lines, rows = shapely.get_parts(
        np.asarray(community.paths.geometry.to_numpy(), dtype=object), return_index=True
    )
    kept, of = lines_outside(lines, _ground(community, catalogue, "blocks"))
    return kept, rows[of]


def wide_lines(lines: Geometries, community: Community, catalogue: Catalogue) -> Geometries:
    """What is left of accessible paths: a counted encroachment of a kind that narrows a path leaves room to
    walk, and none for a wheelchair."""
    return lines_outside(lines, _ground(community, catalogue, "narrows"))[0]


def _ground(community: Community, catalogue: Catalogue, effect: str) -> Geometries:
    """The ground of encroachments that have this effect on paths; one without an outline takes a small
    circle."""
    kinds = {key for key, kind in catalogue.encroachment_categories.items() if kind.path_effect == effect}
    found = encroachments_that_count(community, catalogue)
    shapes = np.asarray(found[found["category"].isin(kinds)].geometry.to_numpy(), dtype=object)
    return grounds_around(shapes, parameter(catalogue, "path_touch_m"))


def is_idle_space(condition: str, functions: str) -> bool:
    """Whether a public space is idle: by its condition, or because that is its only function."""
    return condition == "idle" or [key for key in functions.split(";") if key] == ["idle"]
