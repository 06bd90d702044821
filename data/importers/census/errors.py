"""Errors for files that are no grid of cells with people."""

from __future__ import annotations

from data.importers.errors import ImportRefused


class NoPeopleColumnError(ImportRefused):
    template = (
        "No column of “{file}” is known to count people. Choose it under “Columns”: people, or one "
        "column for each age group."
    )


class CellsWithoutShapeError(ImportRefused):
    template = (
        "“{file}” has no cells: its rows have neither areas nor points. Use areas, or a table with the "
        "middle of each cell (longitude and latitude, or east and north), with WKT or with codes such as "
        "CRS3035RES1000mN2684000E3943000."
    )


class CellSizeUnknownError(ImportRefused):
    template = (
        "“{file}” has the middle of each cell, and how large a cell is cannot be seen from them. Give the "
        "cell size in metres."
    )


class NothingCountedError(ImportRefused):
    template = (
        "No cell of “{file}” has a usable number of people; the first reads “{example}”. Numbers must be 0 "
        "or more. Choose another column."
    )
