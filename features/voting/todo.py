"""What waits for staff among the votes."""

from __future__ import annotations

from base.words import Message
from data.assess import Assessment
from data.store.open_store import the_store
from features.feature import Todo
from features.voting.vote_rows import open_count


def votes_todo(in_file: Assessment) -> tuple[Todo, ...]:
    """Votes that people can cast ballots in now."""
    with the_store().reading() as connection:
        count = open_count(connection, in_file.community.key)
    return (Todo(Message("{count} votes open now", count=count), "workshop"),) if count else ()
