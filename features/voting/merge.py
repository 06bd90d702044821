"""Import votes of a packet: each as it came, beside what is here and never in its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, Table, false, select

from data.store.event_merge import MergeSummary
from features.feature import PacketPart, PacketTable, Rows, rows_under
from features.voting.errors import HeadDiffersError
from features.voting.imported.content import TABLES, VoteContent, content_from, content_in, opened_content
from features.voting.imported.imported_rows import (
    add_content,
    add_signature,
    imported_ids,
    imported_rows,
    note_head_compared,
    own_signature,
    signature_rows,
)
from features.voting.imported.verification import require_openable
from features.voting.imported.versions import shown_version
from features.voting.schema import (
    BALLOT,
    CODE_BATCH,
    IMPORTED_VOTE,
    VOTE_EVENT,
    VOTE_SIGNATURE,
    VOTING_CODE,
    WORKSHOP,
)
from features.voting.vote_rows import CLOSED_PHASES

Row = dict[str, Any]
LEAST_HEAD = 20
"""Characters of a head that must be typed: 80 bits."""
_NOT_PASSED_ON = {"imported_at": "", "head_compared_at": "", "wall_step": 0}
"""What is of this machine alone in a row of an imported vote."""


def merge_votes(connection: Connection, rows: Rows, summary: MergeSummary) -> None:
    """Keep the votes that are not here yet. Raises as `require_openable` for one that is not sound."""
    for content in _contents(rows):
        if add_content(connection, content):
            with opened_content(content) as inner:
                require_openable(inner, str(content.vote["id"]))
            summary.new += 1
    for row in rows[VOTE_SIGNATURE.name]:
        add_signature(connection, row)


def compare_heads(connection: Connection, rows: Rows, heads: Sequence[str]) -> None:
    """Remember which imported votes end as somebody read off paper. Raises HeadDiffersError."""
    contents = list(_contents(rows))
    for head in filter(None, map(_plain_head, heads)):
        ending = [one for one in contents if one.head.startswith(head)] if len(head) >= LEAST_HEAD else []
        if not ending:
            raise HeadDiffersError(typed=head, heads=", ".join(sorted({one.head for one in contents})) or "–")
        for one in ending:
            note_head_compared(connection, str(one.vote["id"]), one.digest)


def packed_votes(connection: Connection, community: str) -> dict[str, list[Row]]:
    """What packets brought of votes of a community, and the signatures of those held here."""
    found: dict[str, list[Row]] = {table.name: [] for table in (*TABLES, IMPORTED_VOTE, VOTE_SIGNATURE)}
    for workshop_id in connection.execute(_votes(community)).scalars():
        found[VOTE_SIGNATURE.name].append(dict(own_signature(content_in(connection, workshop_id))))
    for workshop_id in imported_ids(connection, community):
        shown, versions = shown_version(connection, workshop_id), imported_rows(connection, workshop_id)
        if shown is not None:
            for table in TABLES:
                found[table.name] += shown.content.tables[table.name]
            versions = [row for row in versions if row["content_sha256"] != shown.content.digest]
        found[IMPORTED_VOTE.name] += [{**row, **_NOT_PASSED_ON} for row in versions]
        found[VOTE_SIGNATURE.name] += [dict(row) for row in signature_rows(connection, workshop_id)]
    return found


def _contents(rows: Rows) -> Iterator[VoteContent]:
    """The closed votes of a packet, and the versions of them that stand beside. Raises ValueError."""
    for vote in rows[WORKSHOP.name]:
        if vote["phase"] in CLOSED_PHASES:
            yield content_from(rows, vote["id"])
    for row in rows[IMPORTED_VOTE.name]:
        content = content_from(VoteContent(row["content"]).tables, row["workshop_id"])
        if (content.digest, content.vote["community"]) != (row["content_sha256"], row["community"]):
            raise ValueError("imported_vote")
        if content.vote["phase"] not in CLOSED_PHASES:
            raise ValueError("imported_vote.phase")
        yield content


def _plain_head(typed: str) -> str:
    """As it stands in the log, however it was typed."""
    return re.sub(r"[\s\-–—]", "", unicodedata.normalize("NFKC", typed)).lower()


def _votes(community: str) -> Select[Any]:
    wanted = (WORKSHOP.c.community == community) & WORKSHOP.c.phase.in_(CLOSED_PHASES)
    return select(WORKSHOP.c.id).where(wanted)


def _none_of(table: Table) -> PacketTable:
    """A table whose rows `packed_votes` gives."""
    return PacketTable(table, lambda community: select(table).where(false()))


PACKET = PacketPart(
    (
        PacketTable(WORKSHOP, rows_under(WORKSHOP, "id", _votes)),
        PacketTable(CODE_BATCH, rows_under(CODE_BATCH, "workshop_id", _votes)),
        PacketTable(VOTING_CODE, rows_under(VOTING_CODE, "workshop_id", _votes)),
        PacketTable(BALLOT, rows_under(BALLOT, "workshop_id", _votes)),
        PacketTable(VOTE_EVENT, rows_under(VOTE_EVENT, "workshop_id", _votes)),
        _none_of(IMPORTED_VOTE),
        _none_of(VOTE_SIGNATURE),
    ),
    merge_votes,
    elsewhere=packed_votes,
    compare=compare_heads,
)
