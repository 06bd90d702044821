"""The formats that a request can be written in. To add one, write a file and name it here."""

from __future__ import annotations

from collections.abc import Mapping

from exports import csv_tables, dxf, geojson, geopackage, kml, shapefile, xlsx
from exports.everything import everything
from exports.export import Export
from exports.page import page
from exports.slides import meeting
from exports.word import report

SINGLE: tuple[Export, ...] = (
    report.EXPORT,
    meeting.EXPORT,
    xlsx.EXPORT,
    page.EXPORT,
    geopackage.EXPORT,
    shapefile.UTF8,
    shapefile.GBK,
    dxf.EXPORT,
    geojson.EXPORT,
    kml.EXPORT,
    csv_tables.EXPORT,
)
"""In the order in which they are offered: what most people want first."""

FORMATS: Mapping[str, Export] = {one.key: one for one in (*SINGLE, everything(SINGLE))}
"""By key, with the archive of all of them at the end."""
