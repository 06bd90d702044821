"""The voting methods by key, those of one option first. The first is the default."""

from __future__ import annotations

from collections.abc import Mapping

from features.voting.errors import UnknownMethodError
from features.voting.method import Method
from features.voting.methods import (
    approval,
    borda,
    copeland,
    equal_shares,
    plurality,
    star,
    utilitarian_greedy,
)

METHODS: Mapping[str, Method] = {
    module.METHOD.key: module.METHOD
    for module in (approval, star, copeland, borda, plurality, equal_shares, utilitarian_greedy)
}
DEFAULT = "approval"


def method_of(key: str) -> Method:
    """The method with this key. Raises UnknownMethodError."""
    if key not in METHODS:
        raise UnknownMethodError(method=key, known=", ".join(METHODS))
    return METHODS[key]
