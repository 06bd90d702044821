"""A community kept as a folder: community.toml and one GeoJSON a layer (EPSG:4326)."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from pyproj import CRS
from pyproj.exceptions import CRSError
from shapely.errors import ShapelyError

from base.errors import LintuError
from base.late_modules import geopandas as gpd
from base.late_modules import pandas as pd
from base.words import Bilingual, Message, Note, Text
from data.catalogue.model import Catalogue
from data.frames import frame_of
from data.layer_checks import validate_layers
from data.model import SCHEMAS, Community
from spatial.crs import is_metric

ABOUT = "community.toml"
_NOTES = ("statement", "from_study", "assumed")
"""The tables of community.toml that readers of its scores must know."""


class FolderError(LintuError, ValueError):
    """A file of the folder that cannot be read at all."""

    template = "The community's file “{file}” cannot be read: {trouble}"


def read_folder(folder: Path, catalogue: Catalogue) -> Community:
    """The community in `folder`.

    Raises FolderError for a file that cannot be read, and CommunityDataError listing everything that is
    wrong with the layers.
    """
    about = _about(folder / ABOUT)
    crs = _crs(folder / ABOUT, about.get("epsg"))
    layers = {name: _layer(folder / f"{name}.geojson", name, crs) for name in SCHEMAS}
    validate_layers(layers, catalogue)
    return Community(
        key=about["key"],
        name=Bilingual(about["name"]["zh"], about["name"]["en"]),
        crs=crs,
        digest=_digest(folder),
        assumptions=tuple(_note(key, about[key]) for key in _NOTES if key in about),
        warnings=(),
        **layers,
    )


def _about(file: Path) -> Mapping[str, Any]:
    """community.toml, with a key, a name and notes in both languages."""
    about: dict[str, Any] = _parse_file(file, tomllib.loads)
    if not isinstance(about.get("key"), str) or not about["key"]:
        raise _folder_error(file, Message("give the community's short name as key."))
    for table in ("name", *(key for key in _NOTES if key in about)):
        if not _is_bilingual(about.get(table)):
            raise _folder_error(file, Message("{table} needs the texts zh and en.", table=table))
    return about


def _is_bilingual(words: object) -> bool:
    return isinstance(words, dict) and all(isinstance(words.get(key), str) for key in ("zh", "en"))


def _crs(file: Path, epsg: object) -> CRS:
    try:
        crs = CRS.from_epsg(epsg) if isinstance(epsg, int) else None
    except CRSError:
        crs = None
    if crs is None or not is_metric(crs):
        raise _folder_error(
            file,
            Message(
                "epsg = {epsg} is not the code of a projected coordinate system in metres (such as 4548).",
                epsg=epsg,
            ),
        )
    return crs


def _layer(file: Path, name: str, crs: CRS) -> gpd.GeoDataFrame:
    """The layer in the file; an empty one where there is no file."""
    features = _features(file) if file.exists() else []
    if not features:
        return frame_of(name, pd.DataFrame(), [], crs)
    try:
        # Coordinates that are no numbers are kept for `validate_layers`, which names the feature.
        with np.errstate(invalid="ignore"):
            projected = gpd.GeoDataFrame.from_features(features, crs=4326).to_crs(crs)
    except (ShapelyError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise _folder_error(
            file,
            Message("a feature's geometry is not GeoJSON ({error}).", error=error),
        ) from error
    return frame_of(name, projected.drop(columns="geometry"), projected.geometry.to_numpy(), crs)


def _features(file: Path) -> list[dict[str, Any]]:
    collection = _parse_file(file, json.loads)
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list) or not all(_is_feature(feature) for feature in features):
        raise _folder_error(
            file,
            Message("it should be a GeoJSON FeatureCollection, every feature with properties and geometry."),
        )
    return features


def _is_feature(feature: object) -> bool:
    return isinstance(feature, dict) and isinstance(feature.get("properties"), dict) and "geometry" in feature


def _parse_file(file: Path, parse: Callable[[str], Any]) -> Any:
    try:
        return parse(file.read_text("utf-8"))
    except FileNotFoundError as error:
        raise _folder_error(file, Message("there is no such file.")) from error
    except UnicodeDecodeError as error:
        raise _folder_error(file, Message("it is not UTF-8; save it as UTF-8.")) from error
    except (ValueError, RecursionError) as error:
        raise _folder_error(file, Message("it is not well formed ({error}).", error=error)) from error
    except OSError as error:
        raise _folder_error(file, Message("{strerror}.", strerror=error.strerror)) from error


def _folder_error(file: Path, trouble: Text) -> FolderError:
    return FolderError(file=file.name, trouble=trouble)


def _note(key: str, words: dict[str, Any]) -> Note:
    return Note(key, Bilingual(words["zh"], words["en"]), words.get("people"))


def _digest(folder: Path) -> str:
    """Of the names and contents of all files of the community."""
    digest = hashlib.sha256()
    for file in sorted([folder / ABOUT, *folder.glob("*.geojson")]):
        digest.update(file.name.encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
