"""Numbers as they stand on sheets."""

from __future__ import annotations

import math

import shapely

NOTHING = "–"
_WAN = 10_000


def money(cny: float, language: str) -> str:
    """Yuan; in Chinese in units of ten thousand from there on."""
    if language != "zh":
        return f"¥{cny:,.0f}"
    return f"{cny / _WAN:,.1f} 万元" if cny >= _WAN else f"{cny:,.0f} 元"


def size(shape: shapely.Geometry) -> str:
    """Area or length; nothing for a point."""
    if shape.area > 0:
        return f"{shape.area:,.0f} m²"
    return f"{shape.length:,.0f} m" if shape.length > 0 else NOTHING


def number(value: float, decimals: int = 0) -> str:
    """Grouped and rounded; a dash where there is none."""
    return f"{value:,.{decimals}f}" if math.isfinite(value) else NOTHING
