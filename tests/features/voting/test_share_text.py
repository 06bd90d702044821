"""Shares as people type them, exactly, both ways."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.voting.errors import SharesError
from features.voting.share_text import share_from, share_text


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("40", Fraction(2, 5)),
        ("33.3", Fraction(333, 1000)),
        (" 12.5 % ", Fraction(1, 8)),
        ("10％", Fraction(1, 10)),
        ("12。5", Fraction(1, 8)),
        ("1/3", Fraction(1, 3)),
        ("2 ／ 15", Fraction(2, 15)),
        ("0", Fraction(0)),
        ("", None),
    ],
)
def test_it_is_read_exactly(text: str, share: Fraction | None) -> None:
    assert share_from(text) == share


@pytest.mark.parametrize("text", ["-5", "4 0", "1/0", "1e3", "四成", "40 50", "0.1/2", "1234"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(SharesError):
        share_from(text)


@given(st.fractions(0, 1, max_denominator=10**6))
def test_what_is_shown_is_read_back_as_it_was(share: Fraction) -> None:
    assert share_from(share_text(share)) == share


def test_simple_shares_are_shown_simply() -> None:
    shares = (Fraction(2, 5), Fraction(1, 8), Fraction(0), Fraction(4, 15))
    assert [share_text(share) for share in shares] == ["40", "12.5", "0", "4/15"]
