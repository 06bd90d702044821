"""A server that is killed while phones send voices, and what is left then."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from features.voices.voice_lookup import voice_of_receipt

SENDS_VOICES = """
from base.photos.clean_photo import CleanPhoto
from base.receipt_codes import new_form_key
from features.reports.places import place_of
from features.voices.submission import send_voice
from tests.features.reports.sent import CATALOGUE, TOWN
from tests.features.voices.said import new_voice
place_of(TOWN, CATALOGUE, new_voice().position)

def phone(log, number):
    while True:
        photo = CleanPhoto(os.urandom(60_000), os.urandom(3_000), 1, 1, None)
        code = send_voice(TOWN, CATALOGUE, new_voice(photos=(photo,)), new_form_key()).code
        os.write(log, (code + "\\n").encode())
"""


def assert_all_there(acknowledged: list[list[str]]) -> None:
    """Each voice is found by its code, with its photo."""
    for (code,) in acknowledged:
        assert len(voice_of_receipt(code).photos) == 1


def assert_none_is_half(file: Path) -> None:
    """Acknowledged or not: each has its photo and its event."""
    with sqlite3.connect(file) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        (voices,) = database.execute("SELECT count(*) FROM voice").fetchone()
        for table in ("voice_photo", "voice_event"):
            assert database.execute(f"SELECT count(DISTINCT voice_id), count(*) FROM {table}").fetchone() == (
                voices, voices,
            )  # fmt: skip
