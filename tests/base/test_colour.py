"""How bright a colour looks."""

from __future__ import annotations

import pytest

from base.colour import brightness, is_dark, rgb


def test_the_parts_of_a_colour() -> None:
    assert rgb("#1F2a30") == (31, 42, 48)


@pytest.mark.parametrize(
    ("colour", "luma"),  # ITU-R BT.601: pure red, green and blue of 255
    [("#ff0000", 76.245), ("#00ff00", 149.685), ("#0000ff", 29.07), ("#ffffff", 255), ("#000000", 0)],
)
def test_brightness_is_the_luma_of_bt_601(colour: str, luma: float) -> None:
    assert brightness(colour) == pytest.approx(luma)


@pytest.mark.parametrize(("colour", "dark"), [("#959595", True), ("#969696", False), ("#00ff00", True)])
def test_white_lies_on_what_is_darker_than_150(colour: str, dark: bool) -> None:
    assert is_dark(colour) is dark
