"""Merge the options of a packet: insert new ones, update newer ones, copy those that went apart.

An option, its interventions and its events go together; `branches` says which work stands at which id. What
both machines did without each other stands in both of them as two options.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import count
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select, update

from data.store.event_merge import MergeSummary, add_events
from features.feature import PacketPart, PacketTable, Rows, rows_under
from features.options.branches import Branch, OptionRows, Row, arrange, origin_id
from features.options.option_changes import letter_at
from features.options.option_history import event_from
from features.options.option_values import intervention_fields, option_fields, options_from
from features.options.schema import EVENT, INTERVENTION, LAYOUT_OPTION


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
    """Merge these options into the store, and count in `summary` what changed.

    Raises what reading them raises, and OptionError for values that people could not have entered.
    """
    families: dict[str, list[OptionRows]] = defaultdict(list)
    for unit in there:
        families[origin_id(unit.option["id"])].append(unit)
    for origin, family in families.items():
        _merge_family(connection, origin, family, summary)


def _require_readable(unit: OptionRows) -> None:
    """Read an option as pages do, and check what people write as if it was written now."""
    (option,) = options_from([unit.option], unit.interventions)
    option_fields(option)
    for intervention in option.interventions:
        intervention_fields(intervention)
    for event in unit.events:
        event_from(event)


def _merge_family(
    connection: Connection, origin: str, there: Sequence[OptionRows], summary: MergeSummary
) -> None:
    """Merge an option and its copies."""
    here = {unit.option["id"]: unit for unit in _family_here(connection, origin)}
    if len({unit.option["community"] for unit in (*here.values(), *there)}) > 1:
        raise ValueError("community")
    branches_here = {option_id: Branch(unit) for option_id, unit in here.items()}
    arranged = arrange([*branches_here.values(), *map(Branch, there)])
    going_on = {
        option_id
        for option_id, branch in branches_here.items()
        if option_id in arranged and branch.events <= arranged[option_id].events
    }
    _delete_content(connection, here.keys() - going_on)
    _delete_options(connection, here.keys() - arranged.keys())
    known = here.keys() | {unit.option["id"] for unit in there}
    for option_id, branch in arranged.items():
        if branch is branches_here.get(option_id):
            continue
        _write(connection, here.get(option_id), branch.at(option_id), option_id in going_on, summary)
        if option_id not in known:
            summary.split += (branch.origin.option["name"] or branch.origin.option["letter"],)


def _write(
    connection: Connection,
    here: OptionRows | None,
    wanted: OptionRows,
    is_going_on: bool,
    summary: MergeSummary,
) -> None:
    """Bring the option at the id of `wanted` into that state, which pages must be able to read."""
    _require_readable(wanted)
    if here is None:
        summary.new += _insert_option_rows(connection, wanted)
        return
    before = here if is_going_on else OptionRows(here.option, (), ())
    new = _replace_option(connection, before, wanted)
    summary.new += new
    summary.replaced += not new and here.content != wanted.content


def _delete_content(connection: Connection, option_ids: Collection[str]) -> None:
    """Delete what belongs to these options."""
    for table in (EVENT, INTERVENTION):
        connection.execute(delete(table).where(table.c.option_id.in_(option_ids)))


def _delete_options(connection: Connection, option_ids: Collection[str]) -> None:
    connection.execute(delete(LAYOUT_OPTION).where(LAYOUT_OPTION.c.id.in_(option_ids)))


def _family_here(connection: Connection, origin: str) -> list[OptionRows]:
    """The option with this id and its copies, as they stand in the store."""
    named = LAYOUT_OPTION.c.id
    query = select(LAYOUT_OPTION).where((named == origin) | named.startswith(f"{origin}-", autoescape=True))
    options = [row._asdict() for row in connection.execute(query.order_by(named))]
    return [_with_content(connection, row) for row in options if origin_id(row["id"]) == origin]


def _with_content(connection: Connection, option: Row) -> OptionRows:
    interventions, events = (
        tuple(
            row._asdict()
            for row in connection.execute(
                select(table).where(table.c.option_id == option["id"]).order_by(table.c.id)
            )
        )
        for table in (INTERVENTION, EVENT)
    )
    return OptionRows(option, interventions, events)


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


def _update(connection: Connection, table: Any, row: Row) -> None:
    connection.execute(update(table).where(table.c.id == row["id"]).values(row))


def _with_free_letter(connection: Connection, row: Row) -> Row:
    """Two options of two machines may both be called C."""
    table = LAYOUT_OPTION
    of_here = select(table.c.letter, table.c.position).where(table.c.community == row["community"])
    taken = {row.letter: row.position for row in connection.execute(of_here)}
    if row["letter"] not in taken:
        return row
    free = next(letter for number in count() if (letter := letter_at(number)) not in taken)
    return {**row, "letter": free, "position": max(taken.values()) + 1}


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
