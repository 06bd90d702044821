"""Capabilities import each other only along the arrows that they declare, and keep their tables and pages."""

from __future__ import annotations

import ast
import sys
from graphlib import CycleError, TopologicalSorter

import pytest
from sqlalchemy import Table

from data.store.tables import METADATA
from features.capabilities import FEATURES
from tests.promises.imports import (
    CAPABILITIES,
    capabilities_in,
    capability_of,
    in_files,
    modules_in,
    staff_modules,
)
from tests.promises.source_tree import product_files

TUPLE = "features/capabilities.py"
FLOORS_ABOVE = ("app.py", "entry/", "exports/")
"""They put capabilities together, and so may import every one."""


def arrows() -> dict[str, set[str]]:
    """Capability → the others that its files import."""
    found: dict[str, set[str]] = {key: set() for key in CAPABILITIES}
    for name, imported in in_files(product_files()).items():
        if own := capability_of(name):
            found[own] |= capabilities_in(imported) - {own}
    return found


def test_every_folder_with_a_declaration_is_a_capability() -> None:
    assert sorted(feature.key for feature in FEATURES) == CAPABILITIES


def test_imports_between_capabilities_are_those_declared() -> None:
    assert arrows() == {feature.key: set(feature.uses) for feature in FEATURES}


def test_declared_arrows_form_no_circle() -> None:
    order = list(TopologicalSorter({feature.key: feature.uses for feature in FEATURES}).static_order())
    assert sorted(order) == CAPABILITIES


def test_one_file_names_all_capabilities() -> None:
    """Of those that belong to none; the floors above take single parts of several."""
    naming = [
        name
        for name, imported in in_files(product_files()).items()
        if not capability_of(name) and not name.startswith(FLOORS_ABOVE) and capabilities_in(imported)
    ]
    assert naming == [TUPLE]


def test_only_pages_for_staff_import_the_kit_of_pages() -> None:
    """Else a phone page or a rule would bring Streamlit along."""
    wrong = {name: staff_modules(name, imported) for name, imported in in_files(product_files()).items()}
    assert {name: found for name, found in wrong.items() if found} == {}


def test_a_table_belongs_to_one_capability_and_stands_in_its_folder() -> None:
    declared = [table for feature in FEATURES for table in feature.tables]
    assert sorted(table.name for table in declared) == sorted(METADATA.tables)
    for feature in FEATURES:
        schema = f"features.{feature.key}.schema"
        written = vars(sys.modules[schema]).values() if feature.tables else ()
        assert {one for one in written if isinstance(one, Table)} == set(feature.tables), schema


def test_rows_name_rows_of_other_capabilities_along_the_arrows() -> None:
    owner = {table.name: feature.key for feature in FEATURES for table in feature.tables}
    named = {
        (owner[table.name], owner[key.column.table.name])
        for table in METADATA.tables.values()
        for key in table.foreign_keys
    }
    assert ("voting", "voting") in named
    declared = {(feature.key, other) for feature in FEATURES for other in (feature.key, *feature.uses)}
    assert named - declared == set()


def test_the_finders_find() -> None:
    """The tests above are worth nothing if these do not see a broken house."""
    code = (
        "from features.reports.staff.words import day\nfrom features import options\nimport features.feature"
    )
    imported = list(modules_in(ast.parse(code)))
    assert capabilities_in(imported) == {"reports", "options"}
    assert capability_of("features/voting/staff/log.py") == "voting"
    assert capability_of(TUPLE) == capability_of("exports/xlsx.py") == ""
    kit = ["features.options.staff.session", "ui.streamlit_server"]
    assert staff_modules("features/voting/phone/page.py", kit) == kit
    assert staff_modules("exports/xlsx.py", kit) == kit
    assert staff_modules("features/reports/feature.py", ["features.reports.staff_photos.page"]) == []
    assert staff_modules("features/voting/staff/log.py", ["ui.session"]) == []
    with pytest.raises(CycleError):
        TopologicalSorter({"a": ("b",), "b": ("a",)}).prepare()
