"""The drawing for CAD: sound, in place, named shortly, shown at once, and ready to plot."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import ezdxf
import pyogrio
import pytest
import shapely
from ezdxf import recover
from ezdxf.colors import aci2rgb
from ezdxf.document import Drawing

from base.words import Note
from exports import dxf
from exports.dxf_colours import contrast, line_colour, nearest_number
from exports.dxf_text import LONGEST_NAME, layer_name, plain_text
from exports.request import ExportRequest
from exports.sheets.request import SheetRequest
from tests.exports.requests import DAY, empty, file_content, toy

SHARED = "GH-现状-公共空间-老幼都能用"
SCREENS = ((0, 0, 0), (255, 255, 255))


@cache
def drawing(language: str = "zh") -> Drawing:
    """Of the toy town, on A4."""
    return ezdxf.read(io.StringIO(file_content(dxf.EXPORT, toy(language)).decode("gbk")))  # type: ignore[attr-defined]


def sheet_texts(document: Drawing, layout: str) -> list[str]:
    """The texts of the blocks that stand in a layout."""
    blocks = [one.block() for one in document.layouts.get(layout).query("INSERT")]
    return [text.dxf.text for block in blocks for text in block.query("TEXT")]


def of_map(document: Drawing) -> list[str]:
    return [one.dxf.name for one in document.layers if one.dxf.name.startswith(("GH-现状", "GH-A", "GH-B"))]


def test_it_is_sound_and_says_metres(tmp_path: Path) -> None:
    file = tmp_path / "a.dxf"
    file.write_bytes(file_content(dxf.EXPORT, toy()))
    document, audit = recover.readfile(file)
    assert (len(audit.errors), len(audit.fixes)) == (0, 0)
    assert not document.audit().errors
    assert document.dxfversion == "AC1018"
    assert document.header["$INSUNITS"] == 6
    assert document.header["$DWGCODEPAGE"] == "ANSI_936"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_layers_have_short_names_of_their_own_and_a_key(language: str) -> None:
    document = drawing(language)
    names = [one.dxf.name for one in document.layers if one.dxf.name not in ("0", "Defpoints")]
    assert all(name.startswith("GH-") and len(name) <= LONGEST_NAME for name in names)
    assert len({name.lower() for name in names}) == len(names)
    key = sheet_texts(document, {"zh": "图层对照表", "en": "Key to layers"}[language])
    assert set(names) <= set(key)
    meanings = {one.description for one in document.layers if one.dxf.name in names}
    assert len(meanings) == len(names)
    assert {"zh": "现状，公共空间，老幼都能用", "en": "Today, Public spaces, Serves elders and children"}[
        language
    ] in meanings & set(key)


def test_today_is_shown_and_options_are_frozen() -> None:
    document = drawing()
    frozen = {name for name in of_map(document) if document.layers.get(name).is_frozen()}
    assert {name for name in of_map(document) if name.startswith(("GH-A", "GH-B"))} <= frozen
    assert {SHARED, "GH-现状-公共空间-注记", "GH-现状-公共空间-填充"}.isdisjoint(frozen)
    assert {name for name in frozen if name.startswith("GH-现状-需求")}  # nor does the map begin with it
    assert any(name.startswith("GH-A-项目") for name in frozen)
    assert "GH-现状-侵占-已办结或不成立" in frozen  # maps on paper leave them out
    assert "GH-现状-侵占-已核实，未清理" not in frozen


def test_it_opens_on_the_place() -> None:
    document = drawing()
    (view,) = document.viewports.get_config("*Active")
    west, south, east, north = toy().baseline.community.extent.bounds
    width = view.dxf.height * view.dxf.aspect_ratio
    assert view.dxf.center.x - width / 2 < west < east < view.dxf.center.x + width / 2
    assert view.dxf.center.y - view.dxf.height / 2 < south < north < view.dxf.center.y + view.dxf.height / 2
    assert view.dxf.height < 2 * max(north - south, east - west)
    low, high = document.header["$EXTMIN"], document.header["$EXTMAX"]
    corners = [point for one in document.modelspace().query("LWPOLYLINE") for point in one.get_points("xy")]
    assert low[0] <= min(x for x, _ in corners)
    assert high[0] >= max(x for x, _ in corners)
    assert low[1] <= min(y for _, y in corners)
    assert high[1] >= max(y for _, y in corners)
    assert high[0] - low[0] < 10_000


def test_outlines_stand_out_on_black_and_on_white_for_screens_and_for_pens() -> None:
    for layer in drawing().layers:
        if layer.dxf.name.startswith("GH-") and layer.rgb is not None:
            for colour in (layer.rgb, aci2rgb(layer.dxf.color)):
                assert all(contrast(tuple(colour), screen) >= 3 for screen in SCREENS)


def test_contrast_is_that_of_the_standard() -> None:
    """WCAG 2.1: black on white is 21 : 1, #767676 on white the palest grey with 4.5 : 1."""
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((0x76, 0x76, 0x76), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)


def test_a_colour_that_is_seen_everywhere_is_kept_and_its_number_is_near() -> None:
    assert line_colour("#1b9e77") == (0x1B, 0x9E, 0x77)
    assert nearest_number((255, 0, 0)) == 1
    assert nearest_number((128, 128, 128)) == 8


def test_outlines_are_closed_and_where_they_were() -> None:
    outlines = drawing().modelspace().query(f'LWPOLYLINE[layer=="{SHARED}"]')
    assert all(one.closed for one in outlines)
    drawn = sorted(shapely.Polygon(one.get_points("xy")).area for one in outlines)
    assert drawn == pytest.approx([600, 1600])  # S4 and S1, see tests/data/towns.py
    hatched = drawing().modelspace().query('HATCH[layer=="GH-现状-公共空间-填充"]')
    areas = {round(shapely.Polygon([v[:2] for v in one.paths[0].vertices]).area) for one in hatched}
    assert {600, 1600} <= areas
    seat = drawing().modelspace().query('INSERT[layer=="GH-现状-设施-歇脚与无障碍"]').first
    assert seat is not None
    assert seat.dxf.insert.x > 408_000


def test_each_thing_is_named_once_with_text_for_the_plot() -> None:
    texts = [(one.dxf.text, one.dxf.height) for one in drawing().modelspace().query("TEXT")]
    names = [text for text, _ in texts]
    assert {"北院", "石凳", "榕树下", "大公鸡"} <= set(names)
    assert names.count("榕树下") == 1  # in option A alone
    assert names.count("大公鸡") == 2  # in A and in B, which are never shown together
    sheet = drawing().layouts.get(drawing().layouts.names_in_taborder()[1])
    (window,) = (one for one in sheet.query("VIEWPORT") if one.dxf.id > 1)
    scale = window.dxf.view_height / window.dxf.height * 1000
    assert {height for _, height in texts} == {2.5 * round(scale) / 1000}


def test_the_sheet_has_frame_title_block_legend_and_a_window_at_scale() -> None:
    document = drawing()
    name = document.layouts.names_in_taborder()[1]
    sheet = document.layouts.get(name)
    assert (sheet.dxf.paper_width, sheet.dxf.paper_height) == (297, 210)
    (window,) = (one for one in sheet.query("VIEWPORT") if one.dxf.id > 1)
    scale = window.dxf.view_height / window.dxf.height * 1000
    assert scale == pytest.approx(round(scale))
    texts = sheet_texts(document, name)
    assert {"图例", "北", f"1:{round(scale)}", f"1:{round(scale)} (A4)", "图名", "坐标系", "设计"} <= set(
        texts
    )
    assert {"公共空间", "老幼都能用", "口袋公园"} <= set(texts)
    assert name == f"A4 1-{round(scale)}"


def asked(**sheet: object) -> tuple[Drawing, list[Note]]:
    notes: list[Note] = []
    request = ExportRequest(
        toy().baseline, language="zh", made_on=DAY, sheet=SheetRequest(**sheet), note=notes.append
    )  # type: ignore[arg-type]
    return ezdxf.read(io.StringIO(dxf.write(request).decode("gbk"))), notes  # type: ignore[attr-defined]


def test_the_sheet_is_as_it_was_ordered_or_says_why_not() -> None:
    document, notes = asked(paper="A3", scale=5000, organisation="街道办事处")
    assert document.layouts.names_in_taborder()[1] == "A3 1-5000"
    assert "街道办事处" in sheet_texts(document, "A3 1-5000")
    assert notes == []
    document, notes = asked(paper="A4", scale=500)
    assert document.layouts.names_in_taborder()[1] != "A4 1-500"
    assert [one.text.text("zh")[:5] for one in notes] == ["图纸空间改"]


def test_a_community_with_nothing_in_it_has_no_sheet() -> None:
    document = ezdxf.read(io.StringIO(dxf.write(empty()).decode("gbk")))  # type: ignore[attr-defined]
    assert document.layouts.names_in_taborder()[1:] == ["图层对照表", "空白布局"]


def test_gdal_reads_the_chinese(tmp_path: Path) -> None:
    file = tmp_path / "a.dxf"
    file.write_bytes(file_content(dxf.EXPORT, toy()))
    read = pyogrio.read_dataframe(file)
    assert {SHARED, "GH-现状-公共空间-注记"} <= set(read["Layer"])
    assert {"榕树下", "两街镇"} & set(read["Text"].dropna()) or "北院" in set(read["Text"].dropna())


def test_texts_in_a_drawing_are_no_codes() -> None:
    assert plain_text("%%u下划线\\U+4E00^J\n二") == "％％u下划线＼U+4E00＾J 二"
    assert plain_text("ñ𠮷") == "\\U+00F1〓"
    assert layer_name(["a/b", 'c:"d"']) == "GH-a_b-c_d"
    assert layer_name(["现状", "很长的名字" * 9]) == ("GH-现状-" + "很长的名字" * 9)[:31]
    assert layer_name(["A", "x"], {"gh-a-x", "gh-a-x-2"}) == "GH-A-x-3"
