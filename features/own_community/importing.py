"""What a person does to a community of their own: place it, bring layers in, mend, leave, count people.

Each is one step of `community_versions`: written whole or not at all, and undone as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from base.words import Bilingual, Message, Note, Progress, Text, silent
from data.catalogue.model import Catalogue
from data.frames import Layers, frame_of
from data.importers.files.raw_layers import RawLayer
from data.importers.files.source_file import SourceFile
from data.importers.mapping.positions import raw_coordinates
from data.importers.mapping.recipe import Recipe, fingerprint, first_recipe, recipe_from, recipe_json
from data.importers.mapping.take_in import TakenIn, taken_in
from data.importers.osm import read_osm
from data.layer_checks import validate_layers
from data.model import SCHEMAS, Community
from data.repair.repair import Problem
from data.repair.repairs import problems_of, repaired
from data.store.connections import Connections
from features.own_community.community_area import (
    BOUNDARY,
    Outline,
    crs_of_ground,
    ground_of,
    in_metres,
    outline_of,
    require_near,
    told_of_outside,
)
from features.own_community.community_rows import keep_recipe, recipe_row
from features.own_community.community_versions import Own, change, layers_of
from features.own_community.errors import NoSuchGroundError
from features.own_community.layer_offset import offset_of
from features.own_community.placement import FIRST_GRID, epsg_of, near_degrees, near_point, settled, with_crs
from features.own_community.spatial_references import belonging
from features.own_community.state import KeptFile, State
from spatial.crs import metric_crs_for
from spatial.guessing import Guess, guesses
from spatial.offset import Offset
from spatial.projecting import to_degrees, to_metres


@dataclass(frozen=True, eq=False)
class Brought:
    """A layer as it would come in: its rows in the community's CRS, how far it lies beside what is known."""

    taken: TakenIn
    crs: CRS
    offset: Offset | None


def placed(
    store: Connections,
    known: Own,
    boundary: Mapping[str, Any],
    catalogue: Catalogue,
    actor: str,
    name: Bilingual | None = None,
) -> Own:
    """The community with this ground (GeoJSON polygon in WGS 84); one grid until there are others.

    Layers that are there already stay. Raises NoSuchGroundError for a shape that encloses no ground, and the
    errors of grounds too small, too large or elsewhere.
    """
    state, layers = _placing(store, known, ground_of(boundary, catalogue))
    if name is not None:
        state = replace(state, name=name)
    return change(store, known, state, Message("Placed"), actor, layers)


def outlined(
    store: Connections,
    known: Own,
    layer: RawLayer,
    recipe: Recipe,
    catalogue: Catalogue,
    rows: Sequence[int] = (),
) -> Outline:
    """The ground that the layer of a file draws, and what would lie outside it; nothing is kept.

    rows: those of its outlines that count; all where none are named. Raises as `outline_of` does.
    """
    state, layers = _movable(store, known)
    near = near_point(state, CRS.from_epsg(state.epsg)) if state.epsg else None
    outline = outline_of(layer, recipe, state, near, catalogue, rows)
    if not layers:
        return outline
    require_near(ground_of(outline.boundary, catalogue), layers, outline.crs)
    outside = told_of_outside(outline.shape, layers)
    return replace(outline, told=(*outline.told, *outside))


def brought_outline(
    store: Connections,
    known: Own,
    source: SourceFile,
    raw: bytes,
    layer: RawLayer,
    recipe: Recipe,
    catalogue: Catalogue,
    actor: str,
    rows: Sequence[int] = (),
) -> Own:
    """The community with the ground that a file draws; the file is kept as it came, and the recipe.

    Raises as `outlined` and `placed` do.
    """
    outline = outlined(store, known, layer, recipe, catalogue, rows)
    state, layers = _placing(store, known, ground_of(outline.boundary, catalogue))
    what = Message("Placed by {source}", source=source.name)
    kept = KeptFile(source.sha256, source.name, layer.name, BOUNDARY)
    after = change(store, known, _with_file(state, kept), what, actor, layers, [raw])
    _remember(store, layer, recipe)
    return after


def left_outside(
    store: Connections, known: Own, boundary: Mapping[str, Any], catalogue: Catalogue
) -> tuple[Text, ...]:
    """What of the community would lie outside this ground (GeoJSON in WGS 84). Raises as `placed` does."""
    ground = ground_of(boundary, catalogue)
    _, layers = _movable(store, known)
    if not layers:
        return ()
    crs = layers["grids"].crs
    require_near(ground, layers, crs)
    return told_of_outside(in_metres(ground, crs), layers)


def rectangle(longitude: float, latitude: float, east_m: float, north_m: float) -> dict[str, Any]:
    """A rectangle around a place, GeoJSON in WGS 84. Raises NoSuchGroundError off the globe."""
    if not (abs(longitude) <= 180 and abs(latitude) <= 80 and east_m > 0 and north_m > 0):
        raise NoSuchGroundError
    crs = metric_crs_for(longitude, latitude)
    (x, y) = to_metres(np.array([[longitude, latitude]]), crs)[0]
    box = shapely.box(x - east_m / 2, y - north_m / 2, x + east_m / 2, y + north_m / 2)
    return dict(shapely.geometry.mapping(shapely.transform(box, lambda xy: to_degrees(xy, crs))))


def remembered(store: Connections, layer: RawLayer, target: str = "") -> tuple[Recipe, bool]:
    """The recipe that such a layer was read by before, and True; else the guesses, and False."""
    with store.reading() as connection:
        stored = recipe_row(connection, fingerprint(layer))
    if stored is None or (target and stored["target"] != target):
        return first_recipe(layer, target), False
    return recipe_from(stored), True


def systems_for(layer: RawLayer, recipe: Recipe, state: State) -> tuple[Guess, ...]:
    """What the coordinates of the layer may be in, whatever its file says."""
    return guesses(raw_coordinates(layer, recipe), near_degrees(state))


def previewed(
    store: Connections,
    known: Own,
    layer: RawLayer,
    recipe: Recipe,
    catalogue: Catalogue,
    without_mended: bool = False,
) -> Brought:
    """The layer as it would come in; nothing is kept. Raises ImportRefused, FitError and NoPlaceError."""
    state = with_crs(known.state, layer, recipe)
    layers = layers_of(store, state)
    crs = layers["grids"].crs
    taken = taken_in(layer, recipe, layers, catalogue, near_point(state, crs), without_mended)
    return Brought(taken, crs, offset_of(taken.frame, layers, recipe.target, state.boundary))


def brought(
    store: Connections,
    known: Own,
    source: SourceFile,
    raw: bytes,
    layer: RawLayer,
    recipe: Recipe,
    catalogue: Catalogue,
    actor: str,
    instead: bool = True,
    without_mended: bool = False,
) -> Own:
    """The community with the layer brought in, instead of what the layer of ours held or besides it.

    The file is kept as it came, the recipe for the next of its kind. Raises as `previewed` does.
    """
    state = with_crs(known.state, layer, recipe)
    here = layers_of(store, state)
    empty = {recipe.target: here[recipe.target].iloc[:0]} if instead else {}
    base = {**here, **empty}
    taken = taken_in(layer, recipe, base, catalogue, near_point(state, here["grids"].crs), without_mended)
    old = base[recipe.target]
    joined = pd.concat([old, taken.frame], ignore_index=True) if len(old) else taken.frame
    changed = settled({**base, recipe.target: joined}, known.state, {recipe.target: joined})
    validate_layers({**base, **changed}, catalogue)
    notes = {**state.notes, recipe.target: taken.assumed}
    kept = KeptFile(source.sha256, source.name, layer.name, recipe.target)
    what = Message("Brought in {source}: {count} rows", source=source.name, count=len(taken.frame))
    after = change(store, known, _with_file(replace(state, notes=notes), kept), what, actor, changed, [raw])
    _remember(store, layer, recipe)
    return after


def _with_file(state: State, kept: KeptFile) -> State:
    return replace(state, files=(*state.files, kept))


def _remember(store: Connections, layer: RawLayer, recipe: Recipe) -> None:
    """Keep the recipe for the next file with these columns."""
    with store.writing() as connection:
        keep_recipe(connection, fingerprint(layer), recipe_json(recipe), _now())


def brought_osm(
    store: Connections,
    known: Own,
    file: Path,
    raw: bytes,
    catalogue: Catalogue,
    actor: str,
    progress: Progress = silent,
    ground: Mapping[str, Any] | None = None,
) -> Own:
    """The community filled from an OpenStreetMap extract: every layer that it has, at once.

    ground: what it covers, where that is known better than from its data (GeoJSON polygon in WGS 84).
    """
    read = read_osm(file, catalogue, progress)
    state = replace(
        known.state,
        epsg=epsg_of(read.crs),
        notes={"osm": (*read.assumptions, *read.warnings, _attribution(read))},
        boundary=ground or _box_of(read),
    )
    layers = {name: read.layer(name) for name in SCHEMAS if len(read.layer(name))}
    if "grids" not in layers:
        ground = shapely.transform(shapely.geometry.shape(state.boundary), lambda xy: to_metres(xy, read.crs))
        layers["grids"] = frame_of("grids", pd.DataFrame({"code": [FIRST_GRID]}), [ground], read.crs)
    whole = {name: layers.get(name, read.layer(name)) for name in SCHEMAS}
    settled = belonging(whole)
    what = Message("Brought in {file}", file=file.name)
    filled = {name: settled[name] for name in SCHEMAS if len(settled[name]) or name in known.state.layers}
    return change(store, known, state, what, actor, filled, [raw])


def found_problems(store: Connections, known: Own, catalogue: Catalogue) -> tuple[Problem, ...]:
    """What the repairs find in the community, without what a person decided to leave."""
    problems = problems_of(layers_of(store, known.state), catalogue)
    return tuple(problem for problem in problems if problem.key not in known.state.left)


def mended(store: Connections, known: Own, problem: Problem, catalogue: Catalogue, actor: str) -> Own:
    """The community with this problem mended."""
    before = layers_of(store, known.state)
    after = belonging(repaired(before, problem, catalogue))
    changed = {name: frame for name, frame in after.items() if frame is not before[name]}
    what = Message("Mended: {problem}", problem=problem.text)
    return change(store, known, known.state, what, actor, changed)


def left(store: Connections, known: Own, problem: Problem, actor: str) -> Own:
    """The community with this problem left as it is; it is not told again until it is looked for anew."""
    state = replace(known.state, left=(*known.state.left, problem.key))
    return change(store, known, state, Message("Left: {problem}", problem=problem.text), actor)


def _placing(
    store: Connections, known: Own, ground: shapely.Geometry
) -> tuple[State, dict[str, gpd.GeoDataFrame]]:
    """The state with this ground (degrees), and the layers that change with it."""
    before, layers = _movable(store, known)
    epsg = before.epsg or crs_of_ground(ground)
    crs = CRS.from_epsg(epsg)
    if layers:
        require_near(ground, layers, crs)
    state = replace(known.state, epsg=epsg, boundary=shapely.geometry.mapping(ground))
    if "grids" in known.state.layers and not _is_first_grid(layers_of(store, known.state)):
        return state, {}
    outline = in_metres(ground, crs)
    grids = {"grids": frame_of("grids", pd.DataFrame({"code": [FIRST_GRID]}), [outline], crs)}
    return state, settled({**layers_of(store, state), **grids}, known.state, grids)


def _movable(store: Connections, known: Own) -> tuple[State, dict[str, gpd.GeoDataFrame]]:
    """The state and what is there; a state without a place, and nothing, while there is but a ground.

    Such a community may still go anywhere, into another metric CRS.
    """
    if not known.state.epsg:
        return known.state, {}
    layers = layers_of(store, known.state)
    is_bare = all(frame.empty for name, frame in layers.items() if name != "grids")
    if is_bare and (layers["grids"].empty or _is_first_grid(layers)):
        return replace(known.state, epsg=0, boundary={}), {}
    return known.state, layers


def _is_first_grid(layers: Layers) -> bool:
    return bool(layers["grids"]["code"].tolist() == [FIRST_GRID])


def _box_of(read: Community) -> dict[str, Any]:
    box = shapely.envelope(read.extent)
    return dict(shapely.geometry.mapping(shapely.transform(box, lambda xy: to_degrees(xy, read.crs))))


def _attribution(read: Community) -> Note:
    return Note("attribution", read.attribution)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
