"""The formats that a request can be written in. To add one, write a file and name it here."""

from __future__ import annotations

from collections.abc import Mapping

from exports import csv_tables, dxf, geojson, geopackage, handbook, kml, shapefile, xlsx
from exports.everything import everything
from exports.export import Export
from exports.page import page
from exports.sheet_formats import (
    ATLAS_COMPOUNDS,
    ATLAS_GRIDS,
    ATLAS_INTERVENTIONS,
    BOARD,
    BOARD_PNG,
    MAP_PDF,
    MAP_PNG,
)
from exports.slides import meeting
from exports.word import application, report

SINGLE: tuple[Export, ...] = (
    MAP_PDF,
    MAP_PNG,
    report.EXPORT,
    application.EXPORT,
    meeting.EXPORT,
    BOARD,
    BOARD_PNG,
    ATLAS_GRIDS,
    ATLAS_COMPOUNDS,
    ATLAS_INTERVENTIONS,
    xlsx.EXPORT,
    page.EXPORT,
    geopackage.EXPORT,
    shapefile.UTF8,
    shapefile.GBK,
    dxf.EXPORT,
    geojson.EXPORT,
    kml.EXPORT,
    csv_tables.EXPORT,
    handbook.EXPORT,
)
"""In the order in which they are offered: what most people want first."""

FORMATS: Mapping[str, Export] = {one.key: one for one in (*SINGLE, everything(SINGLE))}
"""By key, with the archive at the end."""
