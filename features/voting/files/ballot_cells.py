"""A vote in one cell of a file, and back: `A B`, `A`, `A=5 B=3`, `A>B=C`."""

from __future__ import annotations

from features.voting.ballots import (
    ApprovalBallot,
    Ballot,
    BundleBallot,
    ChoiceBallot,
    RankingBallot,
    ScoreBallot,
)


def vote_cell(ballot: Ballot) -> str:
    """What the ballot says; empty for a blank one."""
    match ballot:
        case ApprovalBallot(approved=approved) | BundleBallot(approved=approved):
            return " ".join(sorted(approved))
        case ChoiceBallot(choice=choice):
            return choice
        case ScoreBallot(scores=scores):
            return " ".join(f"{option}={scores[option]}" for option in sorted(scores))
        case RankingBallot(tiers=tiers):
            return ">".join("=".join(sorted(tier)) for tier in tiers)
    raise TypeError(type(ballot).__name__)


def ballot_from(kind: type[Ballot], who: tuple[str, str, str], cell: str) -> Ballot:
    """The ballot again. Raises ValueError where the cell says nothing that such a ballot could."""
    if kind is ApprovalBallot:
        return ApprovalBallot(*who, frozenset(cell.split()))
    if kind is BundleBallot:
        return BundleBallot(*who, frozenset(cell.split()))
    if kind is ChoiceBallot:
        return ChoiceBallot(*who, cell)
    if kind is ScoreBallot:
        pairs = [part.split("=") for part in cell.split()]
        return ScoreBallot(*who, {option: int(score) for option, score in pairs})
    tiers = tuple(frozenset(tier.split("=")) for tier in cell.split(">")) if cell else ()
    return RankingBallot(*who, tiers)
