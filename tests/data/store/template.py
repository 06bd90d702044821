"""An empty store that is copied where a test asks for a fresh one: to run all migrations takes longer than
most tests that need a store. The migrations themselves are tested in test_migrate.py, on files of every
version.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from data.store import open_store
from data.store.address import file_address, is_file
from data.store.connections import Connections
from data.store.steps import VERSION_FOLDERS


def copying(folder: Path) -> Callable[[Connections], None]:
    """What `open_store` calls instead of migrating: a file that is not there begins as a copy of one that is
    made in `folder` now. Where a capability brought steps of its own since, all steps are run."""
    migrate = open_store.bring_up_to_date
    template, steps = folder / "template.sqlite", VERSION_FOLDERS.members
    open_store.open_store(file_address(template)).close()

    def copy_or_migrate(connections: Connections) -> None:
        file = Path(str(connections.address.database))
        if is_file(connections.address) and not file.exists() and steps == VERSION_FOLDERS.members:
            with suppress(OSError):  # what is wrong with the place is for the program to say
                shutil.copyfile(template, file)
                return
        migrate(connections)

    return copy_or_migrate
