"""Census grids as offices publish them: which columns count people, and where the cells lie."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely
from pyproj import CRS, Geod, Transformer

from data.importers.census.cell_codes import with_cells_of_codes
from data.importers.census.cell_shapes import needs_cell_size
from data.importers.census.cells import CensusCells, census_cells
from data.importers.census.columns import census_recipe, counts_people
from data.importers.census.errors import (
    CellSizeUnknownError,
    CellsWithoutShapeError,
    NoPeopleColumnError,
    NothingCountedError,
)
from data.importers.files.raw_layers import RawLayer
from data.importers.files.source_file import read_bytes
from data.importers.mapping.errors import CoordinatesNotFound, SystemUnknown
from spatial.systems import CoordinateSystem
from tests.data.importers.files_made import collection, feature, xlsx

HELSINKI = CRS.from_epsg(3067)
UTM51 = CRS.from_epsg(32651)


def layer_of(text: str, name: str = "grid.csv") -> RawLayer:
    return with_cells_of_codes(read_bytes(text.encode(), name).layers[0])


def placed(layer: RawLayer, system: str, crs: CRS, size_m: float = 0.0) -> CensusCells:
    return census_cells(layer, replace(census_recipe(layer), system=CoordinateSystem(system)), crs, size_m)


@pytest.mark.parametrize(
    ("heads", "column"),
    [
        ("GRD_ID,T,M,F,Y_LT15,Y_1564,Y_GE65,EMP,LAND_SURFACE", "T"),
        ("GRD_ID,CNTR_ID,TOT_P_2006,TOT_P_2011,TOT_P_2021", "TOT_P_2021"),
        ("id,population,area", "population"),
        ("cell,POP_TOTAL", "POP_TOTAL"),
        ("编号,人口,人口密度", "人口"),
        ("网格编号,常住人口,男,女", "常住人口"),
        ("X,Y,Z", "Z"),
        ("id,pop_2015,pop_2020", "pop_2020"),
        ("fid,chn_ppp_2020_UNadj", "chn_ppp_2020_UNadj"),
        ("网格,合计", "合计"),
        ("grid_code,pointid", "grid_code"),
    ],
)
def test_the_column_of_people_is_known_by_its_name(heads: str, column: str) -> None:
    row = ",".join("5" for _ in heads.split(","))
    recipe = census_recipe(layer_of(f"{heads}\n{row}\n"))
    assert recipe.columns.get("people") == column


@pytest.mark.parametrize("heads", ["id,area", "id,人口密度", "id,households", "x,y,60岁以上"])
def test_other_columns_count_nobody(heads: str) -> None:
    assert not counts_people(census_recipe(layer_of(f"{heads}\n{','.join('5' for _ in heads.split(','))}\n")))


def test_ages_and_bands_are_read() -> None:
    heads = "编号,0-14岁,15-59岁,60-79岁,80岁以上"
    recipe = census_recipe(layer_of(f"{heads}\n1,1,2,3,4\n"))
    assert recipe.columns == {"child": "0-14岁", "adult": "15-59岁", "id": "编号"}
    assert recipe.sums == {"elder": ("60-79岁", "80岁以上")}
    assert census_recipe(layer_of("GRD_ID,T,Y_LT15\na,1,1\n")).columns["child"] == "Y_LT15"


@pytest.mark.parametrize(
    "code", ["CRS3035RES1000mN4201000E5134000", "1kmN4201E5134", "1kmE5134N4201", "1000mN4201E5134"]
)
def test_codes_of_european_cells_are_squares_of_their_system(code: str) -> None:
    """The corner in the south-west, and a square kilometre: the system keeps areas."""
    cells = placed(layer_of(f"GRD_ID;T\n{code};812\n"), "EPSG:3035", HELSINKI)
    assert cells.people.tolist() == [812]
    to_laea = Transformer.from_crs(HELSINKI, 3035, always_xy=True)
    xy = shapely.transform(cells.shapes[0], to_laea.transform, interleaved=False)
    assert xy.bounds == pytest.approx((5134000, 4201000, 5135000, 4202000), abs=0.01)


def test_middles_in_degrees_are_cells_of_their_spacing() -> None:
    """WorldPop: a cell each thirty seconds of arc, side by side; their ground by the ellipsoid itself."""
    step = 1 / 120
    middles = [(121.4 + step * n, 31.2 + step * m) for n in range(3) for m in range(2)]
    text = "X,Y,Z\n" + "\n".join(f"{x:.9f},{y:.9f},12.25" for x, y in middles)
    cells = placed(layer_of(text), "EPSG:4326", UTM51)
    ground = shapely.box(121.4 - step / 2, 31.2 - step / 2, 121.4 + 2.5 * step, 31.2 + 1.5 * step)
    area_m2 = abs(Geod(ellps="WGS84").geometry_area_perimeter(ground)[0])
    assert shapely.area(cells.shapes).tolist() == pytest.approx([area_m2 / 6] * 6, rel=2e-3)
    assert shapely.union_all(cells.shapes).area == pytest.approx(area_m2, rel=2e-3)


def test_middles_without_rows_and_columns_need_a_size() -> None:
    layer = layer_of("经度,纬度,人口\n121.40001,31.2,5\n121.41312,31.2173,6\n121.43,31.25931,7\n")
    recipe = replace(census_recipe(layer), system=CoordinateSystem("EPSG:4326"))
    assert needs_cell_size(layer, recipe)
    with pytest.raises(CellSizeUnknownError):
        census_cells(layer, recipe, UTM51)
    assert shapely.area(census_cells(layer, recipe, UTM51, 500).shapes) == pytest.approx(250_000)


def test_areas_as_text_and_points_are_cells() -> None:
    wkt = "POLYGON ((121.4 31.2, 121.41 31.2, 121.41 31.21, 121.4 31.21, 121.4 31.2))"
    areas = placed(layer_of(f'id,pop,wkt\n1,30,"{wkt}"\n'), "EPSG:4326", UTM51)
    assert areas.people.tolist() == [30]
    middles = [(121.4, 31.2), (121.41, 31.2), (121.4, 31.21)]
    raw = collection(*(feature({"type": "Point", "coordinates": xy}, 人口=9) for xy in middles))
    points = placed(read_bytes(raw, "p.geojson").layers[0], "EPSG:4326", UTM51)
    assert len(points) == 3
    assert shapely.area(points.shapes) == pytest.approx(shapely.area(areas.shapes[0]), rel=1e-3)


def test_a_workbook_of_a_census_bureau() -> None:
    """第七次人口普查: the total in a row of its own is no cell."""
    rows = [
        ["网格编码", "经度", "纬度", "总人口", "0-14岁", "15-59岁", "60岁及以上"],
        ["A1", 121.4, 31.2, 100, 20, 60, 20],
        ["A2", 121.401, 31.2, 50, 5, 40, 5],
        ["合计", None, None, 150, 25, 100, 25],
    ]
    cells = placed(read_bytes(xlsx(rows), "七普.xlsx").layers[0], "EPSG:4490", UTM51)
    assert cells.names == ("A1", "A2")
    assert cells.people.tolist() == [100, 50]
    assert cells.ages.tolist() == [[20, 60, 20], [5, 40, 5]]


def test_what_is_no_grid_of_people_is_refused() -> None:
    with pytest.raises(NoPeopleColumnError):
        placed(layer_of("x,y,area\n1,2,3\n"), "EPSG:4326", UTM51)
    with pytest.raises(CoordinatesNotFound):
        placed(layer_of("id,pop\n1,2\n2,3\n"), "EPSG:4326", UTM51)
    with pytest.raises(NothingCountedError, match="-9999"):
        placed(layer_of("x,y,pop\n121.4,31.2,-9999\n121.41,31.21,-9999\n"), "EPSG:4326", UTM51)
    street = {"type": "LineString", "coordinates": [[121.4, 31.2], [121.41, 31.2]]}
    lines = read_bytes(collection(feature(street, pop=3)), "l.geojson").layers[0]
    with pytest.raises(CellsWithoutShapeError):
        placed(lines, "EPSG:4326", UTM51)
    layer = layer_of("x,y,pop\n500,200,5\n600,200,6\n")
    with pytest.raises(SystemUnknown):
        census_cells(layer, census_recipe(layer), UTM51)
