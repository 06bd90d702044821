"""Sentences on the sample: what there is, what a reset removes."""

from __future__ import annotations

from base.words import Message, Text
from features.sample_story.sample_rows import SampleWork
from features.sample_story.story_store import SampleState


def removal_text(work: SampleWork) -> Text:
    """What a reset removes, before it does."""
    return Message(
        "This removes everything in the sample, yours too: {options} options, {reports} reports and {votes} "
        "votes with their logs. It cannot be undone. Other communities stay as they are. Go on?",
        options=work.options,
        reports=work.reports,
        votes=work.votes,
    )


def removed_text(work: SampleWork) -> Text:
    """What a reset removed."""
    return Message(
        "Removed from the sample: {options} options, {reports} reports, {votes} votes.",
        options=work.options,
        reports=work.reports,
        votes=work.votes,
    )


def made_text(state: SampleState) -> Text:
    """What there is in the sample."""
    return Message(
        "In the sample there are {options} options, {reports} reports and {votes} votes.",
        options=state.work.options,
        reports=state.work.reports,
        votes=state.work.votes,
    )
