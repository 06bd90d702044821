"""Names of layers, columns and coordinate systems on the page."""

from __future__ import annotations

import re

from pyproj import CRS
from pyproj.exceptions import CRSError

from base.i18n import Translator
from data.layer_words import COLUMNS, LAYERS
from spatial.gauss_kruger import DATUM_NAMES, GaussKrugerZone, zone_of_epsg
from spatial.systems import BD09, GCJ02

_LONGEST = 40


def system_name(name: str, tr: Translator) -> str:
    """Of an EPSG code, GCJ-02, BD-09, or a definition; its code stands with it."""
    known = {
        GCJ02: tr("GCJ-02 (Amap, Tencent)"),
        BD09: tr("BD-09 (Baidu)"),
        "EPSG:4326": tr("degrees, WGS 84 (EPSG:4326)"),
        "EPSG:3857": tr("Web Mercator, metres of web maps (EPSG:3857)"),
        "EPSG:4490": tr("degrees, CGCS2000 (EPSG:4490)"),
    }
    if name in known:
        return known[name]
    code = int(found[1]) if (found := re.fullmatch(r"EPSG:(\d+)", name)) else 0
    if zone := zone_of_epsg(code):
        return _zone_name(zone, tr)
    return f"{_official(name)} ({name})" if code else _official(name)


def _zone_name(zone: GaussKrugerZone, tr: Translator) -> str:
    """Datum, width, and the number or the meridian: what tells it from its neighbours."""
    datum, width = tr.name(DATUM_NAMES[zone.family.datum]), zone.family.width_deg
    if zone.is_numbered:
        return tr(
            "{datum} {width}-degree zone {zone} (EPSG:{code})",
            datum=datum,
            width=width,
            zone=zone.number,
            code=zone.epsg,
        )
    return tr(
        "{datum} {width}-degree, meridian {degrees}° (EPSG:{code})",
        datum=datum,
        width=width,
        degrees=zone.meridian_deg,
        code=zone.epsg,
    )


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
