"""Ask what the values of a file mean that nothing of ours is known for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from base.i18n import Translator
from base.words import Text
from data.catalogue.model import Catalogue
from data.importers.files.raw_layers import RawLayer
from data.importers.mapping.read_classes import unknown_values
from data.importers.mapping.recipe import Recipe
from data.layer_words import values_of
from features.own_community.staff.system_names import column_name

_MOST_ASKED = 30
"""Values of one column; the rarer ones are counted in a sentence."""


def values_asked(layer: RawLayer, recipe: Recipe, catalogue: Catalogue, key: str, tr: Translator) -> Recipe:
    """The recipe with what a person said of values that are not known; nothing is shown where all are."""
    open_ones = unknown_values(layer, replace(recipe, values={}), catalogue)
    said = {column: dict(values) for column, values in recipe.values.items()}
    for column, values in open_ones.items():
        said[column] = _column(column, values, said.get(column, {}), recipe, catalogue, key, tr)
    return replace(recipe, values={column: values for column, values in said.items() if values})


def _column(
    column: str,
    values: Counter[str],
    said: Mapping[str, str],
    recipe: Recipe,
    catalogue: Catalogue,
    key: str,
    tr: Translator,
) -> dict[str, str]:
    known = values_of(recipe.target, column, catalogue)
    name = column_name(column, tr)
    title = tr("{column}: {count} values are not known. What are they?", column=name, count=len(values))
    is_open = any(value not in said for value in values)
    answers = dict(said)
    with st.expander(title, expanded=is_open, key=f"own-values-{key}-{column}"):
        boxes = st.columns(2)
        for number, (value, count) in enumerate(values.most_common(_MOST_ASKED)):
            with boxes[number % 2]:
                label = f"{value[:40] or tr('(empty)')} · {count}"
                chosen = _choice(label, known, said.get(value), f"{key}-{column}-{number}", column, tr)
            answers.pop(value, None)
            if chosen is not None:
                answers[value] = chosen
        if len(values) > _MOST_ASKED:
            st.caption(tr("{count} rarer values are not listed.", count=len(values) - _MOST_ASKED))
    return answers


def _choice(
    label: str, known: Mapping[str, Text], before: str | None, key: str, column: str, tr: Translator
) -> str | None:
    """Our key, or None where a person leaves it open."""
    words = {one: tr.name(word) for one, word in known.items()}
    unsaid = {
        "functions": tr("not known (taken as idle)"),
        "condition": tr("not known (taken as good)"),
    }.get(column, tr("not known (skipped)"))
    options = [None, *words]
    return st.selectbox(
        label,
        options,
        index=options.index(before) if before in options else 0,
        format_func=lambda one: unsaid if one is None else words[one],
        key=f"own-value-{key}",
    )
