"""How a ballot of each type is filled in, in a sentence."""

from __future__ import annotations

from base.words import Message, Text
from features.voting.ballots import (
    ApprovalBallot,
    Ballot,
    BundleBallot,
    ChoiceBallot,
    RankingBallot,
    ScoreBallot,
)

HOW_TO_FILL: dict[type[Ballot], Text] = {
    ApprovalBallot: Message("Tick every option you can accept: one or several."),
    ChoiceBallot: Message("Tick one option only."),
    ScoreBallot: Message("Circle a score for each option: 5 is best, 0 is worst; none counts as 0."),
    RankingBallot: Message(
        "Write a rank into the boxes: 1 is best; equal ranks and empty boxes are allowed."
    ),
    BundleBallot: Message("Tick every item you want; no need to add up the cost."),
}
