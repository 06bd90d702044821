"""What interventions do to a community: small functions, each from community to community.

Nothing is changed in place; layers that no intervention touches stay the same objects. Neighbours of one
action are taken together, since making a table anew costs far more than another row in it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

import numpy as np
import shapely

from base.known_texts import bilingual
from base.late_modules import geopandas as gpd
from base.late_modules import pandas as pd
from data.catalogue import Catalogue
from data.frames import frame_of
from data.model import Community
from data.profile import parameter
from features.options.intervention import Intervention
from spatial.joining import join_to_paths

Effect = Callable[[Community, Catalogue, Sequence[Intervention]], Community]


def with_interventions(
    community: Community, catalogue: Catalogue, interventions: Sequence[Intervention]
) -> Community:
    """The community as it would be with these interventions, in their order."""
    changed = community
    for action, together in groupby(interventions, key=lambda one: one.action):
        ones = tuple(together)
        for effect in _EFFECTS[action]:
            changed = effect(changed, catalogue, ones)
    return replace(changed, digest=_digest(community, interventions)) if interventions else community


def _digest(community: Community, interventions: Sequence[Intervention]) -> str:
    digest = hashlib.sha256(community.digest.encode())
    for one in interventions:
        digest.update(shapely.to_wkb(one.shape))
        digest.update(repr(replace(one, shape=None)).encode())
    return digest.hexdigest()


def _drop_targets(community: Community, catalogue: Catalogue, ones: Sequence[Intervention]) -> Community:
    """What is removed goes, and so does the idle space or the encroachment whose ground is used again."""
    for layer, keys in _targets(ones).items():
        frame = community.layer(layer)
        kept = frame[~frame["id"].isin(keys)].reset_index(drop=True)
        changed: Mapping[str, gpd.GeoDataFrame] = {layer: kept}
        community = replace(community, **changed)
    return community


def _targets(ones: Sequence[Intervention]) -> dict[str, set[str]]:
    """Layer → ids."""
    found: dict[str, set[str]] = {}
    for one in ones:
        if one.target is not None:
            found.setdefault(one.target.layer, set()).add(one.target.id)
    return found


def _add_spaces(community: Community, catalogue: Catalogue, ones: Sequence[Intervention]) -> Community:
    """A polygon with functions becomes a public space; its ground is cut out of the spaces it lies in."""
    new = [one for one in ones if one.functions and one.shape.geom_type == "Polygon"]
    if not new:
        return community
    rows = [
        {
            "id": one.id,
            **_names(one),
            "functions": ";".join(one.functions),
            "condition": "good",
            "rules": one.use_rules,
        }
        for one in new
    ]
    spaces = _with_rows(community.public_spaces, "public_spaces", rows, [one.shape for one in new])
    return replace(community, public_spaces=_each_cut_from_earlier(spaces, len(new)))


def _add_facilities(community: Community, catalogue: Catalogue, ones: Sequence[Intervention]) -> Community:
    """One facility for each category it provides; along a line one at every seat."""
    spacing_m = parameter(catalogue, "seat_spacing_m")
    rows: list[Mapping[str, object]] = []
    shapes: list[shapely.Geometry] = []
    for one in ones:
        spots = _spots(one, spacing_m)
        shapes += [spot for _ in one.provides for spot in spots]
        rows += [
            {
                "id": f"{one.id}:{category}:{number}",
                **_names(one),
                "category": category,
                "condition": "good",
            }
            for category in one.provides
            for number in range(len(spots))
        ]
    if not rows:
        return community
    return replace(community, facilities=_with_rows(community.facilities, "facilities", rows, shapes))


def _names(one: Intervention) -> dict[str, str]:
    """Columns of its name, in two languages where it is known in two."""
    known = bilingual(one.name)
    return {"name_zh": known.zh, "name_en": "" if known.en == known.zh else known.en}


def _spots(one: Intervention, spacing_m: float) -> list[shapely.Geometry]:
    if one.shape.geom_type != "LineString":
        return [one.shape]
    count = max(1, round(one.shape.length / spacing_m))
    return [one.shape.interpolate((number + 0.5) / count, normalized=True) for number in range(count)]


def _change_paths(community: Community, catalogue: Catalogue, ones: Sequence[Intervention]) -> Community:
    """New paths, and easier ones, in the order in which they were drawn."""
    for one in ones:
        if one.shape.geom_type == "LineString" and one.scenario in _ON_PATHS:
            community = _ON_PATHS[one.scenario](community, catalogue, one)
    return community


def _add_path(community: Community, catalogue: Catalogue, one: Intervention) -> Community:
    """A slow-mobility line becomes a step-free path that joins the paths it meets."""
    paths = community.paths
    lines = np.asarray(paths.geometry.to_numpy(), dtype=object)
    lines, new = join_to_paths(lines, one.shape, parameter(catalogue, "joined_within_m"))
    row = {"id": one.id, **_names(one), "kind": "footway", "step_free": True, "width_m": _width(one)}
    moved = paths.set_geometry(gpd.GeoSeries(lines, index=paths.index, crs=paths.crs))
    return replace(community, paths=_with_rows(moved, "paths", [row], [new]))


def _ease_paths(community: Community, catalogue: Catalogue, one: Intervention) -> Community:
    """A charming lane makes the paths that run along it as wide and step-free as itself."""
    paths = community.paths
    corridor = one.shape.buffer(parameter(catalogue, "joined_within_m") / 2)
    middles = shapely.line_interpolate_point(paths.geometry.to_numpy(), 0.5, normalized=True)
    along = np.asarray(shapely.intersects(corridor, middles), dtype=bool)
    width_m = np.fmax(paths["width_m"].to_numpy(dtype=float), _width(one))
    eased = paths.assign(
        width_m=np.where(along, width_m, paths["width_m"]),
        step_free=paths["step_free"].to_numpy(dtype=bool) | along,
    )
    return replace(community, paths=eased)


def _width(one: Intervention) -> float:
    return one.width_m if one.width_m > 0 else float("nan")


_ON_PATHS: Mapping[str, Callable[[Community, Catalogue, Intervention], Community]] = {
    "slow_mobility": _add_path,
    "charming_lane": _ease_paths,
}
"""By scenario type."""


def _repair(community: Community, catalogue: Catalogue, ones: Sequence[Intervention]) -> Community:
    """The facility or space is in good condition again."""
    for one in ones:
        community = _set_target(community, one, {"condition": "good"})
    return community


def _change(community: Community, catalogue: Catalogue, ones: Sequence[Intervention]) -> Community:
    """A space gets other functions and rules of use; a facility stays what it is."""
    for one in ones:
        if one.target is not None and one.target.layer == "public_spaces":
            values = {"functions": ";".join(one.functions), "rules": one.use_rules, "condition": "good"}
            community = _set_target(community, one, values)
    return community


def _set_target(community: Community, one: Intervention, values: Mapping[str, str]) -> Community:
    if one.target is None or one.target.layer == "encroachments":
        return community
    frame = community.layer(one.target.layer).copy()
    frame.loc[frame["id"] == one.target.id, list(values)] = list(values.values())
    changed: Mapping[str, gpd.GeoDataFrame] = {one.target.layer: frame}
    return replace(community, **changed)


def _each_cut_from_earlier(spaces: gpd.GeoDataFrame, count: int) -> gpd.GeoDataFrame:
    """The spaces, with the ground of each of the last `count` cut out of all before it; those of which
    nothing is left are gone."""
    shapes = np.array(spaces.geometry.to_numpy(), dtype=object)
    is_hit = np.zeros(len(shapes), dtype=bool)
    for row in range(len(shapes) - count, len(shapes)):
        met = np.flatnonzero(shapely.intersects(shapes[row], shapes[:row]))
        rest = shapely.difference(shapes[met], shapes[row])
        is_less = np.asarray(shapely.area(rest) < shapely.area(shapes[met]), dtype=bool)
        shapes[met[is_less]] = rest[is_less]
        is_hit[met[is_less]] = True
    if not is_hit.any():
        return spaces
    left = spaces.set_geometry(gpd.GeoSeries(shapes, index=spaces.index, crs=spaces.crs))
    return left[~is_hit | (shapely.area(shapes) > 0)].reset_index(drop=True)


def _with_rows(
    frame: gpd.GeoDataFrame, layer: str, rows: Sequence[Mapping[str, object]], shapes: Sequence[object]
) -> gpd.GeoDataFrame:
    added = frame_of(layer, pd.DataFrame(list(rows)), list(shapes), frame.crs)
    return gpd.GeoDataFrame(pd.concat([frame, added], ignore_index=True), crs=frame.crs)


_EFFECTS: Mapping[str, tuple[Effect, ...]] = {
    "build": (_drop_targets, _add_spaces, _add_facilities, _change_paths),
    "repair": (_repair,),
    "change": (_change,),
    "remove": (_drop_targets,),
}
