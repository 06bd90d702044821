"""A language that is nowhere in the program: a .po file alone, in which every message is marked."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from base.translations import CATALOGUES, translations
from base.words import Bilingual
from data.catalogue import load_catalogue
from data.communities import SAMPLE, open_community

KEY, NAME = "eo", "Esperanto"
MARK = "§"
"""Begins every translation; a text of the program without it was not looked up."""
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_NO_WORDS = re.compile(
    r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{2,4})+\b"  # codes and receipts
    r"|\b[A-Z]{1,3}-?\d+\b|\b[0-9a-f]{6,}\b|[a-z]+_[a-z_]+|LINTU_\w+"  # ids, digests, keys
    r"|https?:\S+|[\w-]+\.\w{2,4}\b|\bPDF\b|\bMB\b"
    r"|中文|English|Esperanto|语言 Language|OpenStreetMap|Lintu|邻图"
)


def add_language(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write the .po file of the language, with the messages that Chinese has, and let the program find it."""
    (folder / f"{KEY}.po").write_bytes(_po_file())
    monkeypatch.setattr(CATALOGUES, "members", (*CATALOGUES.members, folder))


@cache
def _po_file() -> bytes:
    catalog = Catalog(locale=KEY)
    for context, english in translations("zh"):
        catalog.add(english, MARK + english, context=context)
    body = io.BytesIO()
    write_po(body, catalog, omit_header=True)
    head = f'msgid ""\nmsgstr ""\n"Language: {KEY}\\n"\n"X-Language-Name: {NAME}\\n"\n'
    head += '"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    return head.encode() + body.getvalue()


def untranslated(texts: Iterable[str], of_people: Iterable[str] = ()) -> list[str]:
    """The texts with words in them that neither came from the catalogue file nor from data."""
    data = sorted({*data_words(), *of_people}, key=len, reverse=True)
    found = []
    for text in texts:
        if MARK in text or not _has_words(text):
            continue
        left = text
        for word in data:
            left = left.replace(word, "")
        if _has_words(left):
            found.append(text)
    return found


def _has_words(text: str) -> bool:
    return bool(_LETTERS.search(_NO_WORDS.sub("", text)))


@cache
def data_words() -> frozenset[str]:
    """Names of the catalogue and of the sample: they stand in their files in two languages."""
    catalogue = load_catalogue()
    community = open_community(SAMPLE, catalogue)
    names = {word for words in _names(catalogue) for word in (words.zh, words.en)}
    names |= {community.name.zh, community.name.en, community.attribution.text(KEY)}
    names |= {note.text.text(KEY) for note in (*community.assumptions, *community.warnings)}
    for frame in (getattr(community, one.name) for one in fields(community)):
        if isinstance(frame, pd.DataFrame):
            names |= {str(value) for name in frame for value in frame[name] if isinstance(value, str)}
    capitalized = {word[:1].upper() + word[1:] for word in names}  # as they begin a line
    return frozenset(word for word in names | capitalized if word.strip())


def _names(value: object) -> Iterator[Bilingual]:
    if isinstance(value, Bilingual):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _names(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from _names(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _names(getattr(value, field.name))
