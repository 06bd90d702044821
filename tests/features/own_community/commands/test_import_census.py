"""`lintu import COMMUNITY census FILE`: a grid shared out, or what must be decided first."""

from __future__ import annotations

from pathlib import Path

import pytest
import shapely

from data.store.open_store import the_store
from features.own_community.community_versions import own, steps
from tests.data.importers.files_made import collection, feature
from tests.features.own_community.commands.test_import import _own_installation as own_installation
from tests.features.own_community.commands.test_import import (
    answer,
    community,
    counted,
    homes,
    written,
)

__all__ = ["community", "own_installation"]


@pytest.fixture
def with_homes(community: str, tmp_path: Path) -> str:
    """The community with three homes, 180 people by their households' table."""
    file = tmp_path / "homes.gpkg"
    counted().to_file(file, driver="GPKG")
    code, values = answer("import", community, "residences", file)
    assert code == 0, values
    return community


def test_a_grid_is_shared_out_once_it_is_not_a_dry_run(with_homes: str, tmp_path: Path) -> None:
    cell = shapely.box(116.0985, 24.2775, 116.1035, 24.2825)
    far = shapely.box(10, 50, 11, 51)
    cells = [feature(cell.__geo_interface__, TOT_P_2021=360), feature(far.__geo_interface__, TOT_P_2021=9)]
    file = written(tmp_path, "grid.geojson", collection(*cells))
    known = len(steps(the_store(), with_homes))
    code, values = answer("import", with_homes, "census", file, "--dry-run")
    assert (code, values["taken"]) == (0, None)
    assert values["columns"]["people"] == "TOT_P_2021"
    assert values["people_in_all_homes"] == {"before": pytest.approx(180), "after": pytest.approx(360)}
    assert values["cells"] == {"here": 1, "elsewhere": 1, "without_homes": 0}
    assert len(steps(the_store(), with_homes)) == known
    code, values = answer("import", with_homes, "census", file)
    assert code == 0
    assert homes(with_homes)[["elder", "adult", "child"]].to_numpy().sum() == pytest.approx(360)
    assert homes(with_homes)["households"].tolist() == [12, 24, 36]
    assert len(steps(the_store(), with_homes)) == known + 1
    assert {note.key for note in own(the_store(), with_homes).state.notes["census"]} >= {"people_from_census"}


def test_a_table_asks_for_its_system_and_a_cell_size(with_homes: str, tmp_path: Path) -> None:
    file = written(tmp_path, "grid.csv", "经度,纬度,人口\n116.1011,24.28031,360\n".encode())
    code, values = answer("import", with_homes, "census", file)
    assert code == 1
    assert [one["option"] for one in values["questions"]] == ["--crs"]
    code, values = answer("import", with_homes, "census", file, "--crs", "EPSG:4490")
    assert (code, values["refused"]["kind"]) == (2, "CellSizeUnknownError")
    code, values = answer("import", with_homes, "census", file, "--crs", "EPSG:4490", "--cell-size", "300")
    assert code == 0
    assert values["people_in_all_homes"]["after"] == pytest.approx(360)


def test_no_homes_no_grid(community: str, tmp_path: Path) -> None:
    cell = shapely.box(116.1, 24.28, 116.11, 24.29)
    file = written(tmp_path, "grid.geojson", collection(feature(cell.__geo_interface__, pop=360)))
    code, values = answer("import", community, "census", file)
    assert (code, values["refused"]["kind"]) == (2, "NoHomesYetError")
