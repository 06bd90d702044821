"""What OpenStreetMap tags mean for walking, living and drawing.

Which tags make a facility or a public space is the catalogue's business; here is what no catalogue changes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from data.catalogue.model import FacilityCategory, TagRule
from data.model import HIGHER

Tags = Mapping[str, str]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# ------------------------------------------------------------------------------------------ walking
#
# The base is the "walk" filter of OSMnx 2 (osmnx/_overpass.py), which leaves out areas, private ways, motor
# roads, cycleways, platforms, what is planned or gone, foot=no, and roads whose sidewalks are drawn on their
# own. Deviations, each for people on foot who live here:
# 1. A cycleway that says foot=yes, designated or permissive is walked. OSMnx drops every cycleway, and with
#    them paths that the mappers opened to walkers.
# 2. access=private is walked inside a named residential area (see `is_private`): the lanes of a compound are
#    how its residents reach their gate. Elsewhere it is left out, as OSMnx does.
# 3. access=no is left out unless foot says otherwise. OSMnx walks it.
# 4. motorroad=yes is left out unless foot says otherwise. OSMnx walks it.
# 5. The outline of a walkable area (a square) is walked, so that the paths that end at it stay joined. OSMnx
#    drops areas.
# 6. Only the values listed here are walked. OSMnx walks unknown ones too (via_ferrata, busway).
# One-way rules never bind walkers.

_ROAD = _words(
    "trunk trunk_link primary primary_link secondary secondary_link tertiary tertiary_link unclassified "
    "residential road"
)
_LANE = _words("living_street service track")
_FOOTWAY = _words("footway pedestrian path bridleway corridor elevator")
_KIND = (
    dict.fromkeys(_ROAD, "road")
    | dict.fromkeys(_LANE, "lane")
    | dict.fromkeys(_FOOTWAY, "footway")
    | {"steps": "steps", "escalator": "steps"}
)
FOOT_ALLOWED = ("yes", "designated", "permissive", "official", "destination")
_SIDEWALKS = ("sidewalk", "sidewalk:both", "sidewalk:left", "sidewalk:right")

DRAWN_ROADS = _ROAD | _words("living_street service pedestrian motorway motorway_link")
"""highway values that the basemap draws."""


def path_kind(tags: Tags) -> str | None:
    """The kind of path that walkers find here, of `data.model`; None where they do not walk."""
    highway, foot_allowed = tags.get("highway", ""), tags.get("foot") in FOOT_ALLOWED
    if highway == "cycleway" and foot_allowed:
        kind: str | None = "footway"
    else:
        kind = _KIND.get(highway)
    if kind is None or not _may_be_walked(tags, foot_allowed):
        return None
    if "crossing" in (tags.get("footway"), tags.get("path"), tags.get("cycleway")) and kind == "footway":
        return "crossing"
    return kind


def _may_be_walked(tags: Tags, foot_allowed: bool) -> bool:
    if tags.get("foot") == "no" or tags.get("service") == "private":
        return False
    if any(tags.get(key) == "separate" for key in _SIDEWALKS):
        return False
    return foot_allowed or (tags.get("access") != "no" and tags.get("motorroad") != "yes")


def is_private(tags: Tags) -> bool:
    """Whether only those who belong here may walk."""
    foot = tags.get("foot")
    return foot == "private" or (tags.get("access") == "private" and foot not in FOOT_ALLOWED)


# ------------------------------------------------------------------------------------------- living

_HOUSES = _words("house detached semidetached_house terrace bungalow farm houseboat static_caravan")
_HOMES = _HOUSES | _words("residential apartments dormitory")
_OTHER_USE = _words(
    "amenity shop office tourism industrial leisure craft healthcare military man_made government "
    "public_transport railway aeroway power religion telecom club"
)
_LANDUSE_WITHOUT_HOMES = _words(
    "industrial commercial retail military railway education institutional religious cemetery port "
    "quarry depot landfill greenhouse_horticulture construction"
)
_AREA_KEYS_WITHOUT_HOMES = ("amenity", "leisure", "tourism", "aeroway", "military", "healthcare")


def is_home(tags: Tags) -> bool:
    """A building that says that people live in it."""
    return tags.get("building") in _HOMES


def is_house(tags: Tags) -> bool:
    """A home of one family, not a block of flats."""
    return tags.get("building") in _HOUSES


def may_be_home(tags: Tags) -> bool:
    """A building that says nothing of its use; what surrounds it must tell."""
    return tags.get("building") == "yes" and not any(tags.get(key, "no") != "no" for key in _OTHER_USE)


def has_homes(tags: Tags) -> bool | None:
    """Whether unspecified buildings in this area are homes: yes, no, or nothing said."""
    if "building" in tags:
        return None
    if tags.get("landuse") == "residential":
        return True
    without = tags.get("landuse") in _LANDUSE_WITHOUT_HOMES or any(
        key in tags for key in _AREA_KEYS_WITHOUT_HOMES
    )
    return False if without else None


def is_compound(tags: Tags) -> bool:
    """A residential area with a name of its own, as 小区 are mapped."""
    return tags.get("landuse") == "residential" and any(names_of(tags))


# ------------------------------------------------------------------------------------------ drawing

_GREEN = {
    "landuse": ("grass", "forest", "meadow", "village_green", "recreation_ground", "orchard", "flowerbed"),
    "natural": ("wood", "scrub", "grassland", "heath", "shrubbery"),
    "leisure": ("park", "garden", "golf_course", "nature_reserve"),
}
_WATER = {
    "natural": ("water", "bay"),
    "waterway": ("riverbank", "dock", "river", "stream", "canal", "ditch", "drain"),
    "landuse": ("basin", "reservoir"),
}


def ground_cover(tags: Tags) -> str | None:
    """ "water", "green" or None."""
    for kind, table in (("water", _WATER), ("green", _GREEN)):
        if any(tags.get(key) in values for key, values in table.items()):
            return kind
    return None


# -------------------------------------------------------------------------------------- reading tags


def matches(tags: Tags, rules: Iterable[TagRule]) -> bool:
    """Whether any rule holds. A tag may list values ("clinic;pharmacy"); "no" never counts for "*"."""
    return any(_matches_one(tags.get(rule.key), rule.values) for rule in rules)


def _matches_one(value: str | None, wanted: Collection[str]) -> bool:
    if value is None:
        return False
    given = {part.strip() for part in value.split(";")}
    return bool(given & set(wanted)) or ("*" in wanted and value != "no")


def category_and_level(tags: Tags, categories: Mapping[str, FacilityCategory]) -> tuple[str, str]:
    """The first category of facilities whose tags match, and the level; ("", "") where none does.

    A station where its own tags match, whatever else it is.
    """
    for key, one in categories.items():
        if matches(tags, one.osm):
            return key, ""
        if matches(tags, one.osm_higher):
            return key, HIGHER
    return "", ""


def is_in_use(tags: Tags) -> bool:
    """False for what is disused, abandoned, or closed to everybody but its owner."""
    gone = any(tags.get(key) == "yes" for key in ("disused", "abandoned", "demolished", "razed"))
    return not gone and tags.get("access") not in ("no", "private")


_GATES = ("gate", "entrance", "kissing_gate", "turnstile", "swing_gate", "lift_gate")


def is_entrance(tags: Tags) -> bool:
    """A door or gate that people may use; emergency exits and delivery doors are none."""
    if tags.get("access") == "no" or tags.get("locked") == "yes":
        return False
    door = tags.get("entrance", "no") not in ("no", "emergency", "exit", "service", "garage", "fire_exit")
    return door or tags.get("barrier") in _GATES


def names_of(tags: Tags) -> tuple[str, str]:
    """(Chinese name, English name), "" where there is none. `name` is what the sign says, here Chinese."""
    chinese = tags.get("name:zh") or tags.get("name:zh-Hans") or tags.get("name", "")
    return _short(chinese), _short(tags.get("name:en", ""))


def _short(name: str) -> str:
    """OSM allows 255 characters; what is longer is no name, and control characters are no text."""
    return "".join(char for char in name if char >= " " and char != "\x7f").strip()[:255]


_LENGTH = re.compile(r"\s*(\d{1,6}(?:[.,]\d{1,6})?)\s*(m|meters?|metres?|米|'|ft)?\s*(?:$|;)")
_M_PER_FOOT = 0.3048


def metres(text: str | None) -> float | None:
    """A length tag in metres ("3", "2.5 m", "10'"); of several the first; None if unreadable or 0."""
    found = _LENGTH.match(text or "")
    if not found:
        return None
    value = float(found.group(1).replace(",", "."))
    return (value * _M_PER_FOOT if found.group(2) in ("'", "ft") else value) or None


def first_number(text: str | None) -> float | None:
    """The number that a tag begins with ("6", "5-6", "6;7"); None where it begins with none."""
    found = re.match(r"\s*(\d{1,6}(?:\.\d{1,6})?)", text or "")
    return float(found.group(1)) if found else None
