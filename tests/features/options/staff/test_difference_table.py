"""Which figures of a comparison are shown first."""

from __future__ import annotations

import pandas as pd

from features.options.staff.difference_table import split_figures


def test_what_differs_comes_in_its_order_and_what_is_equal_apart() -> None:
    table = pd.DataFrame(
        {
            "figure": ["space", "reached", "standards", "cost"],
            "today": ["5", "–", "–", "–"],
            "A": ["6", "20", "none", "900"],
            "B": ["7", "30", "none", "900"],
        }
    )
    differing, equal = split_figures(table, ["cost", "reached"])
    assert list(differing["figure"]) == ["reached", "space"]
    assert list(equal["figure"]) == ["standards", "cost"]


def test_one_option_is_compared_with_today() -> None:
    table = pd.DataFrame({"figure": ["space", "detour"], "today": ["5", "1.2"], "A": ["5", "1.1"]})
    differing, equal = split_figures(table, [])
    assert list(differing["figure"]) == ["detour"]
    assert list(equal["figure"]) == ["space"]
