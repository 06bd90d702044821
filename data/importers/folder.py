"""A community kept as a folder: community.toml and one GeoJSON a layer (EPSG:4326)."""

from __future__ import annotations

import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
from pyproj import CRS

from data.catalogue.model import Catalogue
from data.frames import frame_of, validate_layers
from data.model import SCHEMAS, Community
from data.words import Bilingual, Note


_NOTES = ("statement", "from_study", "assumed")
"""The tables of community.toml that readers of its scores must know."""


def read_folder(folder: Path, catalogue: Catalogue) -> Community:
    """The community in `folder`. Raises CommunityDataError listing everything that is wrong with it."""
    about = tomllib.loads((folder / "community.toml").read_text("utf-8"))
    crs = CRS.from_epsg(about["epsg"])
    layers = {name: _layer(folder / f"{name}.geojson", name, crs) for name in SCHEMAS}
    validate_layers(layers, catalogue)
    return Community(
        key=about["key"],
        name=Bilingual(**about["name"]),
        crs=crs,
        digest=_digest(folder),
        assumptions=tuple(_note(key, about[key]) for key in _NOTES if key in about),
        warnings=(),
        **layers,
    )


def _layer(file: Path, name: str, crs: CRS) -> gpd.GeoDataFrame:
    features = json.loads(file.read_text("utf-8"))["features"] if file.exists() else []
    geographic = gpd.GeoDataFrame.from_features(features, crs=4326) if features else None
    if geographic is None:
        return frame_of(name, pd.DataFrame(), [], crs)
    projected = geographic.to_crs(crs)
    return frame_of(name, projected.drop(columns="geometry"), projected.geometry.to_numpy(), crs)


def _note(key: str, words: dict[str, Any]) -> Note:
    return Note(key, Bilingual(words["zh"], words["en"]), words.get("people"))


def _digest(folder: Path) -> str:
    """Of the names and contents of all files of the community."""
    digest = hashlib.sha256()
    for file in sorted([folder / "community.toml", *folder.glob("*.geojson")]):
        digest.update(file.name.encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
