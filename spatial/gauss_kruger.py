"""The Gauss–Krüger zones in use in China: three datums, three or six degrees wide, numbered or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from base.words import Message

CGCS2000, XIAN_1980, BEIJING_1954 = "CGCS2000", "Xian 1980", "Beijing 1954"
DATUM_NAMES = {
    CGCS2000: Message("CGCS2000"),
    XIAN_1980: Message("Xian 1980"),
    BEIJING_1954: Message("Beijing 1954"),
}


@dataclass(frozen=True)
class ZoneFamily:
    """Zones of one datum and width. numbered_epsg: code of the first zone whose number stands before the
    easting; meridian_epsg: of the same zone without it. The codes of the others follow."""

    datum: str
    width_deg: int
    first_zone: int
    last_zone: int
    numbered_epsg: int
    meridian_epsg: int


@dataclass(frozen=True)
class GaussKrugerZone:
    """One zone; `is_numbered` where its number stands before the easting."""

    family: ZoneFamily
    number: int
    is_numbered: bool

    @property
    def meridian_deg(self) -> int:
        """Degrees east of its middle."""
        return 3 * self.number if self.family.width_deg == 3 else 6 * self.number - 3

    @property
    def epsg(self) -> int:
        """Its code."""
        first = self.family.numbered_epsg if self.is_numbered else self.family.meridian_epsg
        return first + self.number - self.family.first_zone


FAMILIES = (
    ZoneFamily(CGCS2000, 3, 25, 45, 4513, 4534),
    ZoneFamily(CGCS2000, 6, 13, 23, 4491, 4502),
    ZoneFamily(XIAN_1980, 3, 25, 45, 2349, 2370),
    ZoneFamily(XIAN_1980, 6, 13, 23, 2327, 2338),
    ZoneFamily(BEIJING_1954, 3, 25, 45, 2401, 2422),
    ZoneFamily(BEIJING_1954, 6, 13, 23, 21413, 21453),
)
"""The likeliest first: since 2018 all new maps must be in CGCS2000."""


def zones_numbered(number: int) -> Iterator[GaussKrugerZone]:
    """The zones with this number before the easting; those of three and six degrees share none."""
    for family in FAMILIES:
        if family.first_zone <= number <= family.last_zone:
            yield GaussKrugerZone(family, number, is_numbered=True)


def zones_by_meridian() -> Iterator[GaussKrugerZone]:
    """The zones without number; those of six degrees are every second one of these."""
    for family in FAMILIES:
        if family.width_deg == 3:
            for number in range(family.first_zone, family.last_zone + 1):
                yield GaussKrugerZone(family, number, is_numbered=False)


@cache
def zone_of_epsg(code: int) -> GaussKrugerZone | None:
    """The zone with this code; None for another system."""
    for family in FAMILIES:
        for number in range(family.first_zone, family.last_zone + 1):
            for is_numbered in (True, False):
                zone = GaussKrugerZone(family, number, is_numbered)
                if zone.epsg == code:
                    return zone
    return None
