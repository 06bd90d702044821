"""A language added by a .po file alone: the door speaks it, and offers it to others."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests import third_language
from web.door.attempt_limit import AttemptLimit
from web.door.pages import DoorPages
from web.door.passcode import hash_passcode
from web.door.sessions import Sessions


def test_the_door_speaks_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    third_language.add_language(tmp_path, monkeypatch)
    pages = DoorPages(hash_passcode("prefab-willow-7"), Sessions(), AttemptLimit())
    client = TestClient(Starlette(routes=pages.routes()))
    page = client.get(f"/door?lang={third_language.KEY}").text
    body = re.sub(r"<(script|style).*?</\1>", "", page, flags=re.DOTALL)
    words = [unescape(word).strip() for word in re.split(r"<[^>]+>", body)]
    assert sum(third_language.MARK in word for word in words) > 3
    assert third_language.untranslated(words) == []
    assert third_language.NAME in client.get("/door?lang=zh").text
