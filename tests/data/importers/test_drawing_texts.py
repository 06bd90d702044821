"""Texts, encodings and units of a DXF drawing."""

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
    zh,
)


def test_texts_name_the_smallest_outline_around_them() -> None:
    def draw(drawing: Drawing) -> None:
        space = drawing.modelspace()
        drawing.layers.add("小区界")
        space.add_lwpolyline(rectangle(-50, -50, 300, 200), close=True, dxfattribs={"layer": "小区界"})
        for number in range(3):
            outline(space, 40 * number, 0)
        space.add_text("一号楼", height=2.5, dxfattribs={"layer": "注记"}).set_placement((3, 4))
        space.add_mtext(
            r"{\fSimSun|b0|i0;\C1;二号楼}\P\H0.7x;6层",
            dxfattribs={"layer": "注记", "insert": (50, 5), "char_height": 2.5, "attachment_point": 5},
        )
        space.add_text("幸福里", height=8, dxfattribs={"layer": "注记"}).set_placement((20, 100))

    found = {layer.name.split(" ")[0]: layer for layer in read(drawing_bytes(draw))}
    assert found["建筑"].columns["Text"] == ["一号楼", "二号楼 6层", None]
    assert found["小区界"].columns["Text"] == ["幸福里 一号楼 二号楼 6层"]
    assert found["注记"].columns["Text"] == ["一号楼", "二号楼 6层", "幸福里"]
    assert list(found)[-1] == "注记"


def test_a_text_that_begins_outside_an_outline_is_in_it_where_its_middle_is() -> None:
    def draw(drawing: Drawing) -> None:
        outline(drawing.modelspace(), 0, 0)
        # ten characters of 2.4 m begin 2 m west of the outline and end 2 m east of it
        drawing.modelspace().add_text("一二三四五六七八九十", height=2.4).set_placement((-2, 4))

    assert read(drawing_bytes(draw))[0].columns["Text"] == ["一二三四五六七八九十"]


@pytest.mark.parametrize(
    ("encoding", "code_page"),
    [("utf-8", "ANSI_936"), ("gb18030", "ANSI_936"), ("gb18030", "ANSI_1252"), ("utf-8", "ANSI_1252")],
)
def test_chinese_whatever_the_header_says(encoding: str, code_page: str) -> None:
    header = tags((0, "SECTION"), (2, "HEADER"), (9, "$DWGCODEPAGE"), (3, code_page), (0, "ENDSEC"))
    text = tags((0, "TEXT"), (8, "注记"), (10, 3), (20, 3), (40, 2), (1, "镕堃楼"))
    raw = plain_drawing(polyline_tags(rectangle(0, 0), layer="建筑物"), text, before=header)
    layer = read(raw.decode().encode(encoding))[0]
    assert layer.name == "建筑物 (线 lines)"
    assert layer.columns["Text"] == ["镕堃楼"]


def test_traditional_chinese_is_read_where_the_header_says_so() -> None:
    header = tags((0, "SECTION"), (2, "HEADER"), (9, "$DWGCODEPAGE"), (3, "ANSI_950"), (0, "ENDSEC"))
    text = tags((0, "TEXT"), (8, "注記"), (10, 3), (20, 3), (40, 2), (1, "幸福樓"))
    raw = plain_drawing(polyline_tags(rectangle(0, 0)), text, before=header).decode()
    for encoding in ("cp950", "utf-8"):
        assert read(raw.encode(encoding, "ignore"))[0].columns["Text"] == ["幸福樓"]


def test_a_text_that_is_cut_within_a_character_costs_that_character_only() -> None:
    text = tags((0, "TEXT"), (8, "注记"), (10, 3), (20, 3), (40, 2), (1, "幸福里一号楼@"))
    raw = plain_drawing(text, polyline_tags(rectangle(0, 0))).decode().encode("gb18030")
    homes = read(raw.replace("楼@".encode("gb18030"), "楼".encode("gb18030")[:1]))[0]
    assert homes.name == "建筑 (线 lines)"
    assert homes.columns["Text"] == ["幸福里一号\ufffd"]


def test_escaped_characters_are_read() -> None:
    """AutoCAD writes what its code page lacks as \\U+XXXX, and multibyte characters as \\M+nXXXX."""
    text = tags((0, "TEXT"), (8, r"\U+6CE8\U+8BB0"), (10, 3), (20, 3), (40, 2), (1, r"\M+5D2BB\U+53F7%%u楼"))
    homes, texts = read(plain_drawing(polyline_tags(rectangle(0, 0), layer=r"\U+5EFA\U+7B51"), text))
    assert homes.name == "建筑 (线 lines)"
    assert homes.columns["Text"] == ["一号楼"]
    assert texts.name == "注记 (点 points)"


@pytest.mark.parametrize(
    ("code", "per_metre", "word"), [(4, 1000, "毫米"), (5, 100, "厘米"), (2, 1 / 0.3048, "英尺")]
)
def test_numbers_of_a_national_grid_in_another_unit_become_metres(
    code: int, per_metre: float, word: str
) -> None:
    def draw(drawing: Drawing) -> None:
        drawing.header["$INSUNITS"] = code
        corners = [(x * per_metre, y * per_metre) for x, y in rectangle(WEST, SOUTH)]
        drawing.modelspace().add_lwpolyline(corners, close=True)

    layer = only(drawing_bytes(draw))
    assert layer.shapes[0].bounds == pytest.approx((WEST, SOUTH, WEST + 20, SOUTH + 10))
    assert f"坐标的单位是{word}，已换算成米" in zh(layer)


def test_the_unit_of_a_header_is_not_believed_against_the_numbers() -> None:
    """AutoCAD's template says millimetres, and people draw metres in it."""

    def in_metres(drawing: Drawing) -> None:
        drawing.header["$INSUNITS"] = 4
        outline(drawing.modelspace(), WEST, SOUTH)

    layer = only(drawing_bytes(in_metres))
    assert areas(layer) == pytest.approx([200])
    assert "已按米读取" in zh(layer)

    def plan(drawing: Drawing) -> None:
        drawing.header["$INSUNITS"] = 4
        drawing.modelspace().add_lwpolyline(rectangle(0, 0, 20_000, 10_000), close=True)

    layer = only(drawing_bytes(plan))
    assert areas(layer) == pytest.approx([2e8])
    assert "图纸标明的单位是毫米" in zh(layer)


def test_text_of_a_binary_drawing_is_asked_for() -> None:
    with pytest.raises(ImportRefused) as refused:
        read_bytes(b"AutoCAD Binary DXF\r\n\x1a\x00" + bytes(100), "图.dxf")
    assert "文本 DXF" in refused.value.message("zh")


def test_a_text_inside_four_lines_is_theirs() -> None:
    def draw(drawing: Drawing) -> None:
        for begin, end in (((0, 0), (20, 0)), ((20, 0), (20, 10)), ((20, 10), (0, 10)), ((0, 10), (0, 0.2))):
            drawing.modelspace().add_line(begin, end, dxfattribs={"layer": "建筑"})
        drawing.modelspace().add_line((50, 0), (90, 0), dxfattribs={"layer": "建筑"})
        drawing.modelspace().add_text("一号楼", height=2, dxfattribs={"layer": "注记"}).set_placement((5, 4))

    assert read(drawing_bytes(draw))[0].columns["Text"] == ["一号楼"] * 4 + [None]


def test_millimetres_are_known_by_their_size_where_the_header_says_metres_or_nothing() -> None:
    for code in (0, 6):

        def draw(drawing: Drawing, code: int = code) -> None:
            drawing.header["$INSUNITS"] = code
            corners = [(x * 1000, y * 1000) for x, y in rectangle(WEST, SOUTH)]
            drawing.modelspace().add_lwpolyline(corners, close=True)

        layer = only(drawing_bytes(draw))
        assert layer.shapes[0].bounds == pytest.approx((WEST, SOUTH, WEST + 20, SOUTH + 10))
        assert "坐标的单位是毫米，已换算成米" in zh(layer)
