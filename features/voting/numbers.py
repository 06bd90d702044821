"""Exact fractions as text; a rounded figure is marked as such."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

Towards = Literal["nearest", "up", "down"]


def exact(value: Fraction) -> str:
    """12, or 7/30 (≈ 0.233)."""
    if value.denominator == 1:
        return str(value.numerator)
    return f"{value.numerator}/{value.denominator} (≈ {_decimal(value, 3)})"


def rounded_text(value: Fraction) -> str:
    """12, or ≈ 0.233: what can be read from the last row."""
    return str(value.numerator) if value.denominator == 1 else f"≈ {_decimal(value, 3)}"


def percent(value: Fraction, towards: Towards = "nearest") -> str:
    """E.g. 27.3 %: one decimal where the percentage is not whole, rounded to the side asked for."""
    tenths = value * 1000
    whole = {"nearest": round(tenths), "up": -(-tenths // 1), "down": tenths // 1}[towards]
    sign, size = ("-" if whole < 0 else ""), abs(int(whole))
    return f"{sign}{size // 10} %" if size % 10 == 0 else f"{sign}{size // 10}.{size % 10} %"


def _decimal(value: Fraction, places: int) -> str:
    scaled = round(abs(value) * 10**places)
    sign = "-" if value < 0 else ""
    return f"{sign}{scaled // 10**places}.{scaled % 10**places:0{places}d}"
