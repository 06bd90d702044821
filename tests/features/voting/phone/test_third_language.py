"""A language added by a .po file alone: every page of a vote speaks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from features.voting.registry import METHODS
from tests import third_language
from tests.features.voting.phone.test_pages import pages
from tests.features.voting.phone.voter import Voter

OF_PEOPLE = ("墟镇广场", "哪个方案？", "把菜地改成口袋公园", "Pocket park", "Benches", "Playground")


@pytest.mark.parametrize("method", METHODS)
def test_every_page_speaks_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, voter: Voter, method: str
) -> None:
    third_language.add_language(tmp_path, monkeypatch)
    voter.open(f"/r/vote?lang={third_language.KEY}")
    for name in pages(voter, method):
        words = [word for word in voter.reader.words if word.strip()]
        assert sum(third_language.MARK in word for word in words) > 3, name
        assert third_language.untranslated(words, OF_PEOPLE) == [], name
