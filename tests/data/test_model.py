"""Words and layers."""

from __future__ import annotations

import pytest

from base.words import PSEUDO, Bilingual
from data.model import SCHEMAS
from tests.data.towns import town


def test_words_in_each_language() -> None:
    words = Bilingual("墟镇", "Xuzhen")
    assert (words.text("zh"), words.text("en"), words.text(PSEUDO)) == ("墟镇", "Xuzhen", "⟦Xuzhen⟧")


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_names_a_layer(name: str) -> None:
    schema = SCHEMAS[name]
    assert schema.key in [column.name for column in schema.columns]
    assert {column.refers_to for column in schema.columns} - {""} <= set(SCHEMAS)
    assert town().layer(name) is not None
    assert len(town().layer(name)) > 0
