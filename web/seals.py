"""Signed values for forms, cookies and links.

The key lies in the var folder, so that a restart of the program makes no form invalid.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from itsdangerous import BadData, TimestampSigner, URLSafeTimedSerializer

from base.clock import STEADY
from base.private_files import secret_in, var_folder

_KEY_BYTES = 32
AHEAD_S = 12 * 3600
"""So much later than now a seal may have been made: before a restart the clock was ahead, by a wrong time
zone for example. Within one run of the program no setting of the clock changes anything."""


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
            value, made = self._serializer.loads(sealed, return_timestamp=True)
        except (BadData, UnicodeEncodeError):
            return None
        return value if -AHEAD_S <= int(STEADY.now_s()) - made.timestamp() <= self.valid_s else None

    @property
    def _serializer(self) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.key, salt=self.use, signer=_SteadySigner)


class _SteadySigner(TimestampSigner):
    """Stamps with a time that setting the clock does not change."""

    def get_timestamp(self) -> int:
        return int(STEADY.now_s())


def seal_key() -> bytes:
    """The signing key of this installation, created on first use."""
    return _key_in(str(var_folder()))


@cache
def _key_in(folder: str) -> bytes:
    return secret_in(Path(folder) / "residents.key", lambda: secrets.token_bytes(_KEY_BYTES))
