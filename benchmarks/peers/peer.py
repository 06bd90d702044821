"""What a peer has to be able to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Protocol

import numpy as np

from benchmarks.streets import Streets
from spatial.network import Floats, Ints


class Peer(Protocol):
    """A library that measures the way to the nearest of some nodes. Making one is its preparation."""

    whole_millimetres: ClassVar[bool]
    """Whether it cuts the length of every edge to the millimetre."""

    def __init__(self, streets: Streets) -> None: ...

    def to_nearest(self, homes: Ints, doors: Ints) -> Floats:
        """(B,) metres from each home node to its nearest door node; inf beyond `LIMIT_M`."""


def to_each_category(peer: Peer, homes: Ints, doors: Sequence[Ints]) -> Floats:
    """(B, C) metres to the nearest of each category."""
    return np.stack([peer.to_nearest(homes, of_category) for of_category in doors], axis=1)
