"""How a ballot of each type is filled in, in a sentence."""

from __future__ import annotations

from base.words import Bilingual
from features.voting.ballots import (
    ApprovalBallot,
    Ballot,
    BundleBallot,
    ChoiceBallot,
    RankingBallot,
    ScoreBallot,
)

HOW_TO_FILL: dict[type[Ballot], Bilingual] = {
    ApprovalBallot: Bilingual(
        "在每个可以接受的方案后面的方框里打 ✓，可以打几个。",
        "Tick every option you can accept: one or several.",
    ),
    ChoiceBallot: Bilingual("只在一个方案后面的方框里打 ✓。", "Tick one option only."),
    ScoreBallot: Bilingual(
        "给每个方案圈一个分数：5 最好，0 最差；不圈算 0 分。",
        "Circle a score for each option: 5 is best, 0 is worst; none counts as 0.",
    ),
    RankingBallot: Bilingual(
        "在方框里写名次：1 最好；可以并列，可以空着。",
        "Write a place into the boxes: 1 is best; equal places and empty boxes are allowed.",
    ),
    BundleBallot: Bilingual(
        "在每个想要的项目后面打 ✓，不用自己算预算。", "Tick every item you want; no need to add up the cost."
    ),
}
