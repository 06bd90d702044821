"""Errors for layers that were read but cannot be placed on the map."""

from __future__ import annotations

from data.importers.errors import ImportRefused


class SystemUnknown(ImportRefused):
    template = (
        "The coordinate system of “{file}” is not chosen yet. Choose one and check its position on the map."
    )


class OutsidePlace(ImportRefused):
    template = (
        "“{file}” is {away_km:,.0f} km from the community, probably because of a wrong coordinate "
        "system. Choose another one, or check whether X and Y are swapped."
    )


class CoordinatesNotFound(ImportRefused):
    template = "“{file}” has no place on the map: {trouble}"
