"""The value of a cell as plain text or number, in one language."""

from __future__ import annotations

import numpy as np
import pandas as pd

from base.words import Message, Text, join_texts
from layers import Field
from paper.clean_text import clean_text

YES, NO = Message("yes"), Message("no")


def plain_column(field: Field, values: pd.Series, language: str) -> pd.Series:
    """Numbers stay numbers; words come in `language`, stored keys as the field's words, the rest as text
    without control characters. Nothing to say is None."""
    numeric = pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values)
    if numeric and not field.choices:
        return values
    texts = [_cell_text(field, value, language) for value in values]
    return pd.Series(texts, index=values.index, dtype="object")


def plain_text(value: object, language: str) -> str | None:
    """Words or text; None for anything else and for nothing."""
    text = value.text(language) if isinstance(value, Text) else value
    return clean_text(text) if isinstance(text, str) and text else None


def _cell_text(field: Field, value: object, language: str) -> str | None:
    if isinstance(value, bool | np.bool_) and not field.choices:
        return (YES if value else NO).text(language)
    text = str(value) if isinstance(value, bool | np.bool_) else plain_text(value, language)
    return _choice_text(field, text, language) if text else None


def _choice_text(field: Field, text: str, language: str) -> str:
    choices, keys = dict(field.choices), text.split(";")
    if not all(key in choices for key in keys):
        return text
    return join_texts(choices[key] for key in keys).text(language)
