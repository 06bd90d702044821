"""Names of layers, columns and coordinate systems on the page."""

from __future__ import annotations

import re

from pyproj import CRS
from pyproj.exceptions import CRSError

from base.i18n import Translator
from data.layer_words import COLUMNS, LAYERS
from spatial.systems import BD09, GCJ02

_WITH_NUMBER = range(4513, 4534)
"""CGCS2000 3-degree zones 25 to 45, the zone's number in the easting."""
_WITHOUT_NUMBER = range(4534, 4555)
"""The same zones by their meridian, 75° to 135° east."""
_LONGEST = 40


def system_name(name: str, tr: Translator) -> str:
    """Of an EPSG code, GCJ-02, BD-09, or a definition; its code stands with it."""
    known = {
        GCJ02: tr("GCJ-02 (Amap, Tencent)"),
        BD09: tr("BD-09 (Baidu)"),
        "EPSG:4326": tr("degrees, WGS 84 (EPSG:4326)"),
        "EPSG:4490": tr("degrees, CGCS2000 (EPSG:4490)"),
    }
    if name in known:
        return known[name]
    code = int(found[1]) if (found := re.fullmatch(r"EPSG:(\d+)", name)) else 0
    if code in _WITH_NUMBER:
        return tr("CGCS2000 3-degree zone {zone} (EPSG:{code})", zone=code - 4513 + 25, code=code)
    if code in _WITHOUT_NUMBER:
        return tr(
            "CGCS2000 3-degree, meridian {degrees}° (EPSG:{code})", degrees=3 * (code - 4509), code=code
        )
    return f"{_official(name)} ({name})" if code else _official(name)


def layer_name(layer: str, tr: Translator) -> str:
    """A layer of a community."""
    return tr.name(LAYERS[layer])


def column_name(column: str, tr: Translator) -> str:
    """A column of ours."""
    return tr.name(COLUMNS[column])


def _official(name: str) -> str:
    try:
        return CRS.from_user_input(name).name[:_LONGEST]
    except CRSError:
        return name[:_LONGEST]
