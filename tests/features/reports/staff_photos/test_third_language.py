"""A language added by a .po file alone: the page that covers faces speaks it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from features.reports.report import Report
from tests import third_language
from tests.features.reports.staff_photos.desk import address_of, browser


def test_the_page_speaks_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, report: Report) -> None:
    third_language.add_language(tmp_path, monkeypatch)
    page = browser().get(address_of(report, language=third_language.KEY)).text
    body = re.sub(r"<(script|style).*?</\1>", "", page, flags=re.DOTALL)
    words = [unescape(word).strip() for word in re.split(r"<[^>]+>", body)]
    assert sum(third_language.MARK in word for word in words) > 3
    assert third_language.untranslated(words) == []
