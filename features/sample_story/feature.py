"""What has happened in the bundled sample: made at first use, made anew on demand."""

from __future__ import annotations

from features.feature import Feature
from features.sample_story.schema import SAMPLE_STORY

SAMPLE_STORY_FEATURE = Feature(
    key="sample_story",
    uses=("options", "reports", "voting"),
    tables=(SAMPLE_STORY,),
)
