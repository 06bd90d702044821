"""What ARCHITECTURE and CONTRIBUTING say of the house is what stands there."""

from __future__ import annotations

import re

import pytest

from features.capabilities import FEATURES
from tests.promises.documents import blocks, text_of
from tests.promises.recipes import recipe
from tests.promises.source_tree import PACKAGES, ROOT
from tests.promises.test_worked_examples import RECIPES

_NAMED = re.compile(r"`([\w./*-]+(?:\.py|/))`")
_ARROW = re.compile(r"(\w+) ─+▶ (\w+)")


def paths_in(text: str) -> list[str]:
    """Files of Python and folders in backticks."""
    return _NAMED.findall(re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL))


@pytest.mark.parametrize("document", ["ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_files_and_folders_named_exist(document: str) -> None:
    to_come = {step.path for heading in RECIPES for step in recipe(heading) if step.language != "diff"}
    named = [path for path in paths_in(text_of(document)) if not path.startswith("/") and path not in to_come]
    assert len(named) > 10
    assert [path for path in named if not _is_there(path)] == []


def _is_there(path: str) -> bool:
    """Where a text names a file without its folder, it stands in a folder that the text is about."""
    return any(ROOT.glob(path.rstrip("/"))) or ("/" not in path and any(ROOT.glob(f"*/**/{path}")))


def test_the_arrows_drawn_are_those_declared() -> None:
    (drawing,) = blocks(text_of("ARCHITECTURE.md"), "")
    declared = sorted((feature.key, other) for feature in FEATURES for other in feature.uses)
    assert sorted(_ARROW.findall(drawing)) == declared


def test_the_floors_drawn_are_the_packages() -> None:
    (drawing,) = blocks(text_of("ARCHITECTURE.md"), "")
    assert tuple(re.findall(r"^│ (\w+) ", drawing, re.MULTILINE)) == PACKAGES
    in_contributing = re.findall(r"^(\w+)/ ", blocks(text_of("CONTRIBUTING.md"), "")[0], re.MULTILINE)
    assert (*PACKAGES, "tests") == tuple(in_contributing)


def test_the_whole_house_is_on_one_screen() -> None:
    section = text_of("CONTRIBUTING.md").partition("\n## The house\n")[2].partition("\n## ")[0]
    assert len(section.splitlines()) <= 50


def test_the_finders_find() -> None:
    """The tests above are worth nothing if these see nothing."""
    assert paths_in("a `ui/head.py`, `web/`\n```python\n`no/x.py`\n```\n`uv run`") == ["ui/head.py", "web/"]
    assert not _is_there("ui/nowhere.py")
    assert not _is_there("nowhere.py")
    assert _is_there("kinds.py")
    assert _ARROW.findall("reports ──▶ options   a ─▶ b") == [("reports", "options"), ("a", "b")]
