"""Which members of a family are tried in the fast ring; the others are in the slow one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import pytest


def in_rings(members: Iterable[Any], fast: Collection[Any]) -> list[Any]:
    """The members for `parametrize`, each a value or a tuple of values; those not among `fast` are slow."""
    members = list(members)
    missing = [one for one in fast if one not in members]
    assert not missing, f"no such members: {missing}"
    return [one if one in fast else _slow(one) for one in members]


def _slow(member: Any) -> Any:
    values = member if isinstance(member, tuple) else (member,)
    return pytest.param(*values, marks=pytest.mark.slow)
