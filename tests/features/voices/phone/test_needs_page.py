"""The residents' list of needs."""

from __future__ import annotations

import pytest

from features.voices.phone import needs_list
from features.voices.transitions import publish_voice
from tests.data.sample_scored import sample
from tests.features.reports.phone.phone import Phone
from tests.features.voices.phone.test_pages import CLERK, only_voice, ref, say


def test_the_list_of_needs_waits_for_no_score(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the place is scored the page has what was said; afterwards the people in the gaps, too."""
    monkeypatch.setattr(needs_list, "score_if_made", lambda name: None)
    say(phone, groups="child")
    publish_voice(ref(only_voice()), True, CLERK)
    phone.open("/r/needs?c=xuzhen")
    assert "1 条民声" in phone.text
    assert "人缺少" not in phone.text
    monkeypatch.setattr(needs_list, "score_if_made", lambda name: sample())
    phone.open("/r/needs?c=xuzhen")
    assert "人缺少" in phone.text
