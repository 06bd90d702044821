"""Read the catalogue's TOML files as plain tables."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from data.catalogue.errors import CatalogueProblem, ValueProblem
from data.catalogue.troubles import DUPLICATE_KEY, MISSING_FILE, NOT_TOML, UNKNOWN_FILE, choice

Table = dict[str, Any]


def read_tables(folder: Path, families: Iterable[str]) -> tuple[dict[str, Table], list[CatalogueProblem]]:
    """The table of each family that could be read, and what was wrong with the files."""
    known = tuple(families)
    tables: dict[str, Table] = {}
    problems = [
        CatalogueProblem(path.name, (), UNKNOWN_FILE(choice=choice(path.stem, known)))
        for path in sorted(folder.glob("*.toml"))
        if path.stem not in known
    ]
    for family in known:
        path = folder / f"{family}.toml"
        try:
            tables[family] = tomllib.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            problems.append(CatalogueProblem(path.name, (), MISSING_FILE()))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            problems.append(CatalogueProblem(path.name, (), _explain(str(error))))
    return tables, problems


def _explain(message: str) -> ValueProblem:
    """TOML's own message names the line; a key given twice is told apart because it is the usual slip."""
    twice = ("twice", "Cannot overwrite", "Duplicate")
    sentence = DUPLICATE_KEY if any(word in message for word in twice) else NOT_TOML
    return sentence(message=message)
