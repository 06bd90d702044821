"""Families whose members come from several floors: those known below, and those that capabilities add."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

Member = TypeVar("Member")


class Family(Generic[Member]):
    """Members in their order.

    Capabilities add theirs once, as the program starts (`features.feature.install`). Whoever reads the
    family afterwards sees all of them, without importing a floor above its own.
    """

    def __init__(self, members: Iterable[Member] = ()) -> None:
        self.members = tuple(members)

    def add(self, member: Member) -> None:
        """Add a member at the end; one that is there already stays where it is."""
        if member not in self.members:
            self.members = (*self.members, member)

    def __iter__(self) -> Iterator[Member]:
        return iter(self.members)

    def __len__(self) -> int:
        return len(self.members)
