"""Tables for a terminal."""

from __future__ import annotations

from ui.scorecard_text import text_table


def test_columns_stand_under_one_another() -> None:
    assert text_table([["", "All", "Old"], ["People", "1,530", "7"]]) == (
        "          All  Old\n"
        "People  1,530    7"
    )  # fmt: skip


def test_a_chinese_character_is_two_columns_wide() -> None:
    table = text_table([["公园绿地", "67%"], ["park", "100%"], ["健身（室外）", "5%"]])
    assert table == (
        "公园绿地       67%\n"
        "park          100%\n"
        "健身（室外）    5%"
    )  # fmt: skip


def test_no_spaces_at_the_end_of_a_line() -> None:
    assert text_table([["a", "b"], ["longer", ""]]) == "a       b\nlonger"


def test_one_column() -> None:
    assert text_table([["a"], ["bc"]]) == "a\nbc"
