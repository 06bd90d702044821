"""Sentences on the sample: what there is, what a reset removes."""

from __future__ import annotations

from dataclasses import asdict

from base.words import Message, Text
from features.sample_story.sample_rows import SampleWork


def removal_text(work: SampleWork) -> Text:
    """What a reset removes, before it does."""
    return Message(
        "This removes everything in the sample, yours too: {options} options, {reports} reports, {voices} "
        "voices and {votes} votes with their logs. It cannot be undone. Other communities stay as they are. "
        "Go on?",
        **asdict(work),
    )


def removed_text(work: SampleWork) -> Text:
    """What a reset removed."""
    return Message(
        "Removed from the sample: {options} options, {reports} reports, {voices} voices, {votes} votes.",
        **asdict(work),
    )


def made_text(work: SampleWork) -> Text:
    """What there is in the sample."""
    return Message(
        "In the sample there are {options} options, {reports} reports, {voices} voices and {votes} votes.",
        **asdict(work),
    )
