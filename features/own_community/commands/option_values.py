"""Read what people type behind the options of the commands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from base.words import Message
from features.own_community.errors import OptionUnreadableError

if TYPE_CHECKING:
    from data.importers.mapping.recipe import Pair
    from spatial.systems import CoordinateSystem

_NUMBER = r"\s*([+-]?\d+(?:\.\d+)?)\s*"
_PAIR = re.compile(f"{_NUMBER},{_NUMBER}={_NUMBER},{_NUMBER}")
_FOUR = re.compile(",".join([_NUMBER] * 4))


def system_named(text: str, is_north_first: bool) -> CoordinateSystem | None:
    """The coordinate system of a code ("EPSG:4548", "4548"), a name ("GCJ-02", "wgs84") or WKT; None for "".

    Raises OptionUnreadableError.
    """
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    from spatial.systems import BD09, GCJ02, CoordinateSystem

    if not text:
        return None
    bare = re.sub(r"[\s_-]", "", text).lower()
    known = {"gcj02": GCJ02, "bd09": BD09, "wgs84": "EPSG:4326", "cgcs2000": "EPSG:4490"}
    if bare in known:
        return CoordinateSystem(known[bare], is_north_first)
    name = f"EPSG:{bare}" if bare.isdecimal() else text.strip()
    try:
        code = CRS.from_user_input(name).to_epsg()
    except CRSError:
        raise OptionUnreadableError(
            answer=text, form=Message("a coordinate system"), example="EPSG:4548 / GCJ-02 / BD-09 / WGS84"
        ) from None
    return CoordinateSystem(f"EPSG:{code}" if code else name, is_north_first)


def pairs_of(texts: Iterable[str]) -> tuple[Pair, ...]:
    """Points of a plan with their longitude and latitude. Raises OptionUnreadableError."""
    return tuple(_pair(text) for text in texts)


def _pair(text: str) -> Pair:
    found = _PAIR.fullmatch(text)
    if found is None:
        form = Message("a point of the plan and its longitude and latitude")
        raise OptionUnreadableError(answer=text, form=form, example="0,0=116.1005,24.2805")
    x, y, longitude, latitude = map(float, found.groups())
    return (x, y), (longitude, latitude)


def assignments_of(texts: Iterable[str], example: str) -> dict[str, str]:
    """What stands left of each "=" → what stands right of it. Raises OptionUnreadableError."""
    found = [text.partition("=") for text in texts]
    for text, (left, sign, _) in zip(texts, found, strict=True):
        if not sign or not left.strip():
            raise OptionUnreadableError(answer=text, form=Message("two names"), example=example)
    return {left.strip(): right.strip() for left, _, right in found}


def columns_of(texts: Iterable[str]) -> Mapping[str, str]:
    """Our column → theirs, of texts "theirs=ours"; "=ours" leaves ours out.

    Raises OptionUnreadableError.
    """
    listed = list(texts)
    parts = [text.rpartition("=") for text in listed]
    for text, (_, sign, ours) in zip(listed, parts, strict=True):
        if not sign or not ours.strip():
            raise OptionUnreadableError(answer=text, form=Message("two names"), example="floors=storeys")
    return {ours.strip(): theirs.strip() for theirs, _, ours in parts}


def values_of(texts: Iterable[str]) -> dict[str, dict[str, str]]:
    """Our column → their value → our key, of texts "ours:theirs=key". Raises OptionUnreadableError."""
    found: dict[str, dict[str, str]] = {}
    for text in texts:
        theirs, sign, key = text.rpartition("=")
        ours, colon, value = theirs.partition(":")
        if not sign or not colon or not ours.strip():
            form = Message("a column, a value and what it means")
            raise OptionUnreadableError(answer=text, form=form, example="kind:tianqiao=steps")
        found.setdefault(ours.strip(), {})[value.strip()] = key.strip()
    return found


def rectangle_of(text: str) -> tuple[float, float, float, float]:
    """(longitude, latitude, metres east-west, metres north-south). Raises OptionUnreadableError."""
    found = _FOUR.fullmatch(text)
    if found is None:
        form = Message("longitude, latitude, metres east-west, metres north-south")
        raise OptionUnreadableError(answer=text, form=form, example="116.1013,24.2818,900,700")
    longitude, latitude, east_m, north_m = map(float, found.groups())
    return longitude, latitude, east_m, north_m
