"""Guess the coordinate system of numbers without one: ranked, each with a reason.

A guess is never taken without being asked for: metres of one zone read as those of the next lie 300 km away,
and GCJ-02 lies some 500 m beside the truth.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from pyproj import Proj

from base.words import Message, Text, join_texts
from spatial.gauss_kruger import (
    BEIJING_1954,
    CGCS2000,
    XIAN_1980,
    GaussKrugerZone,
    zone_of_epsg,
    zones_by_meridian,
    zones_numbered,
)
from spatial.gcj02 import in_gcj02_area
from spatial.network import Floats
from spatial.systems import BD09, GCJ02, CoordinateSystem

NEAR_KM = 50.0
"""How far from the known place a layer of the same community may lie."""
OPEN_SCORE = 0.4
"""Of numbers that fit many zones, of which only a known place tells the right one."""

_NORTHING_M = (1_900_000.0, 6_000_000.0)
"""From the south of Hainan to the Amur; the islands farther south are drawn on maps of their own."""
_EASTING_M = (180_000.0, 820_000.0)
"""Without zone number: 500 km is added at the middle, and a zone is at most 320 km wide to each side."""
_UTM_NORTHING_M = (0.0, 9_350_000.0)
_MERCATOR = "EPSG:3857"
_MERCATOR_MOST_M = 20_037_509.0
"""Half way round the globe."""
_MERCATOR_LEAST_M = 1_000_000.0
"""Less, of both numbers, would be off the coast of Guinea, and is a plan."""


@dataclass(frozen=True)
class SystemGuess:
    """system: what the numbers may be; None for a drawing with an origin of its own, which needs point pairs.

    `score` is from 0 to 1, higher is likelier; `reason` says why. `place`: its middle (longitude,
    latitude), None where the system is unknown. `rank`: among guesses that only the place tells apart, the
    kinds that are rarer have a higher one.
    """

    system: CoordinateSystem | None
    score: float
    reason: Text
    place: tuple[float, float] | None = None
    rank: int = 0


def guesses(xy: Floats, near: tuple[float, float] | None = None) -> tuple[SystemGuess, ...]:
    """What (n, 2) numbers may be, the likeliest first; never empty.

    near: longitude and latitude, WGS 84, of a place that the layer is known to lie at; then systems that put
    it more than NEAR_KM away come last.
    """
    finite = np.asarray(xy, dtype=np.float64)
    finite = finite[np.isfinite(finite).all(axis=1)]
    if not len(finite):
        return (_local(),)
    middle = np.median(finite, axis=0)
    found = [_with_place(guess, middle, near) for guess in _candidates(finite, middle, near)]
    ranked = sorted(found, key=lambda guess: (-guess.score, guess.rank))
    return (*ranked, _local()) if not ranked or ranked[0].score < 0.5 else tuple(ranked)


def _candidates(xy: Floats, middle: Floats, near: tuple[float, float] | None) -> Iterator[SystemGuess]:
    low, high = xy.min(axis=0), xy.max(axis=0)
    if np.abs(xy).max() <= 180 and not _is_tiny_drawing(low, high):
        yield from _degrees(middle)
    in_zones = False
    for swapped in (False, True):
        easting, northing = (middle[1], middle[0]) if swapped else (middle[0], middle[1])
        for guess in _zones(float(easting), float(northing), swapped):
            in_zones = True
            yield guess
    for swapped in (False, True):
        easting, northing = (middle[1], middle[0]) if swapped else (middle[0], middle[1])
        yield from _utm(float(easting), float(northing), swapped, near)
        yield from _web_mercator(float(easting), float(northing), swapped, near, in_zones)


def _is_tiny_drawing(low: Floats, high: Floats) -> bool:
    """Numbers around nought that span more than a degree or two are metres of a plan, not degrees."""
    return bool((low <= 0).any() and (high - low).max() > 2)


def _degrees(middle: Floats) -> Iterator[SystemGuess]:
    for swapped in (False, True):
        longitude, latitude = middle[::-1] if swapped else middle
        if not -90 <= latitude <= 90:
            continue
        in_china = bool(in_gcj02_area(np.array([[longitude, latitude]]))[0])
        order = Message("latitude first") if swapped else Message("longitude first")
        yield SystemGuess(
            CoordinateSystem("EPSG:4490" if in_china else "EPSG:4326", swapped),
            0.8 if in_china else 0.3 - 0.2 * swapped,
            Message(
                "the numbers look like degrees, {order}; CGCS2000 and WGS 84 differ by less than a metre",
                order=order,
            ),
        )
        if in_china:
            yield SystemGuess(
                CoordinateSystem(GCJ02, swapped),
                0.6,
                Message("degrees, {order}, if taken from Amap or Tencent", order=order),
            )
            yield SystemGuess(
                CoordinateSystem(BD09, swapped),
                0.5,
                Message("degrees, {order}, if taken from Baidu", order=order),
            )


def _zones(easting: float, northing: float, swapped: bool) -> Iterator[SystemGuess]:
    """Gauss–Krüger zones: with the number before the easting that one, without it all that there are."""
    if not _NORTHING_M[0] <= northing <= _NORTHING_M[1]:
        return
    number, within = divmod(easting, 1_000_000)
    if not _EASTING_M[0] <= within <= _EASTING_M[1]:
        return
    if number == 0:
        for zone in zones_by_meridian():
            yield _by_meridian(zone, swapped)
    for zone in zones_numbered(round(number)):
        yield SystemGuess(
            CoordinateSystem(f"EPSG:{zone.epsg}", swapped),
            _NUMBERED_SCORE[zone.family.datum],
            Message(
                "the easting begins with {zone}, the number of a {width}-degree zone ({meridian}° E){order}",
                zone=zone.number,
                width=zone.family.width_deg,
                meridian=zone.meridian_deg,
                order=_order(swapped),
            ),
        )


_NUMBERED_SCORE = {CGCS2000: 0.9, XIAN_1980: 0.55, BEIJING_1954: 0.5}
"""The numbers of the three differ by less than 200 m: which it is, only the office that made them knows."""
_RANK = {CGCS2000: 0, XIAN_1980: 1, BEIJING_1954: 2}


def _by_meridian(zone: GaussKrugerZone, swapped: bool) -> SystemGuess:
    return SystemGuess(
        CoordinateSystem(f"EPSG:{zone.epsg}", swapped),
        OPEN_SCORE,
        Message(
            "the easting has six digits and no zone number; if the meridian is {meridian}°{order}",
            meridian=zone.meridian_deg,
            order=_order(swapped),
        ),
        rank=_RANK[zone.family.datum],
    )


def _utm(
    easting: float, northing: float, swapped: bool, near: tuple[float, float] | None
) -> Iterator[SystemGuess]:
    """The UTM zone of the known place; where none is known, all zones of China or of the globe."""
    if not (
        _EASTING_M[0] <= easting <= _EASTING_M[1] and _UTM_NORTHING_M[0] <= northing <= _UTM_NORTHING_M[1]
    ):
        return
    in_china = _NORTHING_M[0] <= northing <= _NORTHING_M[1]
    if near is not None:
        zone = min(60, int((near[0] + 180) // 6) + 1)
        zones, south = [zone - 1, zone, zone + 1], near[1] < 0
    else:
        zones, south = list(range(43, 54) if in_china else range(1, 61)), False
    for zone in (one for one in zones if 1 <= one <= 60):
        yield SystemGuess(
            CoordinateSystem(f"EPSG:{(32700 if south else 32600) + zone}", swapped),
            OPEN_SCORE,
            Message(
                "the easting has six digits; if it is UTM, zone {zone}{order}",
                zone=zone,
                order=_order(swapped),
            ),
            rank=3,
        )


def _web_mercator(
    easting: float, northing: float, swapped: bool, near: tuple[float, float] | None, in_zones: bool
) -> Iterator[SystemGuess]:
    """The metres of web maps, where they lie in China, near the known place, or can be nothing else."""
    if not _MERCATOR_LEAST_M <= max(abs(easting), abs(northing)) <= _MERCATOR_MOST_M:
        return
    system = CoordinateSystem(_MERCATOR, swapped)
    place = system.degrees(np.array([[northing, easting] if swapped else [easting, northing]]))[0]
    in_china = bool(in_gcj02_area(place[None])[0])
    is_near = near is not None and _away_km((float(place[0]), float(place[1])), near) <= NEAR_KM
    if in_china or is_near or (near is None and not in_zones):
        yield SystemGuess(
            system,
            0.7 if in_china or is_near else 0.3,
            Message(
                "the numbers look like Web Mercator, the metres of web maps{order}", order=_order(swapped)
            ),
        )


def _order(swapped: bool) -> Text | str:
    return Message(", north first") if swapped else ""


def _with_place(guess: SystemGuess, middle: Floats, near: tuple[float, float] | None) -> SystemGuess:
    """The guess with its place, likelier where that is near what is known and less where it is far."""
    assert guess.system is not None
    longitude, latitude = _place_of(guess.system, middle)
    if near is None or not np.isfinite([longitude, latitude]).all():
        return SystemGuess(guess.system, guess.score, guess.reason, (longitude, latitude), guess.rank)
    away_km = _away_km((longitude, latitude), near)
    if away_km <= NEAR_KM:
        # Several zones may be near; the nearest is the likeliest, by too little to mix up the kinds.
        open_score = 0.85 - 0.001 * away_km - 0.06 * guess.rank
        score = guess.score + 0.1 if guess.score > OPEN_SCORE else open_score
        away = Message("; {away_km:.1f} km from the community", away_km=away_km)
    else:
        score = guess.score * 0.2
        away = Message("; but {away_km:,.0f} km from the community", away_km=away_km)
    reason = join_texts([guess.reason, away], "")
    return SystemGuess(guess.system, score, reason, (longitude, latitude), guess.rank)


def _place_of(system: CoordinateSystem, middle: Floats) -> tuple[float, float]:
    """Longitude and latitude of one point. Of the zones, which are dozens, by the projection alone: that is a
    thousand times quicker than the whole transformation, and wrong by no more than the datums differ."""
    projection = _projection(system.name)
    if projection is None:
        longitude, latitude = system.degrees(middle[None])[0].tolist()
    else:
        x, y = middle[::-1] if system.swapped else middle
        longitude, latitude = projection(float(x), float(y), inverse=True)
    return float(longitude), float(latitude)


@lru_cache(maxsize=256)
def _projection(name: str) -> Proj | None:
    """That of a Gauss–Krüger or UTM zone; None for another system."""
    code = int(name.removeprefix("EPSG:")) if name.startswith("EPSG:") else 0
    if zone := zone_of_epsg(code):
        false_easting_m = 500_000 + 1_000_000 * zone.number * zone.is_numbered
        return Proj(proj="tmerc", lon_0=zone.meridian_deg, x_0=false_easting_m, ellps="GRS80")
    if 32601 <= code <= 32660 or 32701 <= code <= 32760:
        return Proj(proj="utm", zone=code % 100, south=code > 32700, ellps="WGS84")
    return None


def _away_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Along the great circle of a ball; good to a few tenths of a percent."""
    (east_a, north_a), (east_b, north_b) = np.radians(a), np.radians(b)
    half = np.sin((north_a - north_b) / 2) ** 2
    half += np.cos(north_a) * np.cos(north_b) * np.sin((east_a - east_b) / 2) ** 2
    return float(2 * 6371.0 * np.arcsin(np.sqrt(min(1.0, half))))


def _local() -> SystemGuess:
    return SystemGuess(
        None,
        0.1,
        Message("the numbers fit no known system; a plan with a local origin needs two or more point pairs"),
    )
