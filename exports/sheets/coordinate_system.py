"""The name of a coordinate system as plans in China write it."""

from __future__ import annotations

import re

from pyproj import CRS

from base.words import Message, Text, joined

_CGCS2000 = re.compile(r"CGCS2000 / 3-degree Gauss-Kruger (?:CM (\d+)E|zone (\d+))")
_UTM = re.compile(r"WGS 84 / UTM zone (\d+)([NS])")


def crs_name(crs: CRS) -> Text:
    """Datum, projection, central meridian and EPSG code; other systems by their own name."""
    code = crs.to_epsg()
    name: Text | str = crs.name
    if found := _CGCS2000.fullmatch(crs.name):
        meridian = found[1] or int(found[2]) * 3
        name = Message("CGCS2000 / 3-degree Gauss-Kruger CM {meridian}E", meridian=meridian)
        if zone := found[2]:
            # Chinese maps name the meridian too.
            name = Message("CGCS2000 / 3-degree Gauss-Kruger zone {zone}", zone=zone, meridian=meridian)
    elif found := _UTM.fullmatch(crs.name):
        name = Message("WGS 84 / UTM zone {zone}", zone=found[1] + found[2])
    return joined([name, f" EPSG:{code}" if code else ""], "")
