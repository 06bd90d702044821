"""Short voices of the story: the words are told, their places, days and answers are given out in turn."""

from __future__ import annotations

from collections.abc import Iterator

from data.model import Community
from features.sample_story.story_text import Facts, story

_STRIDE = 7
"""Homes between one voice and the next, so that neighbours in the file are none on the map."""


def more_voices(community: Community) -> Iterator[Facts]:
    """The short voices with all that a voice of the story has."""
    homes, fates = community.residences.geometry, story().fates
    for number, voice in enumerate(story().short_voices):
        home = homes.iloc[number * _STRIDE % len(homes)].representative_point()
        fate = fates[number % len(fates)]
        days_ago = _days_ago(number, fate)
        yield {
            **voice,
            "key": f"short-{number}",
            "at": (home.x, home.y),
            "days_ago": days_ago,
            "hour": 8 + number % 12,
            "is_from_counter": number % 3 == 0,
            "supporters": number % 5 if number % 2 else 0,
            "steps": list(_steps(fate, days_ago)),
        }


def _days_ago(number: int, fate: Facts) -> int:
    """What is still in hand was said lately: hardly anything of the sample is late."""
    return 9 + number % 19 if "to" in fate else 3 + number % 3


def _steps(fate: Facts, said_days_ago: int) -> Iterator[Facts]:
    yield {"to": "in_hand", "public": fate["in_hand"], "days_ago": said_days_ago - 1, "hour": 9}
    if "to" in fate:
        yield {**fate, "days_ago": said_days_ago - 5, "hour": 9}
