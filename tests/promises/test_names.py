"""A class has a name of its own, so that a reader who meets it knows which one is meant."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable

from tests.promises.source_tree import name_of, product_files, tree_of


def repeated_classes(trees: Iterable[tuple[str, ast.AST]]) -> dict[str, list[str]]:
    """Name → the files in which a class of that name stands, for names that occur more than once."""
    files: dict[str, list[str]] = defaultdict(list)
    for file, tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                files[node.name].append(file)
    return {name: places for name, places in files.items() if len(places) > 1}


def test_a_name_of_a_class_occurs_once() -> None:
    assert repeated_classes((name_of(file), tree_of(file)) for file in product_files()) == {}


def test_a_second_one_would_be_found() -> None:
    first, second = ast.parse("class Gate: ...\nclass Door: ..."), ast.parse("def f():\n    class Gate: ...")
    assert repeated_classes([("a.py", first), ("b.py", second)]) == {"Gate": ["a.py", "b.py"]}
