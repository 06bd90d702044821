"""The sample's story in the store: made once, added on demand, or made anew after all was removed.

Each is one transaction, in which the same functions write that write for people. What takes long (scores,
maps, drawings) is worked out before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert

from base.photos.clean_photo import CleanPhoto
from data.assess import Assessment
from data.communities import SAMPLE
from data.open_communities import open_assessment
from data.store.forget import forget_deleted
from data.store.one_transaction import one_transaction
from data.store.open_store import the_store
from features.sample_story.ballot_cards import PreparedCard, prepared_cards
from features.sample_story.drawings.scenes import drawn_photo
from features.sample_story.sample_rows import SampleWork, remove_sample_rows, sample_work
from features.sample_story.schema import SAMPLE_STORY
from features.sample_story.story_options import make_options
from features.sample_story.story_partners import PartnerMaker
from features.sample_story.story_projects import ProjectMaker
from features.sample_story.story_record import StoryRecord, story_record_in
from features.sample_story.story_reports import ReportMaker, scenes_of_story
from features.sample_story.story_text import story
from features.sample_story.story_voices import VoiceMaker
from features.sample_story.story_votes import VoteMaker


@dataclass(frozen=True)
class SampleState:
    """The sample as it is: its story (None where it was not made), and how much there is in it."""

    record: StoryRecord | None
    work: SampleWork


def sample_state() -> SampleState:
    """The sample's story and what there is. Raises StoreError."""
    with the_store().reading() as connection:
        return _state(connection)


def make_story_once(today: datetime | None = None) -> bool:
    """Make the story where it was never made and nobody has worked in the sample; whether it was made now.

    Of two processes that come together one makes it. Raises StoreError where the store cannot be written.
    """
    if not _is_untouched(sample_state()):
        return False
    parts = _prepare()
    with one_transaction(the_store()) as connection:
        is_first = _is_untouched(_state(connection))
        if is_first:
            _write(connection, parts, "", today)
    return is_first


def add_story(actor: str, today: datetime | None = None) -> None:
    """Make the story beside what people have done in the sample, unless it is there. Raises StoreError."""
    parts = _prepare()
    with one_transaction(the_store()) as connection:
        if _state(connection).record is None:
            _write(connection, parts, actor, today)


def reset_sample(actor: str, today: datetime | None = None) -> SampleWork:
    """Remove everything that was done in the sample and make its story anew; what was removed.

    Nothing brings it back, and of closed votes no trace is left. Other communities stay as they are. Raises
    StoreError, and then nothing has changed.
    """
    parts = _prepare()
    with one_transaction(the_store()) as connection:
        removed = sample_work(connection)
        remove_sample_rows(connection)
        _write(connection, parts, actor, today)
    forget_deleted(the_store())
    return removed


@dataclass(frozen=True, eq=False)
class _Parts:
    baseline: Assessment
    cards: Mapping[str, PreparedCard]
    photos: Mapping[str, CleanPhoto]


def _prepare() -> _Parts:
    baseline = open_assessment(SAMPLE)
    photos = {scene: drawn_photo(scene) for scene in scenes_of_story()}
    return _Parts(baseline, prepared_cards(baseline), photos)


def _write(connection: Connection, parts: _Parts, actor: str, today: datetime | None) -> None:
    now = today or datetime.now(UTC)
    community, catalogue = parts.baseline.community, parts.baseline.catalogue
    options = make_options(community, catalogue, now)
    ReportMaker(community, catalogue, parts.photos, now).make()
    VoiceMaker(community, catalogue, now).make()
    PartnerMaker(community, catalogue, now).make()
    codes = VoteMaker(parts.baseline, options, parts.cards, now).make()
    ProjectMaker(parts.baseline, now).make()
    row = {
        "community": community.key,
        "made_at": now.isoformat(timespec="seconds"),
        "made_by": actor or story().actor,
        "demo_codes": [asdict(code) for code in codes],
    }
    connection.execute(delete(SAMPLE_STORY).where(SAMPLE_STORY.c.community == community.key))
    connection.execute(insert(SAMPLE_STORY), row)


def _state(connection: Connection) -> SampleState:
    return SampleState(story_record_in(connection), sample_work(connection))


def _is_untouched(state: SampleState) -> bool:
    return state.record is None and state.work.is_empty
