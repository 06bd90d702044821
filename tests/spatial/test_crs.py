from __future__ import annotations

import geopandas as gpd
import pytest
import shapely
from pyproj import CRS

from base.errors import NoCrsError, NotMetricError
from spatial.crs import metric_crs_for, require_metric


@pytest.mark.parametrize(
    ("longitude", "latitude", "epsg"),
    [
        (116.10, 24.28, 4548),  # Meizhou: CM 117E (standards.md §6)
        (113.0, 23.1, 4547),  # Guangzhou: CM 114E, 112°30'–115°30'
        (101.9, 30.0, 4543),  # CM 102E
        (116.33, 40.0, 4548),  # Beijing
        (24.9, 60.2, 32635),  # Helsinki: UTM 35N
        (151.2, -33.9, 32756),  # Sydney: UTM 56S
    ],
)
def test_the_zone_that_surveyors_use(longitude: float, latitude: float, epsg: int) -> None:
    assert metric_crs_for(longitude, latitude).to_epsg() == epsg


@pytest.mark.parametrize("crs", [4326, 4490, 3857])
def test_degrees_and_web_mercator_are_refused_in_both_languages(crs: int) -> None:
    frame = gpd.GeoDataFrame(geometry=[shapely.Point(116.1, 24.28)], crs=crs)
    with pytest.raises(NotMetricError) as caught:
        require_metric(frame, "grids")
    assert f"EPSG:{crs}" in caught.value.message("zh")
    assert f"EPSG:{crs}" in caught.value.message("en")
    assert "grids" in caught.value.message("zh")


def test_a_layer_without_a_crs_is_refused() -> None:
    with pytest.raises(NoCrsError):
        require_metric(gpd.GeoDataFrame(geometry=[shapely.Point(0, 0)]), "paths")


def test_feet_are_refused() -> None:
    frame = gpd.GeoDataFrame(geometry=[shapely.Point(0, 0)], crs=CRS.from_epsg(2263))
    with pytest.raises(NotMetricError):
        require_metric(frame, "paths")


def test_metres_pass() -> None:
    require_metric(gpd.GeoDataFrame(geometry=[shapely.Point(0, 0)], crs=4548), "paths")
