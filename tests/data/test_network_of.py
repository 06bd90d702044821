"""The kept network: equal when found, built again when anything that made it changes or it is damaged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import shapely

from data.catalogue import Catalogue, load_catalogue
from data.model import Community
from data.network_of import cache_folder, network_of
from spatial.network import WalkingNetwork
from tests.data.towns import assess_town, nowhere, town, with_cell, with_layers


@pytest.fixture(autouse=True)
def networks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LINTU_VAR", str(tmp_path))
    return tmp_path / "networks"


def same(one: WalkingNetwork, other: WalkingNetwork) -> bool:
    return (
        np.array_equal(one.node_xy, other.node_xy)
        and np.array_equal(one.edge_nodes, other.edge_nodes)
        and np.array_equal(one.edge_path, other.edge_path)
        and bool(shapely.equals_exact(one.edge_line, other.edge_line, tolerance=0).all())
    )


def nothing_blocks(catalogue: Catalogue) -> Catalogue:
    kinds = catalogue.encroachment_categories
    shed = replace(kinds["illegal_building"], path_effect="narrows")
    return replace(catalogue, encroachment_categories={**kinds, "illegal_building": shed})


def new_reports_count(catalogue: Catalogue) -> Catalogue:
    states = catalogue.encroachment_states
    return replace(catalogue, encroachment_states={**states, "new": replace(states["new"], counts=True)})


def wider_touch(catalogue: Catalogue) -> Catalogue:
    touch = catalogue.parameters["path_touch_m"]
    wider = replace(touch, figure=replace(touch.figure, value=9.0))
    return replace(catalogue, parameters={**catalogue.parameters, "path_touch_m": wider})


def test_the_town_has_eight_edges_that_name_their_paths() -> None:
    network = network_of(town(), load_catalogue())
    ids = town().paths["id"].to_numpy()[network.edge_path]
    metres = sorted(zip(ids, network.edge_length_m.round(6).tolist(), strict=True))
    assert metres == [
        ("P1", 100), ("P1", 100), ("P1", 200), ("P2", 90), ("P2", 90), ("P3", 200), ("P4", 200), ("P5", 100)
    ]  # fmt: skip
    assert set(ids[network.edge_part > 0]) == {"P5"}


def test_a_kept_network_equals_the_built_one(networks: Path) -> None:
    built = network_of(town(), load_catalogue())
    assert len(list(networks.iterdir())) == 1
    read = network_of(town(), load_catalogue())
    assert read is not built
    assert same(read, built)
    assert read.edge_nodes.dtype == built.edge_nodes.dtype


def test_an_empty_network_is_kept_too(networks: Path) -> None:
    built, read = (network_of(nowhere(), load_catalogue()) for _ in range(2))
    assert len(built) == len(read) == 0
    assert same(read, built)


def test_the_kept_file_is_what_is_read(networks: Path) -> None:
    network_of(town(), load_catalogue())
    (file,) = networks.iterdir()
    with np.load(file) as arrays:
        moved = {**arrays, "node_xy": arrays["node_xy"] + 1.0}
    np.savez(file, **moved)
    assert not same(
        network_of(town(), load_catalogue()), network_of(town_with_other_width(), load_catalogue())
    )


def town_with_other_width() -> Community:
    return with_layers(town(), paths=with_cell(town().paths, "P1", "width_m", 5.0))


@pytest.mark.parametrize(
    ("other", "p2_m"), [(nothing_blocks, 200.0), (new_reports_count, 180.0), (wider_touch, 180.0)]
)
def test_another_catalogue_is_another_network(
    other: Callable[[Catalogue], Catalogue], p2_m: float, networks: Path
) -> None:
    network_of(town(), load_catalogue())
    network = network_of(town(), other(load_catalogue()))
    assert len(list(networks.iterdir())) == 2
    assert network.edge_length_m[network.edge_path == 1].sum() == pytest.approx(p2_m)


def test_other_content_is_another_network(networks: Path) -> None:
    network_of(town(), load_catalogue())
    cleared = with_layers(town(), encroachments=with_cell(town().encroachments, "V5", "status", "closed"))
    assert network_of(cleared, load_catalogue()).edge_length_m.sum() == pytest.approx(1100)
    assert len(list(networks.iterdir())) == 2


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_built_again(share: float, networks: Path) -> None:
    built = network_of(town(), load_catalogue())
    (file,) = networks.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[: int(share * len(whole))])
    assert same(network_of(town(), load_catalogue()), built)
    assert same(network_of(town(), load_catalogue()), built)
    assert len(file.read_bytes()) == len(whole)


def test_flipped_bytes_and_missing_arrays_are_built_again(networks: Path) -> None:
    built = network_of(town(), load_catalogue())
    (file,) = networks.iterdir()
    whole = bytearray(file.read_bytes())
    for place in range(0, len(whole), 97):
        spoiled = bytearray(whole)
        spoiled[place] ^= 0xFF
        file.write_bytes(spoiled)
        assert same(network_of(town(), load_catalogue()), built), place
    np.savez(file, node_xy=built.node_xy)
    assert same(network_of(town(), load_catalogue()), built)
    file.write_text("not an archive")
    assert same(network_of(town(), load_catalogue()), built)


def test_no_half_file_is_left_behind(networks: Path) -> None:
    network_of(town(), load_catalogue())
    assert [file.suffix for file in networks.iterdir()] == [".npz"]
    assert cache_folder() == networks


def test_a_folder_that_cannot_be_written_to_costs_time_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("LINTU_VAR", str(tmp_path / "file"))
    assert assess_town(town()).distance_m[0].min() == pytest.approx(55)
