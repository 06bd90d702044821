"""Errors for layers that were read but cannot be placed on the map."""

from __future__ import annotations

from data.importers.errors import ImportRefused


class SystemUnknown(ImportRefused):
    template = (
        "The coordinate system of “{file}” is not chosen yet. Choose one and check its position on the map."
    )


class LinesOpen(ImportRefused):
    template = (
        "The lines of “{file}” do not close into outlines: their nearest open ends are {nearest_m:.2f} m "
        "apart, and only gaps up to {gap_m:g} m are closed. Close them in CAD (PEDIT, Join), or choose "
        "another layer."
    )


class OutsidePlace(ImportRefused):
    template = (
        "“{file}” is {away_km:,.0f} km from the community, probably because of a wrong coordinate "
        "system. Choose another one, or check whether X and Y are swapped."
    )


class CoordinatesNotFound(ImportRefused):
    template = "“{file}” has no place on the map: {trouble}"
