"""Require metric coordinates before measuring."""

from __future__ import annotations

from pyproj import CRS

from base.errors import NoCrsError, NotMetricError
from base.late_modules import geopandas as gpd

_CGCS2000_CM_75E = 4534
"""EPSG code of the first 3-degree zone without zone number; the others follow in steps of one."""


def metric_crs_for(longitude: float, latitude: float) -> CRS:
    """The metric CRS that a community at this place (EPSG:4326 degrees) is measured in.

    Inside China the CGCS2000 3-degree Gauss–Krüger zone that surveyors use (116.1° E: EPSG:4548),
    elsewhere the WGS 84 UTM zone. Axes are always taken as x east, y north (`always_xy`).
    """
    if 73.5 <= longitude <= 135.1 and 18.0 <= latitude <= 53.6:
        central_meridian = min(135, max(75, 3 * round(longitude / 3)))
        return CRS.from_epsg(_CGCS2000_CM_75E + (central_meridian - 75) // 3)
    zone = min(60, int((longitude + 180) // 6) + 1)
    return CRS.from_epsg((32600 if latitude >= 0 else 32700) + zone)


def require_metric(frame: gpd.GeoDataFrame, what: str) -> None:
    """Raise unless `frame` can be measured in metres: a planar measure in degrees is an error."""
    if frame.crs is None:
        raise NoCrsError(what=what)
    if not is_metric(frame.crs):
        raise NotMetricError(what=what, crs=frame.crs.to_string())


def is_metric(crs: CRS) -> bool:
    """True for a projected CRS whose axes are both in metres. Web Mercator is refused: its metres are not."""
    if not crs.is_projected or crs.to_epsg() == 3857:
        return False
    return all(axis.unit_name in ("metre", "meter") for axis in crs.axis_info[:2])
