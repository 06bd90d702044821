"""Numbers and coordinate systems as they stand on sheets."""

from __future__ import annotations

import math
import re

import shapely
from pyproj import CRS

from base.words import Message, Text, join_texts

NOTHING = "–"
_WAN = 10_000
_CGCS2000 = re.compile(r"CGCS2000 / 3-degree Gauss-Kruger (?:CM (\d+)E|zone (\d+))")
_UTM = re.compile(r"WGS 84 / UTM zone (\d+)([NS])")


def money(cny: float, language: str) -> str:
    """Yuan; in Chinese in units of ten thousand from there on."""
    if language != "zh":
        return f"¥{cny:,.0f}"
    return f"{cny / _WAN:,.1f} 万元" if cny >= _WAN else f"{cny:,.0f} 元"


def size(shape: shapely.Geometry) -> str:
    """Area or length; nothing for a point."""
    if shape.area > 0:
        return f"{shape.area:,.0f} m²"
    return f"{shape.length:,.0f} m" if shape.length > 0 else NOTHING


def number(value: float, decimals: int = 0) -> str:
    """Grouped and rounded; a dash where there is none."""
    return f"{value:,.{decimals}f}" if math.isfinite(value) else NOTHING


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
    return join_texts([name, f" EPSG:{code}" if code else ""], "")
