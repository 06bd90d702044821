"""All rows of a packet besides the steps, in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from data.own.merging.renaming import Renamed
from data.own.merging_rows.names import follow_here, with_new_names
from data.own.merging_rows.options import Told, merge_options, units
from data.own.merging_rows.reports import merge_reports
from data.own.merging_rows.votes import merge_votes
from data.own.packet_rows import Rows, from_packet


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
