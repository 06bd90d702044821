"""Why a layer that was read cannot be laid on the map."""

from __future__ import annotations

from data.importers.errors import ImportRefused


class SystemUnknown(ImportRefused):
    template = (
        "The coordinate system of “{file}” is not chosen yet. Choose one and see on the map whether it fits."
    )


class OutsidePlace(ImportRefused):
    template = (
        "“{file}” lies {away_km:,.0f} km from the community: most likely in another coordinate system. "
        "Choose another one, or check whether X and Y are swapped."
    )
