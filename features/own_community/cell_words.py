"""The cells of a layer as a person reads and writes them: words for keys, plain numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import pandas as pd

from base.words import Message, Text, both_words, join_texts
from data.catalogue.model import Catalogue
from data.frames import Layers
from data.importers.mapping.plausible_values import LARGEST
from data.importers.mapping.reading_values import keys_of, number_of, text_of
from data.importers.mapping.their_names import best_match, value_names
from data.layer_words import values_of
from data.model import ENTERED, SCHEMAS, Column

_LISTED = 12
"""Words offered instead of one that is not known; more would not be read."""


class UnreadableCellError(ValueError):
    """A cell that says nothing this column can hold; `why` ends the sentence that begins with the cell."""

    def __init__(self, why: Text) -> None:
        self.why = why
        super().__init__(why.text("en"))


@dataclass(frozen=True, eq=False)
class CellFormat:
    """What is needed to say and read the cells of a layer."""

    layer: str
    layers: Layers
    catalogue: Catalogue
    language: str

    def column(self, name: str) -> Column:
        """The declaration of a column."""
        return next(column for column in SCHEMAS[self.layer].columns if column.name == name)

    def texts(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows, every cell as text."""
        texts = {name: [self.cell_text(name, value) for value in rows[name]] for name in self._names()}
        return pd.DataFrame(texts, dtype=object, index=rows.index)

    def _names(self) -> list[str]:
        return [column.name for column in SCHEMAS[self.layer].columns]

    def cell_text(self, column: str, value: Any) -> str:
        """One cell as text."""
        return self.words_of(column, value).text(self.language)

    def words_of(self, column: str, value: Any) -> Text:
        """One cell for people of any language."""
        if pd.isna(value) or value == "":
            return join_texts([])
        known = values_of(self.layer, column, self.catalogue)
        if isinstance(value, bool) or self.column(column).dtype == "bool":
            return known["true" if value else "false"]
        if self.column(column).dtype in ("int", "float"):
            return join_texts([_number(float(value))])
        keys = str(value).split(";") if column == "functions" else [str(value)]
        return join_texts(known.get(key, key) for key in keys)

    def read(self, column: str, text: str) -> Any:
        """What a cell means. Raises UnreadableCellError."""
        declared = self.column(column)
        bare = text_of(text)
        if not bare:
            if declared.required:
                raise UnreadableCellError(Message("must not be empty"))
            return None if declared.dtype in ("int", "float") else ""
        if declared.dtype in ("int", "float"):
            return _read_number(bare, whole=declared.dtype == "int", most=LARGEST.get(column))
        if values_of(self.layer, column, self.catalogue):
            return self._read_words(column, bare, declared.dtype == "bool")
        others = ENTERED if column == "of" else (declared.refers_to,) if declared.refers_to else ()
        return self._read_name(bare, others) if others else bare

    def _read_words(self, column: str, text: str, truth: bool) -> Any:
        known = values_of(self.layer, column, self.catalogue)
        theirs = value_names("truth" if truth else column, self.catalogue)
        names = {
            key: [*both_words(word), word.text(self.language), *theirs.get(key, [])]
            for key, word in known.items()
        } | {"": theirs.get("", [])}
        if column == "functions":
            keys, unknown = keys_of(text, names)
        else:
            key = best_match(text, names)
            keys, unknown = ([key], []) if key else ([], [text])
        if unknown or not keys:
            raise UnreadableCellError(_one_of(list(known.values())))
        return keys[0] == "true" if truth else ";".join(keys)

    def _read_name(self, text: str, others: tuple[str, ...]) -> str:
        """The key of the thing that is called so, by its number or its name."""
        for other in others:
            frame, key = self.layers[other], SCHEMAS[other].key
            if frame[key].eq(text).any():
                return text
            for name in ("name_zh", "name_en"):
                called = frame.loc[frame[name].eq(text), key].tolist() if name in frame else []
                if len(called) == 1:
                    return str(called[0])
        raise UnreadableCellError(Message("is not the number or name of an existing feature; check the map"))


def _number(value: float) -> str:
    return str(int(value)) if value.is_integer() else f"{value:.10g}"


def _read_number(text: str, whole: bool, most: int | None) -> float:
    value = number_of(text)
    if math.isnan(value):
        raise UnreadableCellError(Message("is not a number"))
    if value < 0:
        raise UnreadableCellError(Message("must be 0 or more"))
    if most is not None and value > most:
        raise UnreadableCellError(Message("must be {most} or less", most=most))
    if whole and not value.is_integer():
        raise UnreadableCellError(Message("must be a whole number"))
    return value


def _one_of(words: list[Text]) -> Text:
    some = words[:_LISTED]
    more = "…" if len(words) > _LISTED else ""
    return Message("is not known; it should be one of: {some}{more}", some=join_texts(some), more=more)
