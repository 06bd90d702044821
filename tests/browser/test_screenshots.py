"""The pictures of the README can be taken anew."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.browser.live import ROOT

DOCS = ROOT / "docs"


@pytest.mark.slow
def test_the_pictures_of_a_language_are_taken(tmp_path: Path) -> None:
    """In a process of its own: it starts a browser and servers itself."""
    command = [sys.executable, "-m", "tests.browser.screenshots", str(tmp_path), "zh"]
    subprocess.run(command, cwd=ROOT, check=True, timeout=230)
    expected = {file.name for file in DOCS.glob("*.png") if not file.name.endswith(".en.png")}
    assert {file.name for file in tmp_path.iterdir()} == expected
    for file in tmp_path.iterdir():
        assert Image.open(file).size == Image.open(DOCS / file.name).size, file.name
