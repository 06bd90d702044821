"""What is said where PROJ cannot place coordinates well: its own figures, by area of use."""

from __future__ import annotations

import pytest

from spatial.datum_accuracy import accuracy_messages
from spatial.systems import BD09, GCJ02, CoordinateSystem

WUHAN = (114.3, 30.6)
MEIZHOU = (116.1, 24.28)
ESRI_XIAN = (
    'PROJCS["Xian_1980_3_Degree_GK_Zone_38",GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",'
    'SPHEROID["Xian_1980",6378140.0,298.257]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],'
    'PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",38500000.0],PARAMETER["False_Northing",0.0],'
    'PARAMETER["Central_Meridian",114.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],'
    'UNIT["Meter",1.0]]'
)


def words(name: str, place: tuple[float, float], language: str = "zh") -> str:
    return " ".join(message.text(language) for message in accuracy_messages(CoordinateSystem(name), *place))


@pytest.mark.parametrize(
    ("name", "place", "datum"),
    [
        ("EPSG:2435", WUHAN, "北京 1954"),
        ("EPSG:2436", MEIZHOU, "北京 1954"),
        ("EPSG:21420", MEIZHOU, "北京 1954"),
        ("EPSG:2383", WUHAN, "西安 1980"),
        ("EPSG:2362", WUHAN, "西安 1980"),
        ("EPSG:4610", WUHAN, "西安 1980"),
        (ESRI_XIAN, WUHAN, "西安 1980"),
    ],
)
def test_the_old_datums_of_china_say_how_far_off_they_are(
    name: str, place: tuple[float, float], datum: str
) -> None:
    assert datum in words(name, place)
    assert "50–120 米" in words(name, place)
    assert "两个对应点" in words(name, place)
    assert "50–120 m off" in words(name, place, "en")


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("EPSG:4326", WUHAN),
        ("EPSG:4490", WUHAN),
        ("EPSG:4547", WUHAN),
        ("EPSG:4526", WUHAN),
        ("EPSG:32649", WUHAN),
        ("EPSG:3857", WUHAN),
        ("EPSG:2326", (114.17, 22.3)),  # Hong Kong: EPSG says 1 m
        ("EPSG:2154", (2.3, 48.8)),  # France: 1 m
        (GCJ02, WUHAN),
        (BD09, WUHAN),
        ("EPSG:2435", (float("inf"), 0.0)),
        ("+proj=tmerc +lon_0=114 +x_0=500000 +ellps=krass +towgs84=15.8,-154.4,-82.3", WUHAN),
    ],
)
def test_good_systems_say_nothing(name: str, place: tuple[float, float]) -> None:
    assert words(name, place) == ""


def test_a_poor_transformation_says_its_accuracy() -> None:
    """Tokyo datum in Japan: EPSG's best transformation without a grid, code 15483 or 1230, is good to 9 m."""
    assert "9 米" in words("EPSG:4301", (139.7, 35.7))


def test_another_old_datum_without_transformation() -> None:
    assert "几百米" in words("+proj=tmerc +lon_0=114 +x_0=500000 +ellps=clrk66", WUHAN)
