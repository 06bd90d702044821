"""Choose the encoding of a file's text where it was guessed, by the rows in doubt."""

from __future__ import annotations

import hashlib
import threading

import pandas as pd
import streamlit as st
from cachetools import LRUCache, cached

from base.i18n import Translator
from data.importers.errors import printable_name
from data.importers.files.encoding_choice import EncodingChoice, encoding_choice
from data.importers.files.encoding_messages import encoding_name
from data.importers.files.row_encodings import CANDIDATES
from data.importers.files.source_file import SourceFile
from features.own_community.staff.reading import source_of

_KEPT = 4


def _key(raw: bytes, name: str) -> tuple[str, str]:
    return hashlib.sha256(raw).hexdigest(), name


@cached(LRUCache(_KEPT), key=_key, lock=threading.Lock())
def _choice(raw: bytes, name: str) -> EncodingChoice | None:
    return encoding_choice(raw, name, printable_name(name))


def source_in_chosen_encoding(raw: bytes, name: str, tr: Translator) -> SourceFile:
    """What the file holds, its text in the encoding that a person chose, or as it was guessed until then.

    Raises ImportRefused.
    """
    choice = _choice(raw, name)
    if choice is None or not choice.rows:
        return source_of(raw, name)
    return source_of(raw, name, _chosen(choice, hashlib.sha256(raw).hexdigest()[:8], tr))


def _chosen(choice: EncodingChoice, key: str, tr: Translator) -> str:
    """The encoding; "" for the guessed one."""
    with st.container(border=True, key=f"own-encoding-{key}"):
        st.text(
            tr(
                "The encoding of the text was guessed. Keep it where the preview is right; else choose the "
                "one in which these lines are."
            )
        )
        chosen = st.selectbox(
            tr("Encoding of the text"),
            ("", *CANDIDATES),
            format_func=lambda one: (
                encoding_name(one) or tr("line by line, mostly {name}", name=encoding_name(choice.most))
            ),
            key=f"own-encoding-of-{key}-{tr.language}",
        )
        st.dataframe(_texts(choice, tr), hide_index=True, key=f"own-encoding-rows-{key}")
    return chosen or ""


def _texts(choice: EncodingChoice, tr: Translator) -> pd.DataFrame:
    """A row for each line in doubt, a column for each encoding."""
    columns = {
        encoding_name(one): [row.texts[at] or tr("no text") for row in choice.rows]
        for at, one in enumerate(CANDIDATES)
    }
    return pd.DataFrame({tr("Line"): [row.number for row in choice.rows], **columns})
