"""One value of a row as the words that a reader sees."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from babel.numbers import format_decimal

from base.translations import locale_of
from base.words import Text, join_texts
from layers.layer import Field
from ui.mapview.words import NO, YES

LONGEST_TEXT = 500
"""Characters of a text that are shown; a pop-up is no place for a book."""


def cell_text(field: Field, value: object, language: str) -> str | None:
    """`value` in `language` with its unit; None where there is nothing to say: empty, missing, not finite.

    Numbers and yes/no are written out, stored keys become the field's words, other text stays as it is.
    """
    if isinstance(value, bool | np.bool_):
        return (YES if value else NO).text(language)
    if isinstance(value, int | float | np.integer | np.floating):
        return _quantity(field, float(value), language)
    text = plain_text(value, language)
    return _with_unit(_words(field, text, language), field, language) if text else None


def plain_text(value: object, language: str) -> str:
    """A cell that holds text or words in two languages; "" for anything else, such as a missing value."""
    if isinstance(value, Text):
        return value.text(language)
    return value if isinstance(value, str) else ""


def shorten_cell(text: str) -> str:
    """At most `LONGEST_TEXT` characters of `text`."""
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def _quantity(field: Field, value: float, language: str) -> str | None:
    if not math.isfinite(value):
        return None
    return _with_unit(_number(value, field.decimals, language), field, language)


def _words(field: Field, text: str, language: str) -> str:
    """The words of a stored key, or of several joined by ";"; other text as it was written."""
    choices = dict(field.choices)
    keys = text.split(";")
    if not all(key in choices for key in keys):
        return shorten_cell(text)
    return join_texts(choices[key] for key in keys).text(language)


def _with_unit(text: str, field: Field, language: str) -> str:
    return f"{text}\N{NO-BREAK SPACE}{field.unit.text(language)}" if field.unit else text


@lru_cache(maxsize=8192)
def _number(value: float, decimals: int | None, language: str) -> str:
    pattern = "#,##0.###" if decimals is None else "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, format=pattern, locale=locale_of(language))
