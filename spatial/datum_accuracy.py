"""How well coordinates of a system can be turned into WGS 84 at a place, as far as PROJ knows."""

from __future__ import annotations

import math
import warnings
from dataclasses import dataclass
from functools import lru_cache

from pyproj import CRS
from pyproj.exceptions import CRSError, ProjError
from pyproj.transformer import AreaOfInterest, TransformerGroup

from base.words import Message, Text
from spatial.gauss_kruger import BEIJING_1954, DATUM_NAMES, XIAN_1980
from spatial.systems import BD09, GCJ02, CoordinateSystem

_TELLING_M = 5.0
"""A shift that a person sees on the map of a community."""
_EARTH_M, _TOLERANCE_M = 6_378_137.0, 0.5
"""The radius that all datums of the satellite age share; between these, PROJ may know no shift, and there is
none to speak of."""
_WINDOW_DEG = 0.05


@dataclass(frozen=True)
class DatumAccuracy:
    """datum: its name. accuracy_m: of the best transformation to WGS 84 at the place; None where PROJ knows
    none and leaves the difference of the datums out."""

    datum: str
    accuracy_m: float | None


def accuracy_messages(system: CoordinateSystem, longitude: float, latitude: float) -> tuple[Text, ...]:
    """A warning where coordinates of this system cannot be placed within a few metres here; else nothing."""
    if system.name in (GCJ02, BD09) or not (abs(longitude) <= 180 and abs(latitude) <= 90):
        return ()
    found = datum_accuracy(system.name, round(longitude, 1), round(latitude, 1))
    if found is None:
        return ()
    if found.accuracy_m is not None:
        if found.accuracy_m <= _TELLING_M:
            return ()
        return (
            Message(
                "From {datum} to WGS 84, PROJ promises no better than {accuracy_m:.0f} m here. Check the "
                "place on the map; two point pairs can be given instead of the coordinate system.",
                datum=DATUM_NAMES.get(found.datum, found.datum),
                accuracy_m=found.accuracy_m,
            ),
        )
    if found.datum in (BEIJING_1954, XIAN_1980):
        return (
            Message(
                "PROJ knows no transformation from {datum} to WGS 84 here (accuracy unknown): the difference "
                "was left out, and everything may lie 50–120 m off. Give two point pairs instead of the "
                "coordinate system (a plan with a local origin), or ask the surveyors for the parameters.",
                datum=DATUM_NAMES.get(found.datum, found.datum),
            ),
        )
    return (
        Message(
            "PROJ knows no transformation from {datum} to WGS 84 here (accuracy unknown): the difference was "
            "left out, and everything may lie some hundred metres off. Give two point pairs instead of the "
            "coordinate system (a plan with a local origin).",
            datum=DATUM_NAMES.get(found.datum, found.datum),
        ),
    )


@lru_cache(maxsize=64)
def datum_accuracy(name: str, longitude: float, latitude: float) -> DatumAccuracy | None:
    """What PROJ knows of a system (code or definition) at a place; None for one that is as good as WGS 84."""
    try:
        crs = CRS.from_user_input(name)
        geodetic = crs.geodetic_crs
        if geodetic is None or geodetic.datum is None:
            return None
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of grids that PROJ would like to download
            group = TransformerGroup(
                crs, "EPSG:4326", always_xy=True, area_of_interest=_around(longitude, latitude)
            )
    except (CRSError, ProjError):
        return None
    datum = geodetic.name if geodetic.name.lower() != "unknown" else geodetic.datum.name
    best = group.transformers[0] if group.transformers else None
    if best is not None and math.isfinite(best.accuracy) and best.accuracy >= 0:
        return DatumAccuracy(datum, float(best.accuracy))
    if best is not None and "ballpark" not in best.description.lower():
        return None  # the file itself gives the parameters
    ellipsoid = geodetic.ellipsoid
    is_modern = ellipsoid is not None and abs(ellipsoid.semi_major_metre - _EARTH_M) <= _TOLERANCE_M
    return None if is_modern else DatumAccuracy(datum, None)


def _around(longitude: float, latitude: float) -> AreaOfInterest:
    south, north = max(latitude - _WINDOW_DEG, -90.0), min(latitude + _WINDOW_DEG, 90.0)
    return AreaOfInterest(
        max(longitude - _WINDOW_DEG, -180.0), south, min(longitude + _WINDOW_DEG, 180.0), north
    )
