"""Convert an imported layer to our schema by a recipe: CRS, columns and ids."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from base.words import Message, Note, Text, join_texts
from data.catalogue.model import Catalogue
from data.frames import Layers, frame_of
from data.importers.errors import NothingInside
from data.importers.files.raw_layers import RawLayer, Shapes
from data.importers.mapping.columns_read import read_columns
from data.importers.mapping.counted_people import count_people
from data.importers.mapping.counted_values import counted_values
from data.importers.mapping.fitting_shapes import fit_shapes
from data.importers.mapping.joined_lines import join_lines, require_closed_lines
from data.importers.mapping.plausible_values import is_share
from data.importers.mapping.positions import place_rows
from data.importers.mapping.private_ways import private_elsewhere
from data.importers.mapping.recipe import Recipe
from data.importers.mapping.unread_numbers import unread_number_messages
from data.importers.osm_ground import inside_points, rows_with_names, smallest_around
from data.importers.unforeseen import refuse_unforeseen


@dataclass(frozen=True, eq=False)
class ConvertedLayer:
    """frame: the new rows, valid by the layer's schema. messages: what was left out or changed. assumed: what
    the scores will rest on that nobody counted. rows: how many rows of the file they are made of."""

    frame: gpd.GeoDataFrame
    messages: tuple[Text, ...] = ()
    assumed: tuple[Note, ...] = ()
    rows: int = 0


def convert_layer(
    layer: RawLayer,
    recipe: Recipe,
    layers: Layers,
    catalogue: Catalogue,
    near: shapely.Point | None = None,
    without_mended: bool = False,
) -> ConvertedLayer:
    """The rows of `layer` as rows of `recipe.target`.

    layers: those of the community, in its CRS: grids and compounds that the rows belong to, ids that are
    taken. near: a point of the community. without_mended: leave out shapes that crossed themselves, instead
    of taking them as mended. Raises ImportRefused, and FitError for point pairs that fix nothing.
    """
    with refuse_unforeseen(layer.name):
        return _converted(layer, recipe, layers, catalogue, near, without_mended)


def _converted(
    layer: RawLayer,
    recipe: Recipe,
    layers: Layers,
    catalogue: Catalogue,
    near: shapely.Point | None,
    without_mended: bool,
) -> ConvertedLayer:
    crs = layers["grids"].crs
    at = place_rows(layer, recipe, crs, near, layers["compounds"])
    gap_m = catalogue.parameters["outline_gap_m"].figure.value
    lost = _location_messages(layer, at.shapes)
    joined = join_lines(layer, at.shapes, recipe.target, gap_m)
    layer = joined.layer
    shapes, messages = fit_shapes(joined.shapes, recipe.target, gap_m)
    mended = layer.mended if len(layer.mended) else np.zeros(len(shapes), dtype=bool)
    keep = ~shapely.is_missing(shapes) & ~(mended & without_mended)
    columns, words = read_columns(layer, recipe, keep, catalogue)
    keep &= columns.pop("_kept").to_numpy(dtype=bool)
    private, said = private_elsewhere(layer, recipe, shapes, keep, layers["compounds"])
    keep, words = keep & ~private, (*words, *said)
    if not keep.any():
        require_closed_lines(layer, joined.shapes, recipe.target, gap_m)
        raise NothingInside(file=layer.name, why=_nothing_used(words))
    table, shapes = columns[keep].reset_index(drop=True), shapes[keep]
    assumed: tuple[Note, ...] = ()
    if recipe.target == "residences":
        counted = counted_values(layer, recipe, keep)
        numbers = {name: values[keep] for name, values in counted.numbers.items()}
        counts, assumed = count_people(numbers, shapes, catalogue)
        words = (*words, *counted.messages)
        table = table.drop(columns=[name for name in counts if name in table]).join(counts)
    frame = _frame(table, shapes, recipe.target, layers)
    mends = _repair_messages(int((mended & keep).sum()), int((mended & without_mended).sum()))
    unread = _unread_messages(layer, recipe)
    notes = (*layer.messages, *at.messages, *lost, *joined.messages, *messages, *mends, *words, *unread)
    return ConvertedLayer(frame, notes, assumed, joined.source_rows(keep))


def _unread_messages(layer: RawLayer, recipe: Recipe) -> list[Text]:
    added = [{ours: name} for ours, names in recipe.sums.items() for name in names]
    whole = {ours: name for ours, name in recipe.columns.items() if not is_share(name)}
    columns = [whole, *(one for one in added if recipe.target == "residences")]
    return [said for some in columns for said in unread_number_messages(layer, recipe.target, some)]


def _nothing_used(words: tuple[Text, ...]) -> Text:
    if not words:
        return Message(" (no row can be used)")
    return Message(" (no row can be used: {reasons})", reasons=join_texts(words, " "))


def _frame(table: pd.DataFrame, shapes: Shapes, target: str, layers: Layers) -> gpd.GeoDataFrame:
    """The rows with ids, each where it belongs."""
    table = _belonging(table, target, shapes, layers)
    table = _with_ids(table, target, layers)
    if target == "paths":
        table, shapes = _one_line_each(table, shapes, {str(one) for one in layers[target]["id"]})
    return frame_of(target, table, list(shapes), layers["grids"].crs)


def _one_line_each(table: pd.DataFrame, shapes: Shapes, taken: set[str]) -> tuple[pd.DataFrame, Shapes]:
    """A path in several pieces becomes several paths; a number behind their ids makes these unique."""
    lines, row = shapely.get_parts(shapes, return_index=True)
    parts = table.iloc[row].reset_index(drop=True)
    used = taken | set(table["id"])
    ids: list[str] = []
    for one, is_further in zip(parts["id"], np.diff(row, prepend=-1) == 0, strict=True):
        ids.append(_piece_id(one, used) if is_further else one)
        used.add(ids[-1])
    return parts.assign(id=ids), lines


def _piece_id(whole: str, used: set[str]) -> str:
    return next(name for n in itertools.count(2) if (name := f"{whole}.{n}") not in used)


def _belonging(table: pd.DataFrame, target: str, shapes: Shapes, layers: Layers) -> pd.DataFrame:
    """grid and compound of each row: as it names them, else as it lies."""
    found = table.copy()
    for column, other, key in (("compound", "compounds", "id"), ("grid", "grids", "code")):
        if target in ("residences", "public_spaces"):
            frame = layers[other]
            inside = rows_with_names(
                smallest_around(inside_points(shapes), frame.geometry.to_numpy()), frame[key].to_numpy()
            )
            named = _referenced_keys(found.get(column), frame, key, len(found))
            found[column] = [name or place for name, place in zip(named, inside, strict=True)]
    if target == "facilities":
        spaces = layers["public_spaces"]
        around = smallest_around(inside_points(shapes), spaces.geometry.to_numpy())
        found["space"] = rows_with_names(around, spaces["id"].to_numpy())
    return found


def _referenced_keys(names: pd.Series | None, frame: gpd.GeoDataFrame, key: str, rows: int) -> list[str]:
    """The key of the row that each name means; "" for none."""
    if names is None:
        return [""] * rows
    known = {str(one): str(one) for one in frame[key]}
    for column in ("name_zh", "name_en"):
        if column in frame:
            known = {name: one for name, one in zip(frame[column], frame[key], strict=True) if name} | known
    return [known.get(str(name), "") for name in names]


def _with_ids(table: pd.DataFrame, target: str, layers: Layers) -> pd.DataFrame:
    """Their ids where each is there and once, else numbers of ours; none that the layer has already."""
    key = "code" if target == "grids" else "id"
    taken = set(layers[target][key])
    theirs = table[key].astype(str) if key in table else pd.Series([""] * len(table))
    if (theirs != "").all() and theirs.is_unique and not set(theirs) & taken:
        return table.assign(**{key: theirs})
    letter = {"grids": "W", "compounds": "C", "residences": "R", "public_spaces": "S"}.get(
        target, target[0].upper()
    )
    free = (name for number in range(1, 10_000_000) if (name := f"{letter}{number:03}") not in taken)
    return table.assign(**{key: [next(free) for _ in range(len(table))]})


def _location_messages(layer: RawLayer, shapes: Shapes) -> tuple[Text, ...]:
    if layer.kind != "table":
        return ()
    lost = int(shapely.is_missing(shapes).sum())
    if not lost:
        return ()
    return (Message("{lost} rows have no usable location and were skipped.", lost=lost),)


def _repair_messages(mended: int, left_out: int) -> tuple[Text, ...]:
    if left_out:
        return (Message("{left_out} self-intersecting shapes were skipped.", left_out=left_out),)
    if mended:
        return (Message("{mended} self-intersecting shapes were repaired.", mended=mended),)
    return ()
