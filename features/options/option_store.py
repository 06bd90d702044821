"""Store layout options: every call is one transaction, and what it returns is on disk.

Every change is recorded as an event by `actor` in the same transaction. A change to an option that is locked
or archived raises LockedOptionError, an unknown id UnknownOptionError or UnknownInterventionError, something
that can't be kept another OptionError, a database that can't be used a StoreError; in all these cases nothing
has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from base.text_limits import KEY_MAX, NAME_MAX, storable_text
from base.words import Message
from data.store.damaged_rows import readable
from data.store.open_store import the_store
from data.store.rows import Row
from features.options import option_rows as rows
from features.options.change_summary import ChangeSummary, summary_of
from features.options.events import Subject, event_rows, first_undone, last_actor, last_live
from features.options.intervention import Intervention
from features.options.layout_option import LayoutOption, State
from features.options.option_changes import (
    actor_name,
    change_intervention,
    change_option,
    find_intervention,
    find_open_option,
    find_option,
    free_id,
    insert_interventions,
    insert_option,
    new_id,
    refuse_stale,
)
from features.options.option_errors import (
    NothingToRedoError,
    NothingToUndoError,
    OptionConflictError,
    OptionError,
    UnknownInterventionError,
)
from features.options.option_history import Kind, OptionEvent, event_from
from features.options.option_values import (
    OPTION_NAME,
    intervention_fields,
    intervention_from,
    option_fields,
    option_from,
    options_from,
)
from features.options.undo import redo_first, undo_last

_COMMUNITY = Message("community")
_STATE_KINDS: dict[State, Kind] = {"open": "reopen", "locked": "lock", "archived": "archive"}


def options_of(community: str, include_archived: bool = False) -> tuple[LayoutOption, ...]:
    """The community's options in the order of their making, their interventions in the order of drawing."""
    states = ["open", "locked", *(["archived"] if include_archived else [])]
    with the_store().reading() as connection:
        return _readable(connection, rows.option_rows(connection, community, states))[0]


def damaged_options(community: str) -> tuple[str, ...]:
    """Ids of the community's options whose rows make no sense; the others are listed without them."""
    with the_store().reading() as connection:
        every = rows.option_rows(connection, community, ["open", "locked", "archived"])
        return _readable(connection, every)[1]


def _readable(
    connection: Connection, options: Sequence[Row]
) -> tuple[tuple[LayoutOption, ...], tuple[str, ...]]:
    return readable(
        options,
        lambda some: options_from(some, rows.intervention_rows(connection, [row["id"] for row in some])),
    )


def option(option_id: str) -> LayoutOption:
    """The option with this id."""
    with the_store().reading() as connection:
        return _whole(connection, option_id)


def create_option(community: str, name: str, actor: str, epsg: int = 0) -> LayoutOption:
    """A new, empty option with the next free letter. `epsg` is the community's CRS; 0 where nobody says."""
    storable_text(community, _COMMUNITY, KEY_MAX)
    fields = {
        "name": storable_text(name, OPTION_NAME, NAME_MAX),
        "description": "",
        "budget_cny": 0.0,
    }
    with the_store().writing() as connection:
        return option_from(insert_option(connection, fields, community, epsg, actor, "create"))


def copy_option(option_id: str, actor: str) -> LayoutOption:
    """A new, open option with the next free letter and all else the same; any option can be copied.

    The interventions get ids of their own. The copy's undo begins after the copying.
    """
    with the_store().writing() as connection:
        original = _whole(connection, option_id)
        fields = option_fields(original)
        copy = insert_option(connection, fields, original.community, original.epsg, actor, "copy")
        copied = [(new_id(), intervention_fields(one)) for one in original.interventions]
        insert_interventions(connection, copy, copied, actor, "copy")
        return _whole(connection, copy["id"])


def save_option(option: LayoutOption, actor: str) -> LayoutOption:
    """Save a changed name, description or budget; the rest of `option` is ignored.

    Raises OptionConflictError with both, unless `version` is the stored one.
    """
    fields = option_fields(option)
    with the_store().writing() as connection:
        before = find_open_option(connection, option.id)
        if before["version"] != option.version:
            raise OptionConflictError(option_from(before), option, last_actor(connection, option.id))
        change_option(connection, before, fields, actor, "edit")
        return _whole(connection, option.id)


def set_state(option_id: str, state: State, actor: str) -> LayoutOption:
    """Lock, archive or open again. An undo never changes the state."""
    with the_store().writing() as connection:
        before = find_option(connection, option_id)
        if before["state"] != state:
            change_option(connection, before, {"state": state}, actor, _STATE_KINDS[state])
        return _whole(connection, option_id)


def add_intervention(option_id: str, intervention: Intervention, actor: str) -> Intervention:
    """Store a new intervention as version 1, under its id unless that is in use or not plain."""
    fields = intervention_fields(intervention)
    with the_store().writing() as connection:
        of_option = find_open_option(connection, option_id)
        new = [(free_id(connection, intervention.id), fields)]
        return intervention_from(insert_interventions(connection, of_option, new, actor, "add")[0])


def save_intervention(option_id: str, intervention: Intervention, actor: str) -> Intervention:
    """Save a changed intervention. Raises ConflictError with both, unless `version` is the stored one.

    Saved over a removed one with the version that RemovedMeanwhileError brought, it comes back.
    """
    fields = {**intervention_fields(intervention), "removed": False}
    with the_store().writing() as connection:
        of_option = find_open_option(connection, option_id)
        before = find_intervention(connection, of_option, intervention.id)
        refuse_stale(connection, before, intervention)
        return intervention_from(change_intervention(connection, before, fields, actor, "save"))


def remove_intervention(option_id: str, intervention_id: str, actor: str, version: int | None = None) -> None:
    """Take an intervention out. Given the `version` that was seen, raises ConflictError if it is not the
    stored one."""
    with the_store().writing() as connection:
        of_option = find_open_option(connection, option_id)
        before = find_intervention(connection, of_option, intervention_id)
        if before["removed"]:
            raise UnknownInterventionError(letter=of_option["letter"], intervention_id=intervention_id)
        if version is not None:
            refuse_stale(connection, before, replace(intervention_from(before), version=version))
        change_intervention(connection, before, {"removed": True}, actor, "remove")


def undo(option_id: str, actor: str, subject: Subject = "intervention") -> LayoutOption:
    """Take back the last change to the interventions, or to the option's settings, whoever made it.

    Everything is exactly as it was, except that versions go on upwards. Raises NothingToUndoError.
    """
    return _move(option_id, actor, subject, undo_last, NothingToUndoError)


def redo(option_id: str, actor: str, subject: Subject = "intervention") -> LayoutOption:
    """Make the change again that was taken back last. Raises NothingToRedoError."""
    return _move(option_id, actor, subject, redo_first, NothingToRedoError)


def next_undo(option_id: str, subject: Subject = "intervention") -> ChangeSummary | None:
    """The change that `undo` would take back; None where there is none."""
    with the_store().reading() as connection:
        return summary_of(last_live(connection, option_id, subject))


def next_redo(option_id: str, subject: Subject = "intervention") -> ChangeSummary | None:
    """The change that `redo` would make again; None where there is none."""
    with the_store().reading() as connection:
        return summary_of(first_undone(connection, option_id, subject))


def history(option_id: str, last: int | None = None) -> tuple[OptionEvent, ...]:
    """Everything that happened to the option, oldest first; or only the `last` events of it."""
    with the_store().reading() as connection:
        find_option(connection, option_id)
        return tuple(event_from(row) for row in event_rows(connection, option_id, last))


def _move(
    option_id: str,
    actor: str,
    subject: Subject,
    move: Callable[[Connection, str, str, Subject], bool],
    nothing: type[OptionError],
) -> LayoutOption:
    with the_store().writing() as connection:
        of_option = find_open_option(connection, option_id)
        if not move(connection, option_id, actor_name(actor), subject):
            raise nothing(letter=of_option["letter"])
        return _whole(connection, option_id)


def _whole(connection: Connection, option_id: str) -> LayoutOption:
    row = find_option(connection, option_id)
    return options_from([row], rows.intervention_rows(connection, [option_id]))[0]
