"""A vote that can be counted again: what stood on the ballot, the rules, and every ballot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from features.voting.ballots import WITHHELD, Ballot
from features.voting.count import CountingRules, VoteCount, count_vote
from features.voting.slate import Slate


@dataclass(frozen=True)
class Poll:
    """Slate, rules and ballots."""

    slate: Slate
    rules: CountingRules
    ballots: tuple[Ballot, ...]

    def count(self) -> VoteCount:
        """The count by its rules."""
        return count_vote(self.ballots, self.slate, self.rules)


def publishable(poll: Poll, least: int) -> Poll:
    """The same vote with nobody in a group of fewer than `least` ballots, for files that anybody may have.

    The channel goes; so do constituencies of fewer than `least` ballots, and within what is left the age
    groups of fewer. Where those without a name would be fewer than `least` themselves, the next smallest
    group joins them. Make published tables from these ballots too, or a reader could subtract one from the
    other. Without all constituencies the file still gives the plain count, and no longer the count by
    seats.
    """
    ballots = [replace(ballot, channel=WITHHELD) for ballot in poll.ballots]
    small = _too_small([ballot.constituency for ballot in ballots], least)
    ballots = [replace(b, constituency=WITHHELD) if b.constituency in small else b for b in ballots]
    kept: list[Ballot] = []
    for constituency in dict.fromkeys(ballot.constituency for ballot in ballots):
        part = [ballot for ballot in ballots if ballot.constituency == constituency]
        small = _too_small([ballot.age_group for ballot in part], least)
        kept += [replace(b, age_group=WITHHELD) if b.age_group in small else b for b in part]
    return replace(poll, ballots=tuple(kept))


def _too_small(groups: Sequence[str], least: int) -> set[str]:
    """The groups to leave unnamed; together they are `least` or more, or nobody."""
    sizes = Counter(groups)
    by_size: Callable[[str], tuple[int, str]] = lambda group: (sizes[group], group)  # noqa: E731
    ordered = sorted(sizes, key=by_size)
    unnamed = {group for group in ordered if sizes[group] < least or group == WITHHELD}
    for group in ordered:
        if unnamed and sum(sizes[one] for one in unnamed) < least:
            unnamed.add(group)
    return unnamed
