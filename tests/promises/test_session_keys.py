"""What capabilities keep in a session stands under keys of their own."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import permutations

import pytest

from features.capabilities import FEATURES
from features.feature import Feature
from tests.promises.source_tree import ROOT, product_files, tree_of

KEPT = {"Slot", "remember_value", "remembered_value"}
"""What is called with a key of the session first."""


def beginning(key: ast.expr) -> str | None:
    """How a key begins that stands in the code: as text, or as the first part of a text with names in it."""
    if isinstance(key, ast.JoinedStr):
        key = key.values[0]
    return key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) else None


def keys_in(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[key, *_]) if name in KEPT:
                pass
            case ast.Call(func=ast.Subscript(value=ast.Name(id="Slot")), args=[key, *_]):
                pass
            case ast.Subscript(value=ast.Attribute(attr="session_state"), slice=key):
                pass
            case _:
                continue
        found = beginning(key)
        if found is not None:
            yield found


def keys_below(folder: str) -> set[str]:
    return {
        key
        for file in product_files()
        if file.is_relative_to(ROOT / folder)
        for key in keys_in(tree_of(file))
    }


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.key)
def test_a_capability_keeps_what_it_declares(feature: Feature) -> None:
    found = keys_below(f"features/{feature.key}")
    assert {key for key in found if not key.startswith(feature.session_keys)} == set()
    assert {
        start for start in feature.session_keys if not any(key.startswith(start) for key in found)
    } == set()


def test_no_two_share_a_beginning() -> None:
    for one, other in permutations(FEATURES, 2):
        assert [key for key in one.session_keys if key.startswith(other.session_keys)] == []
    house = keys_below("ui") | keys_below("entry")
    taken = tuple(start for feature in FEATURES for start in feature.session_keys)
    assert {key for key in house if key.startswith(taken)} == set()


def test_the_finders_find() -> None:
    code = 'Slot("a", 0); Slot[int | None]("b", None); st.session_state[f"c-{x}"] = 1; remember_value("d", y)'
    assert list(keys_in(ast.parse(code))) == ["a", "b", "c-", "d"]
