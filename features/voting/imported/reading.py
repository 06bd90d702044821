"""A connection to the rows of one vote, wherever they lie, and what cannot be read said in words."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from data.store.damaged_rows import DAMAGE
from data.store.open_store import the_store
from features.voting.box.errors import BoxError, VoteDamagedError
from features.voting.imported.content import opened_content
from features.voting.imported.origin import VoteOrigin
from features.voting.imported.versions import origin_of, shown_version


@contextmanager
def reading_vote(workshop_id: str) -> Iterator[tuple[Connection, VoteOrigin]]:
    """A connection and where the vote comes from: to the store for a vote held here, to a database that holds
    nothing else for an imported one. Raises VoteDamagedError where what is done with it meets rows that make
    no sense."""
    with the_store().reading() as connection, damage_in_words(workshop_id):
        version = shown_version(connection, workshop_id)
        if version is None:
            yield connection, origin_of(connection, workshop_id)
            return
        with opened_content(version.content) as inner:
            yield inner, version.origin


@contextmanager
def damage_in_words(workshop_id: str) -> Iterator[None]:
    """Raise VoteDamagedError where something within finds rows that make no sense."""
    try:
        yield
    except BoxError:
        raise
    except DAMAGE as error:
        logging.getLogger("lintu").warning("vote %s cannot be read", workshop_id, exc_info=error)
        raise VoteDamagedError(workshop_id=workshop_id) from error
