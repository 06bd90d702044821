"""All rows of a packet besides the steps, in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from base.errors import LintuError
from data.store.event_merge import MergeSummary
from features.feature import Rows
from features.own_community.merging.renaming import RowRenaming
from features.packets.names import follow_here, with_new_names
from features.packets.packet_rows import from_packet, packet_parts


def merge_rows(
    connection: Connection,
    community: str,
    packed: Rows,
    here: Sequence[RowRenaming] = (),
    there: Sequence[RowRenaming] = (),
    heads: Sequence[str] = (),
) -> MergeSummary:
    """Merge the rows. here, there: keys of layers that the store's (the packet's) rows must follow. heads:
    what somebody read off paper, to be compared.

    Raises what the comparison raises, and ValueError, KeyError or IntegrityError for rows that belong to
    nothing of this community.
    """
    rows = with_new_names(from_packet(packed), there)
    _require_of(community, rows)
    follow_here(connection, community, here)
    summary = MergeSummary()
    for part in packet_parts():
        try:
            part.merge(connection, rows, summary)
        except LintuError as error:  # what people could not have entered
            raise ValueError(error.message("en")) from error
    for part in packet_parts():
        if heads and part.compare:
            part.compare(connection, rows, heads)
    return summary


def _require_of(community: str, rows: Mapping[str, Sequence[Mapping[str, object]]]) -> None:
    for table, listed in rows.items():
        if any(row.get("community", community) != community for row in listed):
            raise ValueError(table)
