"""The name of a coordinate system as plans in China write it."""

from __future__ import annotations

import re

from pyproj import CRS

from data.words import Bilingual, Text

_CGCS2000 = re.compile(r"CGCS2000 / 3-degree Gauss-Kruger (?:CM (\d+)E|zone (\d+))")
_UTM = re.compile(r"WGS 84 / UTM zone (\d+)([NS])")


def crs_name(crs: CRS) -> Text:
    """Datum, projection, central meridian and EPSG code; other systems by their own name."""
    code = crs.to_epsg()
    epsg = f" EPSG:{code}" if code else ""
    zh = crs.name
    if found := _CGCS2000.fullmatch(crs.name):
        meridian = found[1] or int(found[2]) * 3
        zone = f" {found[2]} 带" if found[2] else ""
        zh = f"CGCS2000 3 度带高斯-克吕格投影{zone} 中央经线 {meridian}°E"
    elif found := _UTM.fullmatch(crs.name):
        zh = f"WGS 84 UTM 投影 {found[1]}{found[2]} 带"
    return Bilingual(zh + epsg, crs.name + epsg)
