"""A language added by a .po file alone: the wall speaks it, before and after the closing."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests import third_language
from tests.features.voting.box.hall import HALL, NAMES, QUESTION, TITLE, hall_counted, hall_open


@pytest.mark.parametrize("is_counted", [False, True])
def test_the_wall_speaks_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hall: TestClient, is_counted: bool
) -> None:
    third_language.add_language(tmp_path, monkeypatch)
    vote = hall_counted() if is_counted else hall_open(HALL)
    page = hall.get(f"/wall/{vote.id}?lang={third_language.KEY}").text
    body = re.sub(r"<(script|style).*?</\1>", "", page, flags=re.DOTALL)
    words = [unescape(word).strip() for word in re.split(r"<[^>]+>", body)]
    assert sum(third_language.MARK in word for word in words) > 2
    of_people = (TITLE, QUESTION, *(name.en for name in NAMES.values()))
    assert third_language.untranslated(words, of_people) == []
