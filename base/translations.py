"""Translations read from the .po files of the packages.

English is the key and stands in the code. A room's translations stand in `<room>/words/<language>.po`. A
further language needs only such files; its name is in their heads: `"X-Language-Name: Deutsch\\n"`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from base.family import Family

ENGLISH = "en"
DEFAULT = "zh"
TRIAL_FOLDER = "LINTU_WORDS"
"""Environment variable: a folder with .po files to try out before they are part of the program."""

_ROOT = Path(__file__).parent.parent
ROOMS = ("base", "spatial", "data", "layers", "paper", "web", "ui", "features/*", "exports", "entry")
"""Whose sentences are translated in a catalogue of their own, from the ground up."""

_HEAD = re.compile(r'^"(Language|X-Language-Name): *(.+?) *\\n"$', re.MULTILINE)
_HEAD_CHARS = 2000

CATALOGUES: Family[Path] = Family(Path(folder) for folder in [os.environ.get(TRIAL_FOLDER)] if folder)
"""Folders with .po files elsewhere: of capabilities outside `features/`, of a language that is tried out."""

Key = tuple[str | None, str]
"""Context and English of a message; the context tells messages apart that are the same in English."""


def languages() -> Mapping[str, str]:
    """Key and own name of every language, the default first, then English."""
    return _languages(CATALOGUES.members)


def translation(english: str, language: str, context: str | None = None) -> str:
    """The template in `language`; in English where nobody translated it."""
    if language == ENGLISH:
        return english
    return _translations(language, CATALOGUES.members).get((context, english), english)


def translations(language: str) -> Mapping[Key, str]:
    """Every translated message of a language; empty where it has no files."""
    return _translations(language, CATALOGUES.members)


def locale_of(language: str) -> str:
    """How numbers and dates are written in it, as CLDR names it: "zh_Hans_CN"."""
    return _heads(CATALOGUES.members).get(language, {}).get("Language", ENGLISH)


def _files(language: str, elsewhere: tuple[Path, ...]) -> Iterator[Path]:
    for room in ROOMS:
        yield from sorted(_ROOT.glob(f"{room}/words/{language}.po"))
    for folder in elsewhere:
        yield from sorted(folder.rglob(f"{language}.po"))


@cache
def _languages(elsewhere: tuple[Path, ...]) -> Mapping[str, str]:
    heads = _heads(elsewhere)
    named = {language: heads[language].get("X-Language-Name", language) for language in sorted(heads)}
    return {DEFAULT: named.pop(DEFAULT, DEFAULT), ENGLISH: "English", **named}


@cache
def _heads(elsewhere: tuple[Path, ...]) -> Mapping[str, Mapping[str, str]]:
    """What the heads of each language's files say."""
    found: dict[str, dict[str, str]] = {}
    for file in _files("*", elsewhere):
        with file.open(encoding="utf-8") as text:
            found.setdefault(file.stem, {}).update(_HEAD.findall(text.read(_HEAD_CHARS)))
    return found


@cache
def _translations(language: str, elsewhere: tuple[Path, ...]) -> Mapping[Key, str]:
    from babel.messages.pofile import read_po  # reading English alone needs no Babel

    found: dict[Key, str] = {}
    for file in _files(language, elsewhere):
        with file.open("rb") as stream:
            read = read_po(stream, abort_invalid=True)
        found |= {(one.context, str(one.id)): str(one.string) for one in read if one.id and one.string}
    return found
