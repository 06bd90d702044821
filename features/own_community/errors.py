"""What can be wrong with a community of one's own."""

from __future__ import annotations

from base.errors import LintuError
from data.store.errors import VersionConflictError


class OwnCommunityError(LintuError, ValueError):
    """A community that cannot be changed as asked. Nothing was changed."""


class CommunityChangedError(OwnCommunityError, VersionConflictError):
    template = (
        "“{name}” was changed by somebody else just now; this was not saved. Check the current "
        "state, then try again."
    )


class NoNameError(OwnCommunityError):
    template = "The community has no name. Give it one, such as “Old Town”."


class NoSuchCommunityError(OwnCommunityError):
    template = (
        "There is no community of your own called “{name}”. Known: {known}. Make one with “lintu new”, or "
        "use one of these."
    )


class UnknownAnswerError(OwnCommunityError):
    template = "“{answer}” is not known here. Possible: {known}."


class OptionUnreadableError(OwnCommunityError):
    template = "“{answer}” cannot be read as {form}. Write it like this: {example}."


class NoCommunityPlaceError(OwnCommunityError):
    template = (
        "The location of the community is not known yet. Draw its boundary, enter longitude and "
        "latitude, or upload a file with a coordinate system."
    )


class NotAPacketError(OwnCommunityError):
    template = (
        "The file “{file}” is not a usable packet ({reason}). Export the .lintu file again on the other "
        "machine."
    )


class OtherThanPacketError(NotAPacketError):
    template = "“{file}” is {kind} and no packet (.lintu). {where}"


class PacketNewerError(OwnCommunityError):
    template = (
        "The packet “{file}” was written by a newer Lintu, which this one cannot read. Upgrade Lintu first."
    )


class PacketStrangerError(OwnCommunityError):
    template = (
        "The community in “{file}” has the key of “{name}” here but no common history: it is a "
        "different community. Nothing was imported; ask the person who gave you the file."
    )


class DifferentSystemsError(OwnCommunityError):
    template = (
        "“{name}” has different coordinate systems on the two machines (EPSG:{here} here, "
        "EPSG:{there} in the packet) and cannot be merged. On one of them, undo until before the "
        "location was set, then export again."
    )


class PacketDoesNotFitError(OwnCommunityError):
    template = (
        "The combined changes of both machines have problems; nothing was imported:\n{problems}\nFix "
        "them on one of the machines and export the packet again."
    )


class NoSuchGroundError(OwnCommunityError):
    template = (
        "This boundary cannot be used: it must be on the globe and enclose an area. Draw it again, "
        "or check whether longitude and latitude are swapped."
    )


class NoOutlineError(OwnCommunityError):
    template = (
        "“{file}” has no closed outline that could be the boundary. Choose another layer, or "
        "export a file with polygons or closed lines."
    )


class TableOutlineError(NoOutlineError):
    template = "“{file}” is a table and has no outline. {where}"


class GroundTooSmallError(OwnCommunityError):
    template = (
        "This area has {area_m2:,.0f} m², less than {limit_m2:,.0f} m²: too small for a community. "
        "Check the coordinate system or the unit of the plan, or draw it again."
    )


class GroundTooLargeError(OwnCommunityError):
    template = (
        "This area has {area_km2:,.0f} km², more than {limit_km2:,.0f} km²: too large for a "
        "community. Choose the outline of the community alone, check the coordinate system, or "
        "draw it again."
    )


class GroundTooLongError(OwnCommunityError):
    template = (
        "This area is {length_km:,.0f} km from corner to corner, more than {limit_km:,.0f} km: too "
        "long for a community. Choose the outlines of the community alone, or draw it again."
    )


class GroundAcrossDateLineError(OwnCommunityError):
    template = (
        "This area lies across the 180° meridian, where longitude jumps from 180 to −180; it cannot be "
        "measured as one. Use the part on one side of it."
    )


class GroundElsewhereError(OwnCommunityError):
    template = (
        "This area is {away_km:,.0f} km from the existing homes, paths and places. Check "
        "longitude, latitude and coordinate system; for another place, create another community."
    )


class NoMatchError(OwnCommunityError):
    template = "No row of “{file}” matches a home here. Use the table of this page and keep its column “id”."


class NoHomesYetError(OwnCommunityError):
    template = (
        "There are no homes yet that the people of the grid could live in. Import or draw the homes first, "
        "then choose the grid again."
    )


class NoHomeInCellsError(OwnCommunityError):
    template = (
        "No home lies in a cell of “{file}”; the nearest cell is {away_km:,.1f} km away. Check the "
        "coordinate system, or choose the grid of this place."
    )


class CellsOverlapError(OwnCommunityError):
    template = (
        "{count} pairs of cells of “{file}” overlap, so their people would count twice: {cells}. Keep one "
        "row for each cell: one year, and people in all or a column for each age group."
    )


class BadCellsError(OwnCommunityError):
    template = (
        "{count} cells of the table are not valid; nothing was saved. Fix these and save again:\n{cells}"
    )


class CellsChangedError(CommunityChangedError):
    template = (
        "{count} cells were changed while you were filling in the table; nothing was saved. Check "
        "the current values; save the table again to apply yours:\n{cells}"
    )


class NothingToEnterError(OwnCommunityError):
    template = (
        "There is no facility, space or compound yet that the entrance could lead into. Draw or "
        "import those first."
    )
