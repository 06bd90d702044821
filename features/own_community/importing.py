"""Changes to a community of one's own: set its place, import layers, repair or ignore problems, people.

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
from data.importers.mapping.convert_layer import ConvertedLayer, convert_layer
from data.importers.mapping.positions import raw_coordinates
from data.importers.mapping.recipe import Recipe, fingerprint, first_recipe, recipe_from, recipe_json
from data.importers.osm import read_osm
from data.model import SCHEMAS, Community
from data.repair.repair import LayerProblem
from data.repair.repairs import problems_of, repair_problem
from data.store.connections import Connections
from features.own_community.community_area import (
    BOUNDARY,
    Outline,
    crs_of_ground,
    ground_of,
    in_metres,
    outline_of,
    outside_message,
    require_near,
    require_one_side,
)
from features.own_community.community_rows import keep_recipe, recipe_row
from features.own_community.community_versions import OwnCommunity, layers_of
from features.own_community.edit import Edit
from features.own_community.errors import NoSuchGroundError
from features.own_community.layer_offset import offset_of
from features.own_community.placement import (
    FIRST_GRID,
    epsg_of,
    layers_to_write,
    near_degrees,
    near_point,
    with_crs,
)
from features.own_community.spatial_references import belonging
from features.own_community.state import CommunityState, KeptFile
from spatial.crs import metric_crs_for
from spatial.offset import Offset
from spatial.projecting import to_degrees, to_metres
from spatial.system_guess import OPEN_SCORE, SystemGuess, guesses

_MOST_SYSTEMS = 8


@dataclass(frozen=True, eq=False)
class LayerFile:
    """A layer of a file, with the original bytes of the file and the recipe that reads the layer."""

    source: SourceFile
    raw: bytes
    layer: RawLayer
    recipe: Recipe

    def file_entry(self) -> KeptFile:
        """The file as the community lists it."""
        return KeptFile(self.source.sha256, self.source.name, self.layer.name, self.recipe.target)


@dataclass(frozen=True, eq=False)
class LayerPreview:
    """A layer before its import: its rows in the community's CRS, and its offset from the existing layers."""

    taken: ConvertedLayer
    crs: CRS
    offset: Offset | None


def place_community(edit: Edit, boundary: Mapping[str, Any], name: Bilingual | None = None) -> OwnCommunity:
    """The community with this ground (GeoJSON polygon in WGS 84); one grid until there are others.

    Layers that are there already stay. Raises NoSuchGroundError for a shape that encloses no ground, and the
    errors of grounds too small, too large or elsewhere.
    """
    state, layers = _placing(edit.store, edit.known, ground_of(boundary, edit.catalogue))
    if name is not None:
        state = replace(state, name=name)
    return edit.save(state, Message("Location set"), layers)


def preview_outline(
    store: Connections,
    known: OwnCommunity,
    layer: RawLayer,
    recipe: Recipe,
    catalogue: Catalogue,
    rows: Sequence[int] = (),
) -> Outline:
    """The boundary that the layer of a file draws, and what would lie outside it; nothing is stored.

    rows: those of its outlines that count; all where none are named. Raises as `outline_of` does.
    """
    state, layers = _movable(store, known)
    near = near_point(state, CRS.from_epsg(state.epsg)) if state.epsg else None
    outline = outline_of(layer, recipe, state, near, catalogue, rows)
    if not layers:
        return outline
    require_near(ground_of(outline.boundary, catalogue), layers, outline.crs)
    outside = outside_message(outline.shape, layers)
    return replace(outline, messages=(*outline.messages, *outside))


def import_outline(edit: Edit, file: LayerFile, rows: Sequence[int] = ()) -> OwnCommunity:
    """Set the boundary from a file; stores the original file and the recipe.

    Raises as `preview_outline` and `place_community` do.
    """
    outline = preview_outline(edit.store, edit.known, file.layer, file.recipe, edit.catalogue, rows)
    state, layers = _placing(edit.store, edit.known, ground_of(outline.boundary, edit.catalogue))
    what = Message("Location set from {source}", source=file.source.name)
    kept = replace(file.file_entry(), target=BOUNDARY)
    after = edit.save(_with_file(state, kept), what, layers, [file.raw])
    _remember(edit.store, file)
    return after


def left_outside(
    store: Connections, known: OwnCommunity, boundary: Mapping[str, Any], catalogue: Catalogue
) -> tuple[Text, ...]:
    """What of the community would lie outside this ground (GeoJSON in WGS 84).

    Raises as `place_community` does.
    """
    ground = ground_of(boundary, catalogue)
    _, layers = _movable(store, known)
    if not layers:
        return ()
    crs = layers["grids"].crs
    require_near(ground, layers, crs)
    return outside_message(in_metres(ground, crs), layers)


def rectangle(longitude: float, latitude: float, east_m: float, north_m: float) -> dict[str, Any]:
    """A rectangle around a place, GeoJSON in WGS 84. Raises NoSuchGroundError, GroundAcrossDateLineError."""
    if not (abs(longitude) <= 180 and abs(latitude) <= 80 and east_m > 0 and north_m > 0):
        raise NoSuchGroundError
    crs = metric_crs_for(longitude, latitude)
    (x, y) = to_metres(np.array([[longitude, latitude]]), crs)[0]
    box = shapely.box(x - east_m / 2, y - north_m / 2, x + east_m / 2, y + north_m / 2)
    ground = shapely.transform(box, lambda xy: to_degrees(xy, crs))
    require_one_side(shapely.get_coordinates(ground))
    return dict(shapely.geometry.mapping(ground))


def recipe_for_layer(store: Connections, layer: RawLayer, target: str = "") -> tuple[Recipe, bool]:
    """The recipe that such a layer was read by before, and True; else the guesses, and False."""
    with store.reading() as connection:
        stored = recipe_row(connection, fingerprint(layer))
    if stored is None or (target and stored["target"] != target):
        return first_recipe(layer, target), False
    return recipe_from(stored), True


def systems_for(layer: RawLayer, recipe: Recipe, state: CommunityState) -> tuple[SystemGuess, ...]:
    """Coordinate systems in which the layer is plausible, whatever its file says, the likeliest first.

    Where numbers fit many zones alike and no place is known, all of them: any may be the right one.
    """
    found = guesses(raw_coordinates(layer, recipe), near_degrees(state))
    return found[:_MOST_SYSTEMS] if found[0].score > OPEN_SCORE else found


def preview_layer(
    store: Connections,
    known: OwnCommunity,
    layer: RawLayer,
    recipe: Recipe,
    catalogue: Catalogue,
    without_mended: bool = False,
) -> LayerPreview:
    """The layer as imported; nothing is stored. Raises ImportRefused, FitError and NoCommunityPlaceError."""
    state = with_crs(known.state, layer, recipe)
    layers = layers_of(store, state)
    crs = layers["grids"].crs
    taken = convert_layer(layer, recipe, layers, catalogue, near_point(state, crs), without_mended)
    return LayerPreview(taken, crs, offset_of(taken.frame, layers, recipe.target, state.boundary))


def import_layer(
    edit: Edit, file: LayerFile, instead: bool = True, without_mended: bool = False
) -> OwnCommunity:
    """Import a layer into a community, instead of what the layer of ours held or besides it.

    The file is kept as it came, the recipe for the next of its kind. Raises as `preview_layer` does.
    """
    recipe, name = file.recipe, file.source.name
    state = with_crs(edit.known.state, file.layer, recipe)
    here = edit.layers(state)
    base = {**here, recipe.target: here[recipe.target].iloc[:0]} if instead else here
    near = near_point(state, here["grids"].crs)
    taken = convert_layer(file.layer, recipe, base, edit.catalogue, near, without_mended)
    changed = edit.with_rows(base, recipe.target, append_rows(base[recipe.target], taken.frame))
    notes = {**state.notes, recipe.target: taken.assumed}
    if recipe.target == "residences" and instead:
        notes.pop("census", None)  # it spoke of the homes that are gone
    state = _with_file(replace(state, notes=notes), file.file_entry())
    rows = len(taken.frame)
    what = Message("Imported {source}: {count} rows", source=name, count=rows)
    after = edit.save(state, what, changed, [file.raw])
    _remember(edit.store, file)
    return after


def append_rows(old: gpd.GeoDataFrame, new: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The rows of both, the new ones last."""
    return pd.concat([old, new], ignore_index=True) if len(old) else new


def _with_file(state: CommunityState, kept: KeptFile) -> CommunityState:
    return replace(state, files=(*state.files, kept))


def _remember(store: Connections, file: LayerFile) -> None:
    """Keep the recipe for the next file with these columns."""
    with store.writing() as connection:
        keep_recipe(connection, fingerprint(file.layer), recipe_json(file.recipe), _now())


def import_osm(
    edit: Edit, file: Path, raw: bytes, progress: Progress = silent, ground: Mapping[str, Any] | None = None
) -> OwnCommunity:
    """Fill a community from an OpenStreetMap extract: every layer that it has, at once.

    ground: what it covers, where that is known better than from its data (GeoJSON polygon in WGS 84). Raises
    as `read_osm` does, and GroundAcrossDateLineError.
    """
    read = read_osm(file, edit.catalogue, progress)
    require_one_side(shapely.get_coordinates(shapely.geometry.shape(ground or _box_of(read))))
    state = replace(
        edit.known.state,
        epsg=epsg_of(read.crs),
        notes={"osm": (*read.assumptions, *read.warnings, _attribution(read))},
        boundary=ground or _box_of(read),
    )
    whole = belonging(_with_a_grid(read, state.boundary))
    what = Message("Imported {file}", file=file.name)
    had = edit.known.state.layers
    filled = {name: whole[name] for name in SCHEMAS if len(whole[name]) or name in had}
    return edit.save(state, what, filled, [raw])


def _with_a_grid(read: Community, boundary: Mapping[str, Any]) -> dict[str, gpd.GeoDataFrame]:
    """The layers of an extract; where it has no grids, its whole ground is one."""
    layers = {name: read.layer(name) for name in SCHEMAS}
    if len(layers["grids"]):
        return layers
    ground = shapely.transform(shapely.geometry.shape(boundary), lambda xy: to_metres(xy, read.crs))
    grid = frame_of("grids", pd.DataFrame({"code": [FIRST_GRID]}), [ground], read.crs)
    return {**layers, "grids": grid}


def open_problems(store: Connections, known: OwnCommunity, catalogue: Catalogue) -> tuple[LayerProblem, ...]:
    """What the repairs find in the community, without what a person decided to leave."""
    problems = problems_of(layers_of(store, known.state), catalogue)
    return tuple(problem for problem in problems if problem.key not in known.state.left)


NEEDED = ("residences", "paths", "facilities", "public_spaces")
"""Without paths distances are guessed, without the others there is nothing to reach or nobody to reach it."""


def missing_layers(store: Connections, known: OwnCommunity) -> tuple[str, ...]:
    """The layers that a score needs and the community lacks."""
    layers = layers_of(store, known.state) if known.state.epsg else {}
    return tuple(layer for layer in NEEDED if layer not in layers or not len(layers[layer]))


def repair(edit: Edit, problem: LayerProblem) -> OwnCommunity:
    """Repair this problem of a community."""
    before = edit.layers()
    after = belonging(repair_problem(before, problem, edit.catalogue))
    changed = {name: frame for name, frame in after.items() if frame is not before[name]}
    what = Message("Fixed: {problem}", problem=problem.text)
    return edit.save(edit.known.state, what, changed)


def leave(edit: Edit, problem: LayerProblem) -> OwnCommunity:
    """Ignore this problem of a community; it is not reported again until the next check."""
    state = replace(edit.known.state, left=(*edit.known.state.left, problem.key))
    return edit.save(state, Message("Ignored: {problem}", problem=problem.text))


def _placing(
    store: Connections, known: OwnCommunity, ground: shapely.Geometry
) -> tuple[CommunityState, dict[str, gpd.GeoDataFrame]]:
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
    return state, layers_to_write({**layers_of(store, state), **grids}, known.state, grids)


def _movable(store: Connections, known: OwnCommunity) -> tuple[CommunityState, dict[str, gpd.GeoDataFrame]]:
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
