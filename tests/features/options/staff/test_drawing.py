"""Bad shapes sent straight to the event handler: each is answered in words and nothing else is lost."""

from __future__ import annotations

import math
from typing import Any

import geopandas as gpd
import pytest
import shapely

from data.assess import Assessment, assess
from data.catalogue import load_catalogue
from data.communities import SAMPLE, open_community
from features.options import option_store
from features.options.layout_option import LayoutOption
from features.options.presets import preset_intervention
from features.options.staff.drawing import take_event
from features.options.staff.session import arm
from ui.mapview import DrawEvent
from ui.session import ACTOR, notice

CATALOGUE = load_catalogue()


@pytest.fixture(scope="module")
def baseline() -> Assessment:
    return assess(open_community(SAMPLE, CATALOGUE), CATALOGUE)


@pytest.fixture
def option(baseline: Assessment) -> LayoutOption:
    """An option that holds one good park."""
    made = option_store.create_option(SAMPLE, "", ACTOR, 4548)
    park = preset_intervention(CATALOGUE, "pocket_park", square(baseline, 0, 0, 13), "好公园")
    option_store.add_intervention(made.id, park, ACTOR)
    arm("pocket_park")
    return option_store.option(made.id)


def square(baseline: Assessment, dx: float, dy: float, half_m: float) -> shapely.Polygon:
    """Around a spot inside the largest idle space, in the community's CRS."""
    spaces = baseline.community.public_spaces
    idle = spaces[spaces["condition"] == "idle"].geometry
    middle = idle.loc[idle.area.idxmax()].representative_point()
    return shapely.affinity.translate(middle, dx, dy).buffer(half_m, cap_style="square")


def geojson(baseline: Assessment, shape: shapely.Geometry) -> dict[str, Any]:
    degrees = gpd.GeoSeries([shape], crs=baseline.community.crs).to_crs(4326).iloc[0]
    return {"type": shape.geom_type, "coordinates": _lists(degrees)}


def _lists(shape: shapely.Geometry) -> Any:
    if shape.geom_type == "Polygon":
        return [[list(xy) for xy in ring.coords] for ring in (shape.exterior, *shape.interiors)]
    return [list(xy) for xy in shape.coords]


def send(baseline: Assessment, option: LayoutOption, geometry: dict[str, Any] | None) -> None:
    take_event(DrawEvent(1, "drawn", "", geometry), baseline, option.id, "zh")


def bowtie(baseline: Assessment) -> shapely.Polygon:
    x, y = square(baseline, 30, 0, 10).exterior.coords[0]
    return shapely.Polygon([(x, y), (x + 20, y + 20), (x + 20, y), (x, y + 20)])


BAD = {
    "self-crossing": bowtie,
    "zero area": lambda b: shapely.Polygon(list(square(b, 30, 0, 5).exterior.coords[:1]) * 4),
    "under 1 m²": lambda b: square(b, 30, 0, 0.4),
    "outside": lambda b: square(b, 9000, 0, 10),
    "across the border": lambda b: square(b, 0, 0, 900),
    "50 000 vertices": lambda b: square(b, 30, 0, 5).centroid.buffer(12, quad_segs=12_500),
    "a double": lambda b: square(b, 0, 0, 13),
    "a line for an area": lambda b: shapely.LineString(square(b, 0, 0, 9).exterior.coords[:3]),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_shape_is_answered_and_nothing_is_lost(
    baseline: Assessment, option: LayoutOption, name: str
) -> None:
    send(baseline, option, geojson(baseline, BAD[name](baseline)))
    left = notice()
    assert left is not None
    assert len(left.error.message("zh")) > 8
    assert len(left.error.message("en")) > 20
    assert option_store.option(option.id) == option


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Polygon", "coordinates": [[[math.nan, 24.28], [116.1, 24.29], [116.11, 24.28]]]},
        {"type": "Polygon", "coordinates": [[[1e308, 1e308], [-1e308, 0], [0, 1e308], [1e308, 1e308]]]},
        {"type": "Polygon", "coordinates": [[["116.1", None], [{}, []]]]},
        {"type": "Polygon", "coordinates": []},
        {"type": "GeometryCollection", "coordinates": [1]},
        {"type": "Polygon", "coordinates": [[[[[[1]]]]]]},
        None,
    ],
)
def test_junk_is_answered_and_nothing_is_lost(
    baseline: Assessment, option: LayoutOption, geometry: dict[str, Any] | None
) -> None:
    send(baseline, option, geometry)
    assert notice() is not None
    assert option_store.option(option.id) == option


def test_a_good_shape_is_kept_and_clears_the_notice(baseline: Assessment, option: LayoutOption) -> None:
    send(baseline, option, None)
    send(baseline, option, geojson(baseline, square(baseline, 6, 30, 7)))
    assert notice() is None
    assert len(option_store.option(option.id).interventions) == 2


def test_a_locked_option_takes_no_drawing(baseline: Assessment, option: LayoutOption) -> None:
    locked = option_store.set_state(option.id, "locked", ACTOR)
    send(baseline, option, geojson(baseline, square(baseline, 6, 30, 7)))
    left = notice()
    assert left is not None
    assert "锁定" in left.error.message("zh")
    assert option_store.option(option.id).interventions == locked.interventions


def test_an_event_about_a_shape_that_is_gone_changes_nothing(
    baseline: Assessment, option: LayoutOption
) -> None:
    for kind in ("edited", "deleted", "chosen"):
        event = DrawEvent(2, kind, "i-nobody", geojson(baseline, square(baseline, 0, 40, 9)))  # type: ignore[arg-type]
        take_event(event, baseline, option.id, "zh")
    assert option_store.option(option.id) == option
