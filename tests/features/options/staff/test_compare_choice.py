"""Which options the compare page shows before anybody chooses."""

from __future__ import annotations

import pytest

from features.options.staff.compare_choice import compared_first


@pytest.mark.parametrize(
    ("options", "in_hand", "shown"),
    [
        ("ABCD", "", "ABC"),
        ("ABCD", "B", "ABC"),
        ("ABCD", "D", "ABD"),
        ("ABCDE", "D", "ABD"),
        ("ABCD", "of another community", "ABC"),
        ("AB", "B", "AB"),
    ],
    ids=["none", "among the first", "the fourth", "the fourth of five", "unknown", "fewer than three"],
)
def test_the_first_three_and_the_one_in_hand_are_shown(options: str, in_hand: str, shown: str) -> None:
    assert compared_first(list(options), in_hand) == list(shown)
