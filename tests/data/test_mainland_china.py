"""On which side of the border towns lie. Expected: the atlas."""

from __future__ import annotations

import pytest
import shapely

from data.catalogue import load_catalogue
from data.communities import open_path
from data.mainland_china import is_near_its_border, lies_in_mainland_china, outline
from data.notes import warnings_of
from tests.data.importers.osm_text import shared
from tests.data.towns import assess_town, nowhere, town

INSIDE = {
    "Meizhou": (116.10, 24.28),
    "Tsinghua": (116.33, 40.00),
    "Luohu (Shenzhen)": (114.118, 22.545),
    "Zhuhai": (113.545, 22.222),
    "Xiamen": (118.08, 24.48),
    "Zhoushan": (122.11, 30.02),
    "Dandong": (124.37, 40.12),
    "Heihe": (127.50, 50.245),
    "Pingxiang": (106.75, 22.10),
    "Manzhouli": (117.43, 49.59),
    "Ruili": (97.85, 24.01),
    "Hekou": (103.96, 22.53),
}
OUTSIDE = {
    "Helsinki": (24.94, 60.17),
    "Porto Alegre": (-51.2, -30.03),
    "Sheung Shui (Hong Kong)": (114.128, 22.502),
    "Macao": (113.545, 22.195),
    "Kinmen": (118.32, 24.44),
    "Sinuiju": (124.40, 40.10),
    "Blagoveshchensk": (127.53, 50.28),
    "Lang Son": (106.76, 21.85),
    "Zabaikalsk": (117.33, 49.65),
    "Muse": (97.90, 23.99),
    "Lao Cai": (103.97, 22.485),
}


@pytest.mark.parametrize("place", [*INSIDE, *OUTSIDE])
def test_towns_on_either_side(place: str) -> None:
    at = shapely.Point(*(INSIDE | OUTSIDE)[place])
    assert outline().contains(at) == (place in INSIDE)


def test_the_town_lies_inside_and_away_from_borders() -> None:
    assert lies_in_mainland_china(town())
    assert not is_near_its_border(town())
    assert {"outside_china", "near_border"}.isdisjoint(note.key for note in warnings_of(assess_town(town())))


def test_nowhere_is_not_judged() -> None:
    assert lies_in_mainland_china(nowhere())
    assert not is_near_its_border(nowhere())


def test_elsewhere_it_is_said_loudly_with_the_people_who_are_estimated() -> None:
    """An extract from Finland, whose people are all estimated."""
    found = assess_town(open_path(shared("pyrosm_test.osm.pbf"), load_catalogue()))
    assert not lies_in_mainland_china(found.community)
    (note,) = [note for note in warnings_of(found) if note.key == "outside_china"]
    assert note.people == pytest.approx(found.people.sum())
    assert "Guangdong" in note.text.text("en")
