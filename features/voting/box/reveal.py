"""The parts in which a result is shown on the wall, as far as the facilitator has come.

Nothing of a part is told before its turn, not even that there is one: the number of parts would say whether
there was a tie.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection

from data.store.open_store import the_store
from data.store.writer import the_writer
from features.voting import vote_rows
from features.voting.box.publication import Publication, publication_of
from features.voting.box.votes import find_in_phase, vote_record
from features.voting.imported.imported_rows import move_imported_step
from features.voting.imported.versions import shown_version

Kind = Literal["turnout", "count", "result", "seats", "ages", "agreement", "sensitivity"]


@dataclass(frozen=True)
class RevealPart:
    """A part of the telling; `sentence` numbers the step of a count, from 0."""

    kind: Kind
    sentence: int = 0


def parts_of(shown: Publication) -> tuple[RevealPart, ...]:
    """All parts of the result that can be shown. Without the quorum there is no count to show."""
    if not shown.result.has_quorum:
        return RevealPart("turnout"), RevealPart("result")
    count = shown.result.count
    steps = tuple(RevealPart("count", number) for number in range(len(count.plain.steps) - 1))
    rest: list[RevealPart] = [RevealPart("seats")]
    if shown.ages:
        rest.append(RevealPart("ages"))
    if len(count.others.readings) > 1:
        rest.append(RevealPart("agreement"))
    if count.firmness:
        rest.append(RevealPart("sensitivity"))
    return RevealPart("turnout"), *steps, RevealPart("result"), *rest


def revealed_parts(shown: Publication, step: int) -> tuple[RevealPart, ...]:
    """The parts shown so far; the last one is on the wall."""
    return parts_of(shown)[: max(0, step)]


def is_result_told(shown: Publication, step: int) -> bool:
    """Whether the parts shown so far say who won, by seats too where that is counted."""
    kinds = {part.kind for part in parts_of(shown)}
    told = {part.kind for part in revealed_parts(shown, step)}
    return {"result", "seats"} & kinds <= told


def step_of(workshop_id: str) -> int:
    """How many parts of the result have been shown; 0 is none."""
    with the_store().reading() as connection:
        return _step_in(connection, workshop_id)


def tell(workshop_id: str, seen: int, step: int, least: int) -> int:
    """Show the result up to `step`, from the step that was `seen`; returns the step now shown.

    Of two people who press the button together one moves it. Raises WrongPhaseError before closing, and
    NoSuchWorkshopError, BoxDamagedError.
    """
    vote = vote_record(workshop_id)
    last = 0
    if vote.phase in vote_rows.CLOSED_PHASES:
        last = len(parts_of(publication_of(workshop_id, vote.version, least)))

    def keep(connection: Connection) -> int:
        wanted, version = min(max(0, step), last), shown_version(connection, workshop_id)
        if version is not None:
            move_imported_step(connection, version.content, seen, wanted)
        else:
            find_in_phase(connection, workshop_id, vote_rows.CLOSED_PHASES)
            vote_rows.move_step(connection, workshop_id, seen, wanted)
        return _step_in(connection, workshop_id)

    return the_writer().write(keep)


def _step_in(connection: Connection, workshop_id: str) -> int:
    version = shown_version(connection, workshop_id)
    return version.wall_step if version else vote_rows.revealed_step(connection, workshop_id)
