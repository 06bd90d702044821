"""What has happened in the bundled sample: made at first use, made anew on demand."""

from __future__ import annotations

from features.feature import Feature
from features.sample_story.command import sample
from features.sample_story.schema import SAMPLE_STORY
from features.sample_story.story_record import codes_of_vote
from features.sample_story.story_text import known_texts

SAMPLE_STORY_FEATURE = Feature(
    key="sample_story",
    uses=("options", "partnership", "projects", "reports", "voices", "voting"),
    tables=(SAMPLE_STORY,),
    commands=(sample,),
    demo_codes=codes_of_vote,
    known_texts=known_texts,
)
