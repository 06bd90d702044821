"""Guess the coordinate system of numbers without one: ranked, each with a reason.

A guess is never taken without being asked for: metres of one zone read as those of the next lie 300 km away,
and GCJ-02 lies some 500 m beside the truth.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from base.words import Message, Text, join_texts
from spatial.gcj02 import in_gcj02_area
from spatial.network import Floats
from spatial.systems import BD09, GCJ02, CoordinateSystem

NEAR_KM = 50.0
"""How far from the known place a layer of the same community may lie."""

_FIRST_ZONE, _LAST_ZONE = 25, 45
_EPSG_ZONE_0 = 4513 - _FIRST_ZONE
"""CGCS2000 3-degree zones with the zone number in the easting: 4513 is zone 25, 4527 zone 39."""
_EPSG_MERIDIAN_0 = 4534 - _FIRST_ZONE
"""The same zones without the number: 4534 is 75° E, 4548 is 117° E."""
_NORTHING_M = (1_900_000.0, 6_000_000.0)
"""From the south of Hainan to the Amur; the islands farther south are drawn on maps of their own."""
_EASTING_M = (200_000.0, 800_000.0)
"""Without zone number: 500 km is added at the middle, and a zone is at most 170 km wide to each side."""


@dataclass(frozen=True)
class SystemGuess:
    """system: what the numbers may be; None for a drawing with an origin of its own, which needs point pairs.

    `score` is from 0 to 1, higher is likelier; `reason` says why. `place`: its middle (longitude,
    latitude), None where the system is unknown.
    """

    system: CoordinateSystem | None
    score: float
    reason: Text
    place: tuple[float, float] | None = None


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
    found = [_with_place(guess, middle, near) for guess in _candidates(finite, middle)]
    ranked = sorted(found, key=lambda guess: -guess.score)
    return (*ranked, _local()) if not ranked or ranked[0].score < 0.5 else tuple(ranked)


def _candidates(xy: Floats, middle: Floats) -> Iterator[SystemGuess]:
    low, high = xy.min(axis=0), xy.max(axis=0)
    if np.abs(xy).max() <= 180 and not _is_tiny_drawing(low, high):
        yield from _degrees(middle)
    for swapped in (False, True):
        easting, northing = (middle[1], middle[0]) if swapped else (middle[0], middle[1])
        yield from _zones(float(easting), float(northing), swapped)


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
    """CGCS2000 3-degree zones: with the number before the easting one, without it all that there are."""
    if not _NORTHING_M[0] <= northing <= _NORTHING_M[1]:
        return
    order = Message(", north first") if swapped else ""
    zone, within = divmod(easting, 1_000_000)
    if not _EASTING_M[0] <= within <= _EASTING_M[1]:
        return
    if _FIRST_ZONE <= zone <= _LAST_ZONE:
        meridian = 3 * round(zone)
        yield SystemGuess(
            CoordinateSystem(f"EPSG:{_EPSG_ZONE_0 + round(zone)}", swapped),
            0.9,
            Message(
                "the easting begins with {zone:.0f}, the number of a 3-degree zone ({meridian}° E){order}",
                zone=zone,
                meridian=meridian,
                order=order,
            ),
        )
    elif zone == 0:
        for number in range(_FIRST_ZONE, _LAST_ZONE + 1):
            yield SystemGuess(
                CoordinateSystem(f"EPSG:{_EPSG_MERIDIAN_0 + number}", swapped),
                0.4,
                Message(
                    "the easting has six digits and no zone number; if the meridian is {meridian}°{order}",
                    meridian=3 * number,
                    order=order,
                ),
            )


def _with_place(guess: SystemGuess, middle: Floats, near: tuple[float, float] | None) -> SystemGuess:
    """The guess with its place, likelier where that is near what is known and less where it is far."""
    assert guess.system is not None
    longitude, latitude = guess.system.degrees(middle[None])[0].tolist()
    if near is None or not np.isfinite([longitude, latitude]).all():
        return SystemGuess(guess.system, guess.score, guess.reason, (longitude, latitude))
    away_km = _away_km((longitude, latitude), near)
    if away_km <= NEAR_KM:
        # Several zones may be near; the nearest is the likeliest, by too little to mix up the kinds.
        score = guess.score + 0.1 if guess.score > 0.4 else 0.85 - 0.001 * away_km
        away = Message("; {away_km:.1f} km from the community", away_km=away_km)
    else:
        score = guess.score * 0.2
        away = Message("; but {away_km:,.0f} km from the community", away_km=away_km)
    return SystemGuess(guess.system, score, join_texts([guess.reason, away], ""), (longitude, latitude))


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
