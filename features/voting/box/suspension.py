"""An open vote that was restored waits until two people confirm with a head of its log that is on paper.

The head that they type must stand in the log that was restored, or be that of the data before: then what they
printed belongs to this very vote. Which one it was goes into the log with both names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import Connection

from base.text_limits import NAME_MAX, storable_text
from base.words import Message
from data.store.open_store import the_store
from data.store.writer import the_writer
from features.voting import restore_rows, vote_rows
from features.voting.box.errors import ConfirmationError, NotSuspendedError, SuspendedError
from features.voting.box.record import record
from features.voting.box.restores import RestoreEvent, restores_in
from features.voting.box.votes import find_vote, title_and_phase
from features.voting.imported.reading import reading_vote

LEAST_OF_HEAD = 12
"""Characters of a head that are typed: 48 bits, which no mistake hits by chance."""
_PERSON = Message("person confirming")


@dataclass(frozen=True)
class RestoreStatus:
    """What the log tells of restores, and whether the vote waits; `first` has confirmed, "" for nobody."""

    restores: tuple[RestoreEvent, ...] = ()
    is_suspended: bool = False
    first: str = ""


NOT_RESTORED = RestoreStatus()


def restore_status(workshop_id: str) -> RestoreStatus:
    """Of the vote, as of now."""
    with the_store().reading() as connection:
        row = restore_rows.suspension_row(connection, workshop_id)
    with reading_vote(workshop_id) as (connection, _origin):
        restores = restores_in(connection, workshop_id)
    return RestoreStatus(restores, row is not None, str(row["first"]) if row else "")


def is_suspended(workshop_id: str) -> bool:
    """Whether the vote waits, as of now."""
    with the_store().reading() as connection:
        return restore_rows.suspension_row(connection, workshop_id) is not None


def refuse_suspended(connection: Connection, workshop_id: str) -> None:
    """Raise SuspendedError where the vote waits."""
    if restore_rows.suspension_row(connection, workshop_id) is not None:
        raise SuspendedError(title=title_and_phase(find_vote(connection, workshop_id))["title"])


def confirm_restore(workshop_id: str, person: str, head: str) -> bool:
    """Confirm that the vote may go on; True once the second person has, and it does.

    head: what stands on their paper, or its first characters. Raises ConfirmationError, NotSuspendedError.
    """

    def keep(connection: Connection) -> bool:
        vote = find_vote(connection, workshop_id)
        waiting = restore_rows.suspension_row(connection, workshop_id)
        if waiting is None:
            raise NotSuspendedError(**title_and_phase(vote))
        name, known = _name(person), _known_head(connection, workshop_id, head)
        if not waiting["first"]:
            restore_rows.confirm_first(connection, workshop_id, name, known)
            return False
        if waiting["first"] == name:
            raise ConfirmationError(wrong=Message("the second person must be another one"))
        restore_rows.release(connection, workshop_id)
        facts = {"head": known, "second": waiting["first"], "second_head": waiting["first_head"]}
        record(connection, workshop_id, "resume", name, **facts)
        return True

    return the_writer().write(keep)


def _name(person: str) -> str:
    name = storable_text(person, _PERSON, NAME_MAX).strip()
    if not name:
        raise ConfirmationError(wrong=Message("the name is missing"))
    return name


def _known_head(connection: Connection, workshop_id: str, typed: str) -> str:
    """The head that was typed, whole."""
    start = re.sub(r"[\s:·-]", "", typed).lower()
    if len(start) < LEAST_OF_HEAD:
        raise ConfirmationError(
            wrong=Message("at least the first {least} characters are needed", least=LEAST_OF_HEAD)
        )
    heads = [str(row["hash"]) for row in vote_rows.event_rows(connection, workshop_id)]
    heads += [one.before for one in restores_in(connection, workshop_id)]
    found = next((one for one in heads if one.startswith(start)), None)
    if found is None:
        raise ConfirmationError(wrong=Message("no entry of this log has that check code"))
    return found
