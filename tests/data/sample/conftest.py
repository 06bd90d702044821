"""The committed sample, read without our own loader."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import networkx as nx
import pytest
from shapely import STRtree

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "data" / "sample" / "xuzhen"
CATALOGUE = ROOT / "data" / "catalogue"


@pytest.fixture(scope="session")
def folder() -> Path:
    """The folder of the committed sample."""
    return FOLDER


@pytest.fixture(scope="session")
def about() -> dict[str, Any]:
    """community.toml."""
    return tomllib.loads((FOLDER / "community.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def raw() -> Callable[[str], dict[str, Any]]:
    """The GeoJSON of a layer as it stands in the file."""

    @cache
    def read(name: str) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads((FOLDER / f"{name}.geojson").read_text(encoding="utf-8"))
        return loaded

    return read


@pytest.fixture(scope="session")
def metric() -> Callable[[str], gpd.GeoDataFrame]:
    """A layer in metres; empty text is None."""

    @cache
    def read(name: str) -> gpd.GeoDataFrame:
        frame = gpd.read_file(FOLDER / f"{name}.geojson").to_crs(4548)
        text = frame.select_dtypes(["object", "string"]).columns
        frame[text] = frame[text].astype(object).where(frame[text].notna(), None)
        return frame

    return read


@pytest.fixture(scope="session")
def network(raw: Callable[[str], dict[str, Any]]) -> nx.Graph:
    """The paths as a graph of their end points, as rounded in the file."""
    graph = nx.Graph()
    for feature in raw("paths")["features"]:
        spots = [tuple(spot) for spot in feature["geometry"]["coordinates"]]
        graph.add_edge(spots[0], spots[-1], id=feature["properties"]["id"])
    return graph


@pytest.fixture(scope="session")
def keys() -> Callable[[str], set[str]]:
    """The keys of a catalogue file."""

    def read(file: str) -> set[str]:
        return set(tomllib.loads((CATALOGUE / file).read_text(encoding="utf-8"))) - {"defaults"}

    return read


@pytest.fixture(scope="session")
def states_that_count() -> set[str]:
    """The states in which an encroachment takes ground from the public."""
    states = tomllib.loads((CATALOGUE / "encroachment_states.toml").read_text(encoding="utf-8"))
    return {key for key, state in states.items() if state["counts"]}


@pytest.fixture(scope="session")
def overlaps() -> Callable[[gpd.GeoSeries, gpd.GeoSeries], list[tuple[int, int]]]:
    """Positions of shapes of two series that share more than a square decimetre."""

    def find(a: gpd.GeoSeries, b: gpd.GeoSeries) -> list[tuple[int, int]]:
        left, right = STRtree(b.array).query(a.array, predicate="intersects")
        pairs = zip(left.tolist(), right.tolist(), strict=True)
        return [(i, j) for i, j in pairs if a.iloc[i].intersection(b.iloc[j]).area > 0.01]

    return find
