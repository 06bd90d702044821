"""A store of one's own, and its writer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store.writer import the_writer


@pytest.fixture
def kept(store_file: Path) -> Iterator[Path]:
    """The file that the partners of this test are kept in."""
    yield store_file
    the_writer().stop()
