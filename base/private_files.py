"""Files of this installation, which nobody else on the machine may read: folders 0700, files 0600.

They hold how to reach people, codes that were used, and the keys of the seals. Windows keeps a person's
folder to that person by itself; there these modes change nothing.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_FOLDER, _FILE = 0o700, 0o600


def var_folder() -> Path:
    """Where everything of this installation lies: LINTU_VAR, or `var`."""
    return Path(os.environ.get("LINTU_VAR", "var"))


def private_folder(folder: Path) -> Path:
    """The folder, made with those above it that are missing. Raises OSError."""
    for one in reversed((folder, *folder.parents)):
        if not one.exists():
            one.mkdir(mode=_FOLDER, exist_ok=True)
    return folder


def private_file(file: Path) -> Path:
    """The file, made empty where there is none; what it holds stays. Raises OSError."""
    if not file.exists():
        file.touch(mode=_FILE)
    _restrict(file)
    return file


def secret_in(file: Path, make: Callable[[], bytes]) -> bytes:
    """What the file holds; where there is none it is written whole, and never over another process's. Raises
    OSError."""
    if not file.exists():
        private_folder(file.parent)
        made = private_file(file.with_name(f"{file.name}.{secrets.token_hex(4)}.new"))
        made.write_bytes(make())
        try:
            os.link(made, file)
        except OSError:
            if not file.exists():  # a file system without links
                made.replace(file)
        made.unlink(missing_ok=True)
    _restrict(file)
    return file.read_bytes()


def keep_private(folder: Path) -> None:
    """Take from everybody else what is in the folder, and the folder itself, however it came to be there."""
    for place, _, files in os.walk(folder):
        _restrict(Path(place))
        for name in files:
            _restrict(Path(place, name))


def _restrict(path: Path) -> None:
    """Leave its owner what that may do, and others nothing; what is not ours, or went just now, stays."""
    with suppress(OSError):
        mode = path.stat().st_mode & 0o777
        if not path.is_symlink() and mode != mode & _FOLDER:
            path.chmod(mode & _FOLDER)
