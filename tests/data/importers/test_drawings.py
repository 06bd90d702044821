"""What a DXF drawing holds and what it does not, and drawings that are damaged or hostile."""

from __future__ import annotations

import pytest
from ezdxf.document import Drawing

from data.importers.errors import ImportRefused
from data.importers.files.source_file import read_bytes
from tests.data.importers.drawings_made import (
    SOUTH,
    WEST,
    areas,
    drawing_bytes,
    only,
    outline,
    plain_drawing,
    polyline_tags,
    read,
    rectangle,
    tags,
    with_entities,
    zh,
)

PROXY = tags((0, "ACAD_PROXY_ENTITY"), (8, "建筑"), (100, "AcDbProxyEntity"), (90, 498))
WALL = tags((0, "TCH_WALL"), (8, "建筑"), (100, "TDbWall"))


def test_sheets_and_hidden_things_are_no_rows_and_are_counted() -> None:
    def draw(drawing: Drawing) -> None:
        for number in range(3):
            outline(drawing.modelspace(), WEST + 40 * number, SOUTH)
        outline(drawing.modelspace(), WEST + 200, SOUTH, invisible=1)
        drawing.paperspace().add_lwpolyline(
            rectangle(0, 0, 420, 297), close=True, dxfattribs={"layer": "建筑"}
        )

    layer = only(drawing_bytes(draw))
    assert areas(layer) == pytest.approx([200, 200, 200])
    assert "1 个对象在图纸空间" in zh(layer)
    assert "1 个隐藏的对象" in zh(layer)


@pytest.mark.parametrize("version", ["R12", "R2000", "R2018"])
def test_what_lies_on_layers_that_are_off_or_frozen_is_left_out_with_their_names(version: str) -> None:
    def draw(drawing: Drawing) -> None:
        space = drawing.modelspace()
        drawing.layers.add("旧房").freeze()
        drawing.layers.add("拟建").off()
        drawing.layers.add("锁定").lock()
        for number, layer in enumerate(("建筑", "旧房", "旧房", "拟建", "锁定")):
            space.add_polyline2d(
                rectangle(WEST + 40 * number, SOUTH), close=True, dxfattribs={"layer": layer}
            )

    found = {layer.name: len(layer) for layer in read(drawing_bytes(draw, version))}
    assert found == {"建筑 (线 lines)": 1, "锁定 (线 lines)": 1}
    words = zh(read(drawing_bytes(draw, version))[0])
    assert "3 个对象在关闭或冻结的图层上" in words
    assert "旧房 × 2" in words
    assert "拟建 × 1" in words


def test_objects_of_other_programs_are_counted_and_named_with_the_remedy() -> None:
    raw = with_entities(drawing_bytes(lambda one: outline(one.modelspace(), 0, 0)), *[PROXY] * 5, *[WALL] * 3)
    layer = only(raw)
    assert len(layer) == 1
    assert "8 个" in zh(layer)
    assert "ACAD_PROXY_ENTITY × 5" in zh(layer)
    assert "TCH_WALL × 3" in zh(layer)
    assert "天正3" in zh(layer)
    with pytest.raises(ImportRefused) as refused:
        read_bytes(with_entities(drawing_bytes(lambda one: None), *[PROXY] * 5), "图.dxf")
    assert "ACAD_PROXY_ENTITY × 5" in refused.value.message("zh")
    assert "EXPLODE" in refused.value.message("en")


def test_regions_dimensions_and_references_are_counted() -> None:
    region = tags((0, "REGION"), (8, "建筑"), (100, "AcDbModelerGeometry"), (70, 1), (1, "x"))
    leader = tags((0, "LEADER"), (8, "建筑"), (10, 0), (20, 0), (10, 5), (20, 5))
    missing = tags((0, "INSERT"), (8, "建筑"), (2, "总图"), (10, 0), (20, 0))
    layer = only(plain_drawing(polyline_tags(rectangle(0, 0)), region, leader, missing))
    assert len(layer) == 1
    assert "1 个面域、实体或网格" in zh(layer)
    assert "1 个标注、引线、图片" in zh(layer)
    assert "总图 × 1" in zh(layer)


def test_impossible_numbers_cost_their_own_shapes_only() -> None:
    far = polyline_tags([(1e308, 0), (1e308, 1e308), (0, 1e308)])
    circle = tags((0, "CIRCLE"), (8, "建筑"), (10, 0), (20, 0), (40, "1e308"))
    spline = tags((0, "SPLINE"), (8, "建筑"), (70, 8), (71, 3), (10, "nan"), (20, 0), (30, 0))
    layer = only(plain_drawing(polyline_tags(rectangle(0, 0)), far, circle, spline))
    assert areas(layer) == pytest.approx([200])
    assert "2 行的坐标" in zh(layer)
    assert "1 处损坏" in zh(layer)
    with pytest.raises(ImportRefused):
        read(plain_drawing(far))


def test_a_damaged_drawing_gives_what_can_be_read_and_says_so() -> None:
    whole = polyline_tags(rectangle(0, 0))
    broken = polyline_tags(rectangle(50, 0)).replace("50", "5x")
    layer = only(plain_drawing(whole, broken, whole))
    assert len(layer) == 2
    assert "1 处损坏" in zh(layer)
    cut = plain_drawing(whole, whole)
    layer = only(cut[: cut.rindex(b"ENDSEC") - 4])
    assert len(layer) == 2
    assert "结尾缺失" in zh(layer)
    with pytest.raises(ImportRefused) as refused:
        read(plain_drawing(whole).replace(b"EOF", b"LINE\n" + b"noise\n" * 500))
    assert "已损坏" in refused.value.message("zh")


def test_damaged_flags_cost_nothing_else() -> None:
    layer = tags((0, "SECTION"), (2, "TABLES"), (0, "LAYER"), (2, "建筑"), (70, "x"), (0, "ENDSEC"))
    block = tags(
        (0, "SECTION"), (2, "BLOCKS"), (0, "BLOCK"), (2, "A"), (70, "1e308"), (10, "x"), (0, "ENDBLK")
    )
    before = layer + block + tags((0, "ENDSEC"))
    assert areas(only(plain_drawing(polyline_tags(rectangle(0, 0)), before=before))) == pytest.approx([200])
