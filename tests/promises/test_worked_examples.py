"""The recipes of CONTRIBUTING work as they stand there, and pass the tests of their families.

All are followed in one copy of the project, in which then its own tests run: a change that CONTRIBUTING tells
newcomers to make must not break them.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.promises.recipes import apply_diff, follow, recipe
from tests.promises.source_tree import PACKAGES, ROOT

RECIPES = ("Add a capability", "Add a facility category", "Add a layer", "Add a format")
COPIED = ("app.py", "pyproject.toml", "CONTRIBUTING.md", "docs", *PACKAGES, "tests", "benchmarks")
WALKED = """
from data.assess import assess
from data.catalogue import load_catalogue
from data.communities import SAMPLE, open_community
from features.feature import capabilities
from tests.pages.reading import open_page


def test_the_capability_is_in_the_navigation_and_its_page_opens_in_both_languages():
    assert [feature.key for feature in capabilities()].count("walks") == 1
    worst = assess(open_community(SAMPLE, load_catalogue()), load_catalogue()).worst_grid
    for language, words in (("zh", "走起"), ("en", "Start in grid")):
        page = open_page("walks", lang=language)
        assert any(words in text.value and worst in text.value for text in page.text)


def test_the_category_is_scored():
    scored = assess(open_community(SAMPLE, load_catalogue()), load_catalogue())
    assert scored.categories[-1] == "waste_sorting"
    assert scored.catalogue.facility_categories["waste_sorting"].name.zh == "垃圾分类投放点"
"""
RUN = {
    "tests/promises/test_walked.py": "",
    "tests/contracts/test_catalogue.py": "waste_sorting or every",
    "tests/data/catalogue/test_shipped.py": "",
    "tests/contracts/test_layers.py": "entrances or own",
    "tests/contracts/test_exports.py": "scorecard or keys or clash",
    "tests/promises/test_translations.py": "",
    "tests/promises/test_imports.py": "floors or home",
    "tests/promises/test_arrows.py": "",
}
"""File → which of its tests, as pytest's -k has it."""


@pytest.fixture(scope="module")
def recipes_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy in which all recipes were followed."""
    copy = tmp_path_factory.mktemp("recipes")
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name)
        else:
            shutil.copy(ROOT / name, copy)
    for heading in RECIPES:
        follow(recipe(heading), copy)
    return copy


@pytest.fixture(scope="module")
def outcome(recipes_copy: Path) -> str:
    """What pytest says in that copy."""
    (recipes_copy / "tests/promises/test_walked.py").write_text(WALKED, encoding="utf-8")
    wanted = " or ".join(f"({Path(file).name} and ({which or 'test'}))" for file, which in RUN.items())
    command = [sys.executable, "-m", "pytest", "-n0", "-v", "-rA", "-k", wanted, *RUN]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    ran = subprocess.run(
        command, cwd=recipes_copy, env=environment, capture_output=True, text=True, timeout=200
    )
    return ran.stdout + ran.stderr


@pytest.mark.parametrize("heading", RECIPES)
def test_a_recipe_can_be_followed(heading: str, recipes_copy: Path) -> None:
    """Its diffs found their places, and what it made is Python that compiles."""
    for step in recipe(heading):
        file = recipes_copy / step.path
        assert file.is_file()
        if file.suffix == ".py":
            compile(file.read_text(encoding="utf-8"), step.path, "exec")


@pytest.mark.slow
def test_the_tests_of_their_families_pass(outcome: str) -> None:
    assert re.search(r"^=* ?\d+ passed, .*in .*$", outcome, re.MULTILINE), outcome[-4000:]


@pytest.mark.slow
@pytest.mark.parametrize("file", RUN)
def test_tests_of_each_family_ran(file: str, outcome: str) -> None:
    assert f"PASSED {file}::" in outcome


@pytest.mark.slow
@pytest.mark.parametrize("member", ["[entrances]", "[sample-entrances]", "[scorecard]", "waste_sorting"])
def test_the_new_members_are_among_them(member: str, outcome: str) -> None:
    assert any(line.startswith("PASSED ") and member in line for line in outcome.splitlines())


def test_a_change_is_refused_where_its_place_is_not_found_once() -> None:
    assert apply_diff("a\nb\nc\n", " b\n+x\n") == "a\nb\nx\nc\n"
    assert apply_diff("a\nb\nc\n", "-b\n+x\n") == "a\nx\nc\n"
    for diff in (" d\n+x\n", " b\n+x\n"):
        with pytest.raises(AssertionError):
            apply_diff("a\nb\nb\nc\n", diff)
