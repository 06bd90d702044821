"""Buildings and parcels that are drawn as single lines: closed over small gaps, and told."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
import shapely
from ezdxf.document import Drawing

from data.catalogue import load_catalogue
from data.importers.errors import ImportRefused
from data.importers.files.raw_layers import RawLayer
from data.importers.line_outlines import outlines_of_lines
from data.importers.mapping.convert_layer import ConvertedLayer, convert_layer
from data.importers.mapping.errors import LinesOpen
from data.importers.mapping.recipe import Recipe
from spatial.systems import CoordinateSystem
from tests.data.importers.drawings_made import SOUTH, WEST, drawing_bytes, outline, read
from tests.data.importers.test_mapping import nothing

CATALOGUE = load_catalogue()
Segment = tuple[tuple[float, float], tuple[float, float]]


def sides(gap: float = 0.0) -> list[Segment]:
    """The four sides of 20 m × 10 m; each ends `gap` before its corner."""
    return [
        ((0, 0), (20 - gap, 0)),
        ((20, 0), (20, 10 - gap)),
        ((20, 10), (gap, 10)),
        ((0, 10), (0, gap)),
    ]


def layer_of(segments: Sequence[Segment], closed: Sequence[tuple[float, float]] = ()) -> RawLayer:
    """A drawing with these lines, moved to the place, and outlines of 20 m × 10 m at these points."""

    def draw(drawing: Drawing) -> None:
        space = drawing.modelspace()
        for x, y in closed:
            outline(space, WEST + x, SOUTH + y)
        for (x, y), (u, v) in segments:
            space.add_line((WEST + x, SOUTH + y), (WEST + u, SOUTH + v), dxfattribs={"layer": "建筑"})

    (layer,) = read(drawing_bytes(draw))
    return layer


def converted(layer: RawLayer, target: str = "residences") -> ConvertedLayer:
    recipe = Recipe(target, system=CoordinateSystem("EPSG:4548"))
    return convert_layer(layer, recipe, nothing(), CATALOGUE, None)


def zh(found: ConvertedLayer) -> str:
    return " ".join(message.text("zh") for message in found.messages)


def test_four_lines_are_a_building() -> None:
    found = converted(layer_of(sides()))
    assert found.frame.area.tolist() == pytest.approx([200])
    assert "4 条线连成了 1 个边界。" in zh(found)
    assert found.rows == 4  # all of the file's rows came in


def test_corners_that_nearly_meet_are_closed_and_it_is_said_how_far() -> None:
    found = converted(layer_of([*sides(0.4), *sides_at(sides(0.9), 100)]))
    assert found.frame.area.tolist() == pytest.approx([200, 200])
    assert "8 条线连成了 2 个边界；其中 8 处缺口已自动闭合，最大 0.90 米" in zh(found)


def sides_at(segments: Sequence[Segment], east: float) -> list[Segment]:
    return [((x + east, y), (u + east, v)) for (x, y), (u, v) in segments]


def test_lines_that_do_not_close_are_refused_as_such() -> None:
    for segments, words in ((sides(1.5), "1.50 米"), (sides()[:3], "10.00 米")):
        with pytest.raises(LinesOpen) as refused:
            converted(layer_of(segments))
        assert words in refused.value.message("zh")
        assert "没有闭合" in refused.value.message("zh")
        assert "do not close" in refused.value.message("en")


def test_a_line_too_short_of_the_middle_of_another_and_ends_that_stick_out_are_closed() -> None:
    """A wing of 10 m × 10 m whose sides stop 0.5 m before the wall; a house whose sides cross at corners."""
    wing = [*sides(), ((5, 10.5), (5, 20)), ((5, 20), (15, 20)), ((15, 20), (15, 10.5))]
    assert converted(layer_of(wing)).frame.area.tolist() == pytest.approx([200 + 100])
    crossing = [
        ((-0.6, 0), (20.6, 0)),
        ((20, -0.6), (20, 10.6)),
        ((20.6, 10), (-0.6, 10)),
        ((0, 10.6), (0, -0.6)),
    ]
    found = converted(layer_of(crossing))
    assert found.frame.area.tolist() == pytest.approx([200])
    assert "4 条线连成了 1 个边界。" in zh(found)


def test_an_end_is_joined_to_the_corner_that_it_misses_and_not_to_a_diagonal_beside_it() -> None:
    segments = [*sides()[:3], ((0, 10), (0, 0.3)), ((0, 0), (20, 10))]
    found = converted(layer_of(segments))
    assert found.frame.area.tolist() == pytest.approx([200])
    assert "最大 0.30 米" in zh(found)


def test_lines_and_arcs_together_are_an_outline() -> None:
    """A stadium of 20 m × 10 m with half circles of 5 m at its ends, each a thing of its own."""

    def draw(drawing: Drawing) -> None:
        space, home = drawing.modelspace(), {"layer": "建筑"}
        space.add_line((WEST, SOUTH), (WEST + 20, SOUTH), dxfattribs=home)
        space.add_arc((WEST + 20, SOUTH + 5), 5, -90, 90, dxfattribs=home)
        space.add_line((WEST + 20, SOUTH + 10), (WEST, SOUTH + 10), dxfattribs=home)
        space.add_arc((WEST, SOUTH + 5), 5, 90, 270, dxfattribs=home)

    found = converted(read(drawing_bytes(draw))[0])
    assert found.frame.area.tolist() == pytest.approx([200 + math.pi * 25], rel=1e-3)
    assert "4 条线连成了 1 个边界。" in zh(found)


def test_inner_walls_and_diagonals_make_no_further_homes_but_parcels_are_apart() -> None:
    inner = [*sides(), ((10, 0), (10, 10)), ((0, 0), (10, 10))]
    assert converted(layer_of(inner)).frame.area.tolist() == pytest.approx([200])
    parcels = [*sides(), ((10, 0), (10, 10))]
    areas = converted(layer_of(parcels), "compounds").frame.area.tolist()
    assert areas == pytest.approx([100, 100])


def test_details_inside_a_closed_outline_make_no_homes() -> None:
    stairs = [((5, 2), (9, 2)), ((9, 2), (9, 6)), ((9, 6), (5, 6)), ((5, 6), (5, 2))]
    found = converted(layer_of(stairs, closed=[(0, 0), (50, 0)]))
    assert found.frame.area.tolist() == pytest.approx([200, 200])


def test_what_a_line_says_stays_with_its_building_and_layers_of_lines_keep_their_lines() -> None:
    layer = replace(
        layer_of([*sides(), ((100, 0), (200, 0))]), columns={"楼名": [None, "一号楼", None, None, "路"]}
    )
    recipe = Recipe("residences", {"name_zh": "楼名"}, system=CoordinateSystem("EPSG:4548"))
    found = convert_layer(layer, recipe, nothing(), CATALOGUE, None)
    assert found.frame["name_zh"].tolist() == ["一号楼"]
    assert "1 个图形的类型不适合" in zh(found)
    assert len(converted(layer, "paths").frame) == 5


def test_lines_of_other_files_are_not_joined() -> None:
    """Roads of a map enclose blocks, and nobody meant those."""
    roads = replace(layer_of(sides()), is_drawing=False)
    with pytest.raises(ImportRefused):
        converted(roads)


def test_tangled_lines_are_given_up_soon() -> None:
    ends = np.random.default_rng(1).random((20_000, 2, 2)) * 100
    found = outlines_of_lines(shapely.linestrings(ends), 1.0, as_one=True)
    assert not len(found.grounds)
