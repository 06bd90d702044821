"""All rows of a packet besides the steps, in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from features.options.merge import Told, merge_options, units
from features.own_community.merging.renaming import Renamed
from features.packets.names import follow_here, with_new_names
from features.packets.packet_rows import Rows, from_packet
from features.reports.merge import merge_reports
from features.voting.merge import merge_votes


def merge_rows(
    connection: Connection,
    community: str,
    packed: Rows,
    here: Sequence[Renamed] = (),
    there: Sequence[Renamed] = (),
) -> Told:
    """Bring the rows in. here, there: keys of layers that the store's (the packet's) rows must follow.

    Raises ValueError, KeyError or IntegrityError for rows that belong to nothing of this community.
    """
    rows = with_new_names(from_packet(packed), there)
    _require_of(community, rows)
    follow_here(connection, community, here)
    told = Told()
    merge_options(connection, units(rows), told)
    merge_reports(connection, rows, told)
    told.new += merge_votes(connection, rows)
    return told


def _require_of(community: str, rows: Mapping[str, Sequence[Mapping[str, object]]]) -> None:
    for table in ("layout_option", "report", "workshop"):
        if any(row["community"] != community for row in rows[table]):
            raise ValueError(table)
