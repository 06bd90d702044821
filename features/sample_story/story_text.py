"""The story as its files tell it: values, and moments counted back from today."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from base.words import Bilingual
from data.work_calendar import CHINA

_FILES = tuple(Path(__file__).with_name(name) for name in ("story.toml", "more_voices.toml"))
Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Story:
    """What the file says, in its order and as the tables of the file."""

    seed: int
    actor: str
    photo_mark: str
    sign: str
    options: tuple[Facts, ...]
    votes: tuple[Facts, ...]
    reports: tuple[Facts, ...]
    voices: tuple[Facts, ...]
    short_voices: tuple[Facts, ...]
    fates: tuple[Facts, ...]
    projects: tuple[Facts, ...]
    partners: tuple[Facts, ...]


@cache
def _file() -> Facts:
    return {name: part for file in _FILES for name, part in tomllib.loads(file.read_text("utf-8")).items()}


@cache
def story() -> Story:
    """The story of the bundled sample."""
    read = _file()
    return Story(
        seed=read["seed"],
        actor=name_in_both(read["actor"]),
        photo_mark=name_in_both(read["photo_mark"]),
        sign=read["sign"],
        options=tuple(read["options"]),
        votes=tuple(read["votes"]),
        reports=tuple(read["reports"]),
        voices=tuple(read["voices"]),
        short_voices=tuple(read["short_voices"]),
        fates=tuple(read["fates"]),
        projects=tuple(read["projects"]),
        partners=tuple(read["partners"]),
    )


def name_in_both(words: Facts) -> str:
    """A name in both languages on one line: people's words are stored as they are."""
    return " ".join(filter(None, (words["zh"], words["en"])))


def text_in_both(words: Facts) -> str:
    """A text in both languages, a line each."""
    return "\n".join(filter(None, (words["zh"], words["en"])))


@cache
def known_texts() -> Mapping[str, Bilingual]:
    """What is stored of each text of the file → its two languages."""
    found: dict[str, Bilingual] = {}
    for words in _bilingual_tables(_file()):
        if words["zh"]:
            both = Bilingual(words["zh"], words["en"])
            found |= {name_in_both(words): both, text_in_both(words): both}
    return found


def _bilingual_tables(part: Any) -> Iterator[Facts]:
    """Every table of the file that says something in both languages."""
    if isinstance(part, dict) and part.keys() == {"zh", "en"}:
        yield part
    elif isinstance(part, (dict, list)):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from _bilingual_tables(inner)


def moment(today: datetime, days_ago: int, hour: int) -> datetime:
    """So many days before today, at this hour in China."""
    day = today.astimezone(CHINA).date() - timedelta(days=days_ago)
    return datetime.combine(day, time(hour), CHINA)
