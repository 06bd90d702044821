"""Blocks of a DXF drawing: one building each, wherever and however they are inserted."""

from __future__ import annotations

import io
import math
import random

import pytest
import shapely
from ezdxf.document import Drawing

from data.importers.errors import ImportRefused
from data.importers.files.dxf.drawing import layers_of_drawing
from data.importers.files.dxf.drawing_text import drawing_text
from data.importers.limits import ImportLimits
from tests.data.importers.drawings_made import (
    SOUTH,
    WEST,
    areas,
    drawing_bytes,
    only,
    outline,
    read,
    rectangle,
    zh,
)
from tests.data.importers.test_line_outlines import converted


def test_a_block_is_one_building_whatever_is_drawn_inside_its_outline() -> None:
    def draw(drawing: Drawing) -> None:
        names = ("只有外框", "天井", "斜线", "门牌")
        blocks = [drawing.blocks.new(name) for name in names]
        for block in blocks:
            outline(block, 0, 0, layer="0")
        blocks[1].add_lwpolyline(rectangle(5, 3, 3, 3), close=True)
        blocks[2].add_line((0, 0), (20, 10))
        blocks[2].add_line((0, 10), (20, 0))
        blocks[3].add_text("5", height=1).set_placement((3, 3))
        for number, name in enumerate(names):
            place = (WEST + 50 * number, SOUTH)
            drawing.modelspace().add_blockref(name, place, dxfattribs={"layer": "建筑"})

    homes, texts = read(drawing_bytes(draw))
    assert homes.name == "建筑 (线 lines)"
    assert areas(homes) == pytest.approx([200] * 4)
    assert [shape.bounds[0] for shape in homes.shapes] == pytest.approx([WEST + 50 * n for n in range(4)])
    assert homes.columns["Text"] == [None, None, None, "5"]
    assert texts.kind == "point"
    assert "3 条线和内轮廓按细部处理" in zh(homes)


def test_a_block_of_a_whole_plan_gives_each_building_on_its_own_layer() -> None:
    def draw(drawing: Drawing) -> None:
        plan = drawing.blocks.new("总平面")
        outline(plan, 0, 0)
        outline(plan, 40, 0)
        plan.add_lwpolyline(rectangle(-10, -10, 200, 100), close=True, dxfattribs={"layer": "用地红线"})
        plan.add_line((-10, 50), (190, 50), dxfattribs={"layer": "道路"})
        drawing.modelspace().add_blockref("总平面", (WEST, SOUTH))

    found = {layer.name.split(" ")[0]: layer for layer in read(drawing_bytes(draw))}
    assert areas(found["建筑"]) == pytest.approx([200, 200])
    assert areas(found["用地红线"]) == pytest.approx([20_000])
    assert found["道路"].shapes[0].length == pytest.approx(200)


def test_inserts_are_scaled_turned_mirrored_nested_and_repeated() -> None:
    """A right-angled triangle of 20 m × 10 m, its right angle at the origin of the block (5, 5)."""

    def draw(drawing: Drawing) -> None:
        block = drawing.blocks.new("A", base_point=(5, 5))
        block.add_lwpolyline([(5, 5), (25, 5), (5, 15)], close=True)
        outer = drawing.blocks.new("B")
        outer.add_blockref("A", (100, 0), dxfattribs={"rotation": 90})
        space = drawing.modelspace()
        home = {"layer": "建筑"}
        space.add_blockref("A", (1000, 2000), dxfattribs={**home, "xscale": 2, "yscale": 3})
        space.add_blockref("A", (1000, 3000), dxfattribs={**home, "xscale": -1})
        space.add_blockref("A", (1000, 4000), dxfattribs={**home, "extrusion": (0, 0, -1)})
        space.add_blockref("B", (1000, 5000), dxfattribs={**home, "rotation": 90})
        space.add_blockref(
            "A",
            (0, 0),
            dxfattribs={
                **home,
                "row_count": 2,
                "column_count": 3,
                "row_spacing": 50,
                "column_spacing": 100,
                "rotation": 90,
            },
        )

    layer = only(drawing_bytes(draw))
    wanted = [
        [(1000, 2000), (1040, 2000), (1000, 2030)],
        [(1000, 3000), (980, 3000), (1000, 3010)],
        [(-1000, 4000), (-1020, 4000), (-1000, 4010)],
        # B turns A's 90° to 180°, and its place (100, 0) to (0, 100)
        [(1000, 5100), (980, 5100), (1000, 5090)],
        # rows go up, so to the west when turned by 90°, columns to the east, so to the north
        *[[(-r, c), (-r, c + 20), (-r - 10, c)] for r in (0, 50) for c in (0, 100, 200)],
    ]
    assert len(layer) == len(wanted)
    for shape, corners in zip(layer.shapes, wanted, strict=True):
        assert shapely.Polygon(shape).symmetric_difference(shapely.Polygon(corners)).area < 1e-6


def test_attributes_of_blocks_are_columns() -> None:
    def draw(drawing: Drawing) -> None:
        block = drawing.blocks.new("楼")
        outline(block, 0, 0, layer="0")
        for number, (name, floors) in enumerate((("一号楼", "6"), ("二号楼", "11"))):
            insert = drawing.modelspace().add_blockref(
                "楼", (WEST + 50 * number, SOUTH), dxfattribs={"layer": "建筑"}
            )
            insert.add_attrib("楼名", name, (WEST + 50 * number + 2, SOUTH + 2))
            hidden = insert.add_attrib("层数", floors, (WEST + 50 * number + 2, SOUTH + 5))
            hidden.is_invisible = True

    homes = read(drawing_bytes(draw))[0]
    assert homes.columns["楼名"] == ["一号楼", "二号楼"]
    assert homes.columns["层数"] == ["6", "11"]
    assert homes.columns["Text"] == ["一号楼", "二号楼"]


def test_a_block_that_contains_itself_ends() -> None:
    def draw(drawing: Drawing) -> None:
        block = drawing.blocks.new("A")
        outline(block, 0, 0, layer="0")
        block.add_blockref("B", (100, 0))
        drawing.blocks.new("B").add_blockref("A", (100, 0))
        drawing.modelspace().add_blockref("A", (0, 0), dxfattribs={"layer": "建筑"})

    layer = only(drawing_bytes(draw))
    assert areas(layer) == pytest.approx([200])
    assert "图块包含了它自己" in zh(layer)


def test_huge_arrays_and_deep_nesting_are_refused_in_words() -> None:
    def array(drawing: Drawing) -> None:
        outline(drawing.blocks.new("A"), 0, 0)
        counts = {"row_count": 32_767, "column_count": 32_767, "row_spacing": 1, "column_spacing": 1}
        drawing.modelspace().add_blockref("A", (0, 0), dxfattribs=counts)

    def chain(drawing: Drawing) -> None:
        outline(drawing.blocks.new("B0"), 0, 0)
        for number in range(1, 3_000):
            drawing.blocks.new(f"B{number}").add_blockref(f"B{number - 1}", (0, 0))
        drawing.modelspace().add_blockref("B2999", (0, 0))

    for draw, words in ((array, "顶点"), (chain, "嵌套的层数太多")):
        with pytest.raises(ImportRefused) as refused:
            read(drawing_bytes(draw))
        assert words in refused.value.message("zh")


def test_a_block_of_many_lines_is_one_row_each_time() -> None:
    def draw(drawing: Drawing) -> None:
        tree = drawing.blocks.new("树")
        for number in range(30):
            tree.add_line((0, 0), (math.cos(number), math.sin(number)))
        for number in range(50):
            drawing.modelspace().add_blockref("树", (10 * number, 0), dxfattribs={"layer": "绿化"})

    text = drawing_text(drawing_bytes(draw), "图.dxf").text
    (layer,) = layers_of_drawing(io.StringIO(text), "图.dxf", ImportLimits(rows=60), ())
    assert len(layer) == 50
    assert layer.shapes[49].length == pytest.approx(30)


def test_a_block_whose_outline_is_single_lines_is_a_building() -> None:
    def draw(drawing: Drawing) -> None:
        block = drawing.blocks.new("楼")
        corners = rectangle(0, 0)
        for begin, end in zip(corners, [*corners[1:], corners[0]], strict=True):
            block.add_line(begin, end)
        block.add_line(corners[0], corners[2])
        block.add_text("号楼", height=2).set_placement((12, 2))
        for number in range(3):
            place = (WEST + 50 * number, SOUTH)
            drawing.modelspace().add_blockref("楼", place, dxfattribs={"layer": "建筑"})

    layer = read(drawing_bytes(draw))[0]
    assert len(layer) == 3
    assert layer.columns["Text"] == ["号楼"] * 3
    found = converted(layer)
    assert found.frame.area.tolist() == pytest.approx([200] * 3)
    assert found.rows == 3


def test_inserts_lie_where_the_matrices_of_another_library_put_them() -> None:
    """Forty at random, turned, stretched, mirrored and seen from below, each a block in a block."""
    dice, corners, wanted = random.Random(3), [(0, 0), (7, 1), (2, 9)], []

    def draw(drawing: Drawing) -> None:
        drawing.blocks.new("A", base_point=(3, 4)).add_lwpolyline(corners, close=True)
        outer = drawing.blocks.new("B", base_point=(1, -2))
        stretched = {"rotation": 33, "xscale": -2, "yscale": 1.5}
        inner = outer.add_blockref("A", (5, 6), dxfattribs=stretched).matrix44()
        for _ in range(40):
            place = (dice.uniform(-99, 99), dice.uniform(-99, 99))
            how = {"rotation": dice.uniform(0, 360), "xscale": dice.choice([1, -1, 2.5])}
            how |= {"yscale": dice.choice([1, -1, 0.5]), "extrusion": dice.choice([(0, 0, 1), (0, 0, -1)])}
            whole = inner * drawing.modelspace().add_blockref("B", place, dxfattribs=how).matrix44()
            wanted.append([(one.x, one.y) for one in whole.transform_vertices(corners)])

    layer = only(drawing_bytes(draw))
    for shape, points in zip(layer.shapes, wanted, strict=True):
        assert shapely.Polygon(shape).symmetric_difference(shapely.Polygon(points)).area < 1e-6
