from __future__ import annotations

from data.catalogue import load_catalogue
from data.layer_checks import validate_layers
from features.own_community.spatial_references import belonging
from tests.data.repair.dirty import box, frame, homes, layers


def test_new_grids_take_over_the_homes_that_lie_in_them() -> None:
    made = layers(
        grids=frame("grids", [box(0, 0, 50, 50), box(50, 0, 50, 50)]),
        residences=homes(box(5, 5, 9, 9), box(60, 5, 9, 9), box(70, 5, 9, 9), grid=["old", "old", "g0"]),
        entrances=frame("entrances", [box(0, 0, 1, 1).centroid], of=["gone"]),
    )
    found = belonging(made)
    # The third names a grid that is there: people may count a home elsewhere than where it stands.
    assert found["residences"]["grid"].tolist() == ["g0", "g1", "g0"]
    assert len(found["entrances"]) == 0
    assert made["residences"]["grid"].tolist() == ["old", "old", "g0"]
    validate_layers(found, load_catalogue())
