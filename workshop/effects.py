"""What an intervention does to a community: one small function an action, each from community to community.

Nothing is changed in place; layers that an intervention does not touch stay the same objects.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from data.catalogue import Catalogue
from data.frames import frame_of
from data.model import Community
from data.profile import parameter
from spatial.joining import joined_to_paths
from workshop.intervention import Intervention

Effect = Callable[[Community, Catalogue, Intervention], Community]


def with_interventions(
    community: Community, catalogue: Catalogue, interventions: Sequence[Intervention]
) -> Community:
    """The community as it would be with these interventions, in their order."""
    changed = community
    for one in interventions:
        for effect in _EFFECTS[one.action]:
            changed = effect(changed, catalogue, one)
    return replace(changed, digest=_digest(community, interventions)) if interventions else community


def _digest(community: Community, interventions: Sequence[Intervention]) -> str:
    digest = hashlib.sha256(community.digest.encode())
    for one in interventions:
        digest.update(shapely.to_wkb(one.shape))
        digest.update(repr(replace(one, shape=None)).encode())
    return digest.hexdigest()


def _reuse_ground(community: Community, catalogue: Catalogue, one: Intervention) -> Community:
    """The idle space or the encroachment whose ground is used again makes way."""
    return _drop_target(community, catalogue, one)


def _add_space(community: Community, catalogue: Catalogue, one: Intervention) -> Community:
    """A polygon with functions becomes a public space; its ground is cut out of the spaces it lies in."""
    if not one.functions or one.shape.geom_type != "Polygon":
        return community
    spaces = _cut_out(community.public_spaces, one.shape)
    row = {
        "id": one.id,
        "name_zh": one.name,
        "functions": ";".join(one.functions),
        "condition": "good",
        "rules": one.use_rules,
    }
    return replace(community, public_spaces=_with_rows(spaces, "public_spaces", [row], [one.shape]))


def _add_facilities(community: Community, catalogue: Catalogue, one: Intervention) -> Community:
    """One facility for each category it provides; along a line one at every seat."""
    spots = _spots(one, parameter(catalogue, "seat_spacing_m"))
    rows = [
        {
            "id": f"{one.id}:{category}:{number}",
            "name_zh": one.name,
            "category": category,
            "condition": "good",
        }
        for category in one.provides
        for number in range(len(spots))
    ]
    if not rows:
        return community
    shapes = [spot for _ in one.provides for spot in spots]
    return replace(community, facilities=_with_rows(community.facilities, "facilities", rows, shapes))


def _spots(one: Intervention, spacing_m: float) -> list[shapely.Geometry]:
    if one.shape.geom_type != "LineString":
        return [one.shape]
    count = max(1, round(one.shape.length / spacing_m))
    return [one.shape.interpolate((number + 0.5) / count, normalized=True) for number in range(count)]


def _add_path(community: Community, catalogue: Catalogue, one: Intervention) -> Community:
    """A slow-mobility line becomes a step-free path that joins the paths it meets."""
    if one.shape.geom_type != "LineString" or one.scenario != "slow_mobility":
        return community
    paths = community.paths
    lines = np.asarray(paths.geometry.to_numpy(), dtype=object)
    lines, new = joined_to_paths(lines, one.shape, parameter(catalogue, "joined_within_m"))
    row = {"id": one.id, "name_zh": one.name, "kind": "footway", "step_free": True, "width_m": _width(one)}
    moved = paths.set_geometry(gpd.GeoSeries(lines, index=paths.index, crs=paths.crs))
    return replace(community, paths=_with_rows(moved, "paths", [row], [new]))


def _ease_paths(community: Community, catalogue: Catalogue, one: Intervention) -> Community:
    """A charming lane makes the paths that run along it as wide and step-free as itself."""
    if one.shape.geom_type != "LineString" or one.scenario != "charming_lane":
        return community
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


def _repair(community: Community, catalogue: Catalogue, one: Intervention) -> Community:
    """The facility or space is in good condition again."""
    return _set_target(community, one, {"condition": "good"})


def _change(community: Community, catalogue: Catalogue, one: Intervention) -> Community:
    """A space gets other functions and rules of use; a facility stays what it is."""
    if one.target is None or one.target.layer != "public_spaces":
        return community
    return _set_target(
        community, one, {"functions": ";".join(one.functions), "rules": one.use_rules, "condition": "good"}
    )


def _drop_target(community: Community, catalogue: Catalogue, one: Intervention) -> Community:
    if one.target is None:
        return community
    frame = community.layer(one.target.layer)
    kept = frame[frame["id"] != one.target.id].reset_index(drop=True)
    changed: Mapping[str, gpd.GeoDataFrame] = {one.target.layer: kept}
    return replace(community, **changed)


def _set_target(community: Community, one: Intervention, values: Mapping[str, str]) -> Community:
    if one.target is None or one.target.layer == "encroachments":
        return community
    frame = community.layer(one.target.layer).copy()
    frame.loc[frame["id"] == one.target.id, list(values)] = list(values.values())
    changed: Mapping[str, gpd.GeoDataFrame] = {one.target.layer: frame}
    return replace(community, **changed)


def _cut_out(spaces: gpd.GeoDataFrame, ground: shapely.Polygon) -> gpd.GeoDataFrame:
    """The spaces without the part that lies on `ground`; those wholly on it are gone."""
    shapes = spaces.geometry.to_numpy()
    rest = shapely.difference(shapes, ground)
    is_hit = np.asarray(shapely.area(rest) < shapely.area(shapes), dtype=bool)
    if not is_hit.any():
        return spaces
    left = spaces.set_geometry(
        gpd.GeoSeries(np.where(is_hit, rest, shapes), index=spaces.index, crs=spaces.crs)
    )
    return left[shapely.area(rest) > 0].reset_index(drop=True)


def _with_rows(
    frame: gpd.GeoDataFrame, layer: str, rows: Sequence[Mapping[str, object]], shapes: Sequence[object]
) -> gpd.GeoDataFrame:
    added = frame_of(layer, pd.DataFrame(list(rows)), list(shapes), frame.crs)
    return gpd.GeoDataFrame(pd.concat([frame, added], ignore_index=True), crs=frame.crs)


_EFFECTS: Mapping[str, tuple[Effect, ...]] = {
    "build": (_reuse_ground, _add_space, _add_facilities, _add_path, _ease_paths),
    "repair": (_repair,),
    "change": (_change,),
    "remove": (_drop_target,),
}
