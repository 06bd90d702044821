"""A language added by a .po file alone: every page of a report speaks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import third_language
from tests.features.reports.phone.phone import Phone
from tests.features.reports.phone.test_pages import pages


def test_every_page_speaks_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, phone: Phone) -> None:
    third_language.add_language(tmp_path, monkeypatch)
    phone.open(f"/r/report?lang={third_language.KEY}")
    for name in pages(phone):
        words = [word for word in phone.reader.words if word.strip()]
        assert sum(third_language.MARK in word for word in words) > 3, name
        assert third_language.untranslated(words) == [], name
