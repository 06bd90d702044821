"""A folder of files for one measurement, and the store in it that is closed again."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data.store.open_store import the_store
from data.store.writer import the_writer


@contextmanager
def a_folder() -> Iterator[Path]:
    """A folder for files, which LINTU_VAR names."""
    with tempfile.TemporaryDirectory(prefix="lintu-voting-") as folder:
        os.environ["LINTU_VAR"] = folder
        os.environ.pop("LINTU_DATABASE_URL", None)
        yield Path(folder)


@contextmanager
def close_afterwards() -> Iterator[None]:
    """The store that is used inside is closed afterwards."""
    yield
    the_writer().stop()
    the_store().close()
