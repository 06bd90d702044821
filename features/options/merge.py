"""Merge the options of a packet: insert new ones, update newer ones, duplicate those changed on both sides.

An option, its interventions and its events go together. Where both machines changed one, the one that is
locked keeps the place, for it stands on ballots; else the change that was made first does. The other work
becomes an option of its own, under an id that follows from what was done: both machines, and the same packet
coming again, arrive at the same two options.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select, update

from data.store.event_merge import MergeSummary, Said, add_events, events_by_content, first_apart
from features.feature import PacketPart, PacketTable, Rows, rows_under
from features.options.schema import EVENT, INTERVENTION, LAYOUT_OPTION

Row = dict[str, Any]
_NAME_MAX = 80
"""Of an option's name, as `base.text_limits` has it."""
_STORES_OWN = ("version", "letter", "position", "created_at")
"""Columns in which two states of an option may differ without a different content."""


@dataclass(frozen=True)
class OptionRows:
    """An option with all that belongs to it."""

    option: Row
    interventions: tuple[Row, ...]
    events: tuple[Row, ...]

    @property
    def content(self) -> str:
        """What people see of it."""
        shown = [self.option, *sorted(self.interventions, key=lambda row: str(row["id"]))]
        kept = [{name: row[name] for name in sorted(row) if name not in _STORES_OWN} for row in shown]
        return json.dumps(kept, default=lambda value: bytes(value).hex())


@dataclass(frozen=True)
class _OptionPair:
    """An option as it stands on both machines."""

    here: OptionRows
    there: OptionRows

    @cached_property
    def only_here(self) -> dict[Said, Mapping[str, Any]]:
        """The events here that are not known there, by what they say."""
        known = events_by_content(self.there.events)
        return {
            words: event for words, event in events_by_content(self.here.events).items() if words not in known
        }

    @cached_property
    def only_there(self) -> dict[Said, Mapping[str, Any]]:
        """The events there that are not known here, by what they say."""
        known = events_by_content(self.here.events)
        return {
            words: event
            for words, event in events_by_content(self.there.events).items()
            if words not in known
        }


def units(rows: Mapping[str, Sequence[Row]]) -> list[OptionRows]:
    """The options of a packet in the order of their making. Raises ValueError for a row of none of them."""
    of: dict[str, dict[str, list[Row]]] = {"intervention": defaultdict(list), "event": defaultdict(list)}
    known = {row["id"] for row in rows["layout_option"]}
    for name, by_option in of.items():
        for row in rows[name]:
            if row["option_id"] not in known:
                raise ValueError(name)
            by_option[row["option_id"]].append(row)
    ordered = sorted(rows["layout_option"], key=lambda row: (row["position"], str(row["id"])))
    return [
        OptionRows(row, tuple(of["intervention"][row["id"]]), tuple(of["event"][row["id"]]))
        for row in ordered
    ]


def merge_options(connection: Connection, there: Sequence[OptionRows], summary: MergeSummary) -> None:
    """Merge these options into the store, and count in `summary` what changed."""
    for unit in there:
        _merge(connection, unit, summary)


def _merge(connection: Connection, there: OptionRows, summary: MergeSummary) -> None:
    here = _unit_here(connection, there.option["id"])
    if here is None:
        summary.new += _insert_option_rows(connection, there)
        return
    if here.option["community"] != there.option["community"]:
        raise ValueError("community")
    both = _OptionPair(here, there)
    if here.content == there.content:
        summary.new += add_events(connection, EVENT, here.events, there.events, not both.only_here)
        _raise_versions(connection, there)
    elif both.only_here and both.only_there:
        _split(connection, both, summary)
    elif both.only_there or (not both.only_here and _is_newer(there, here)):
        summary.replaced += not both.only_there
        summary.new += _replace_option(connection, here, there)


def _is_newer(one: OptionRows, other: OptionRows) -> bool:
    """Of two states without any event between them."""
    versions = [sum(row["version"] for row in (unit.option, *unit.interventions)) for unit in (one, other)]
    return (versions[0], one.content) > (versions[1], other.content)


def _split(connection: Connection, both: _OptionPair, summary: MergeSummary) -> None:
    """Keep one work in the place of the option, and the other one as an option of its own."""
    here, there = both.here, both.there
    first_here, first_there = first_apart(both.only_here), first_apart(both.only_there)
    is_locked_here, is_locked_there = (one.option["state"] == "locked" for one in (here, there))
    keeps_ours = (not is_locked_here, first_here) <= (not is_locked_there, first_there)
    other = _option_copy(there, first_there) if keeps_ours else _option_copy(here, first_here)
    if not keeps_ours:
        _delete_content(connection, here.option["id"])
        _replace_option(connection, OptionRows(here.option, (), ()), there)
    if _unit_here(connection, other.option["id"]) is None:
        summary.split += (here.option["name"] or here.option["letter"],)
    _merge(connection, other, summary)


def _delete_content(connection: Connection, option_id: str) -> None:
    """Delete what belongs to the option."""
    for table in (EVENT, INTERVENTION):
        connection.execute(delete(table).where(table.c.option_id == option_id))


def _option_copy(unit: OptionRows, first: tuple[str, str]) -> OptionRows:
    """The work as an option of its own; its words are the people's, so the addition is in both languages."""
    before = unit.option["id"]
    option_id = _id(before, *first)
    ids = {before: option_id} | {row["id"]: _id(option_id, row["id"]) for row in unit.interventions}
    added = "（另一份 other copy）"
    name = f"{unit.option['name'][: _NAME_MAX - len(added)]}{added}"
    return OptionRows(
        {**unit.option, "id": option_id, "name": name},
        tuple(_under(row, ids) for row in unit.interventions),
        tuple(_under(row, ids) for row in unit.events),
    )


def _under(row: Row, ids: Mapping[str, str]) -> Row:
    new: Row = {name: ids.get(row[name], row[name]) for name in ("option_id", "subject_id") if name in row}
    if isinstance(row["id"], str):
        new["id"] = ids[row["id"]]
    for name in ("before", "after"):
        if row.get(name):
            content = row[name]
            new[name] = content | {
                part: ids.get(content[part], content[part]) for part in ("id", "option_id") if part in content
            }
    return {**row, **new}


def _id(*of: str) -> str:
    return hashlib.sha256("\n".join(of).encode()).hexdigest()[:16]


def _unit_here(connection: Connection, option_id: str) -> OptionRows | None:
    found = connection.execute(select(LAYOUT_OPTION).where(LAYOUT_OPTION.c.id == option_id)).first()
    if found is None:
        return None
    of_it = (
        select(INTERVENTION).where(INTERVENTION.c.option_id == option_id),
        select(EVENT).where(EVENT.c.option_id == option_id).order_by(EVENT.c.id),
    )
    interventions, events = (tuple(row._asdict() for row in connection.execute(query)) for query in of_it)
    return OptionRows(found._asdict(), interventions, events)


def _insert_option_rows(connection: Connection, unit: OptionRows) -> int:
    connection.execute(insert(LAYOUT_OPTION), _with_free_letter(connection, unit.option))
    for row in unit.interventions:
        connection.execute(insert(INTERVENTION), row)
    return 1 + len(unit.interventions) + add_events(connection, EVENT, (), unit.events)


def _replace_option(connection: Connection, here: OptionRows, there: OptionRows) -> int:
    """The option here in the state of there; its letter and place stay. How many rows are new."""
    values = {name: value for name, value in there.option.items() if name not in ("letter", "position")}
    _update(connection, LAYOUT_OPTION, values)
    known = {row["id"] for row in here.interventions}
    for row in there.interventions:
        if row["id"] in known:
            _update(connection, INTERVENTION, row)
        else:
            connection.execute(insert(INTERVENTION), row)
    new = sum(row["id"] not in known for row in there.interventions)
    return new + add_events(connection, EVENT, here.events, there.events, with_standing=True)


def _raise_versions(connection: Connection, there: OptionRows) -> None:
    for table, rows in ((LAYOUT_OPTION, (there.option,)), (INTERVENTION, there.interventions)):
        for row in rows:
            older = (table.c.id == row["id"]) & (table.c.version < row["version"])
            connection.execute(update(table).where(older).values(version=row["version"]))


def _update(connection: Connection, table: Any, row: Row) -> None:
    connection.execute(update(table).where(table.c.id == row["id"]).values(row))


def _with_free_letter(connection: Connection, row: Row) -> Row:
    """Two options of two machines may both be called C."""
    table = LAYOUT_OPTION
    of_here = select(table.c.letter).where(table.c.community == row["community"])
    taken = set(connection.execute(of_here).scalars())
    if row["letter"] not in taken:
        return row
    free = (letter for number in range(1, 10_000) if (letter := _letter(number)) not in taken)
    return {**row, "letter": next(free), "position": len(taken)}


def _letter(number: int) -> str:
    return chr(64 + number) if number <= 26 else f"Z{number - 26}"


def _merge_rows(connection: Connection, rows: Rows, summary: MergeSummary) -> None:
    merge_options(connection, units(rows), summary)


def _options(community: str) -> Select[Any]:
    return select(LAYOUT_OPTION.c.id).where(LAYOUT_OPTION.c.community == community)


PACKET = PacketPart(
    (
        PacketTable(LAYOUT_OPTION, rows_under(LAYOUT_OPTION, "id", _options)),
        PacketTable(INTERVENTION, rows_under(INTERVENTION, "option_id", _options), names_layers=True),
        PacketTable(EVENT, rows_under(EVENT, "option_id", _options), "id", names_layers=True),
    ),
    _merge_rows,
)
