"""Signed values for forms, cookies and links.

The key lies in the var folder, so that a restart of the program makes no form invalid.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from itsdangerous import BadData, URLSafeTimedSerializer

from base.private_files import private_folder, var_folder

_KEY_BYTES = 32


@dataclass(frozen=True)
class Seal:
    """Writes values under `key` for one `use`, and reads those that are not older than `valid_s` seconds."""

    key: bytes = field(repr=False)
    use: str
    valid_s: int

    def write(self, value: object) -> str:
        """The value (anything JSON can hold) with its time and signature."""
        return str(self._serializer.dumps(value))

    def read(self, sealed: str) -> object:
        """The value; None where it is none of ours, of another use or too old."""
        try:
            return self._serializer.loads(sealed, max_age=self.valid_s)
        except (BadData, UnicodeEncodeError):
            return None

    @property
    def _serializer(self) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.key, salt=self.use)


def seal_key() -> bytes:
    """The signing key of this installation, created on first use."""
    return _key_in(str(var_folder()))


@cache
def _key_in(folder: str) -> bytes:
    file = Path(folder) / "residents.key"
    private_folder(file.parent)
    made = file.with_name(f"residents.{secrets.token_hex(4)}.new")
    made.touch(mode=0o600)
    made.write_bytes(secrets.token_bytes(_KEY_BYTES))
    try:
        os.link(made, file)  # whole or not at all, and never over that of another process
    except OSError:
        if not file.exists():  # a file system without links
            made.replace(file)
    made.unlink(missing_ok=True)
    return file.read_bytes()
