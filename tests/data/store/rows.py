"""A row of an option, by hand."""

from __future__ import annotations

from typing import Any


def an_option(option_id: str = "o1", **changed: Any) -> dict[str, Any]:
    row = {
        "id": option_id,
        "community": "xuzhen",
        "letter": option_id,
        "position": 0,
        "epsg": 4547,
        "name": "",
        "description": "",
        "budget_cny": 0.0,
        "state": "open",
        "created_at": "2026-11-24T10:00:00+00:00",
        "version": 1,
    }
    return row | changed
