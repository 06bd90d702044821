"""What is known of the story once it is made: when, by whom, and codes for trying its open vote."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from data.communities import SAMPLE
from data.demo_codes import DemoCode
from data.store.open_store import the_store
from features.sample_story.schema import SAMPLE_STORY


@dataclass(frozen=True)
class StoryRecord:
    """When the story was made, by whom, and the codes of its open vote."""

    made_at: str
    made_by: str
    demo_codes: tuple[DemoCode, ...]


def story_record_in(connection: Connection) -> StoryRecord | None:
    """The record of the sample's story; None where it was not made."""
    wanted = select(SAMPLE_STORY).where(SAMPLE_STORY.c.community == SAMPLE)
    found = connection.execute(wanted).one_or_none()
    if found is None:
        return None
    codes = tuple(DemoCode(**code) for code in found.demo_codes)
    return StoryRecord(found.made_at, found.made_by, codes)


def story_record() -> StoryRecord | None:
    """The record of the sample's story; None where it was not made. Raises StoreError."""
    with the_store().reading() as connection:
        return story_record_in(connection)


def codes_of_vote(vote: str) -> tuple[DemoCode, ...]:
    """The codes for trying this vote out; none for any but the story's open one. Raises StoreError."""
    record = story_record()
    return tuple(code for code in record.demo_codes if code.vote == vote) if record else ()
