"""Ids of paths stay unique when lines in pieces become paths of their own."""

from __future__ import annotations

import pytest
import shapely

from data.catalogue import load_catalogue
from data.frames import Layers
from data.importers.mapping.convert_layer import convert_layer
from data.importers.mapping.recipe import Recipe
from features.own_community.importing import append_rows
from tests.data.importers.test_mapping import OURS, SITE, layer, nothing

RECIPE = Recipe("paths", {"id": "编号"}, system=OURS.system)


def line(pieces: int, north: float) -> shapely.Geometry:
    y = SITE.y + north
    parts = [[(SITE.x + 20 * n, y), (SITE.x + 20 * n + 10, y)] for n in range(pieces)]
    return shapely.MultiLineString(parts) if pieces > 1 else shapely.LineString(parts[0])


def convert(pieces_of: dict[str, int], before: Layers | None = None) -> list[str]:
    lines = [line(pieces, 5.0 * n) for n, pieces in enumerate(pieces_of.values())]
    given = layer("line", lines, 编号=list(pieces_of))
    return convert_layer(given, RECIPE, before or nothing(), load_catalogue()).frame["id"].tolist()


@pytest.mark.parametrize(
    ("pieces_of", "ids"),
    [
        ({"1": 2, "1.2": 1}, ["1", "1.3", "1.2"]),  # case 21
        ({"1.2": 1, "1": 2}, ["1.2", "1", "1.3"]),
        ({"1": 3, "1.2": 2, "1.3": 1}, ["1", "1.4", "1.5", "1.2", "1.2.2", "1.3"]),
        ({"1": 2, "1.2": 2, "1.2.2": 1}, ["1", "1.3", "1.2", "1.2.3", "1.2.2"]),
        ({"a": 2, "b": 1}, ["a", "a.2", "b"]),
    ],
)
def test_pieces_get_ids_that_nobody_has(pieces_of: dict[str, int], ids: list[str]) -> None:
    assert convert(pieces_of) == ids


def test_ids_stay_unique_over_several_imports() -> None:
    layers = nothing()
    seen: list[str] = []
    for pieces_of in ({"1": 2}, {"2": 2, "1.2": 1}, {"1.2": 2, "3": 1}, {"1": 2}):
        lines = [line(pieces, 5.0 * n) for n, pieces in enumerate(pieces_of.values())]
        given = layer("line", lines, 编号=list(pieces_of))
        frame = convert_layer(given, RECIPE, layers, load_catalogue()).frame
        seen += frame["id"].tolist()
        layers = {**layers, "paths": append_rows(layers["paths"], frame)}
        assert len(seen) == len(set(seen))
    assert len(seen) == 10
