"""A vote of 25 worked out on paper, where the plain count and the count by seats choose differently.

                        A    B    C        weight of a ballot
 5 residents, elders    5    0    0        2/5 / 10 = 1/25
 5 residents, adults    2    5    0        1/25
 5 volunteers           0    5    0        3/10 / 5 = 3/50
 5 community workers    1    1    4        1/5 / 5 = 1/25
 5 shopkeepers          5    0    0        1/10 / 5 = 1/50
 plain                 13   11    4        A wins
 by seats    A 7/25 + 1/25 + 1/10 = 21/50, B 5/25 + 3/10 + 1/25 = 27/50, C 4/25: B wins

With the residents' share r and the others in proportion (1/2, 1/3, 1/6 of 1 - r), B leads A by
1/3 - 8r/15, so as long as r < 5/8. Elders: A 5. Adults: A 8, B 11, C 4.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from base.words import Bilingual
from features.voting.box.casting import cast
from features.voting.box.phases import open_vote, prepare
from features.voting.box.slips import BatchSpec, mint
from features.voting.box.terms import VoteTerms
from features.voting.box.votes import VoteRecord
from features.voting.slate import Slate
from features.voting.vote_settings import VoteRules, VoteSettings
from tests.features.voting.box.rounds import ABC, WHO, close_and_settle, sending

SHARES = {
    "resident": Fraction(2, 5),
    "volunteer": Fraction(3, 10),
    "community_worker": Fraction(1, 5),
    "merchant": Fraction(1, 10),
}
NAMES = {
    "A": Bilingual("榕树下的口袋公园", "Pocket park under the banyan"),
    "B": Bilingual("环形步道和长椅", "Loop walk with benches"),
    "C": Bilingual("社区菜园", "Community garden"),
}
TITLE, QUESTION = "墟镇广场怎么改？", "三个方案里，您能接受哪几个？"
Row = tuple[str, str, Sequence[str]]
HALL: Sequence[Row] = (
    ("resident", "elder", ("A",) * 5),
    ("resident", "adult", ("AB", "AB", "B", "B", "B")),
    ("volunteer", "adult", ("B",) * 5),
    ("community_worker", "adult", ("AB", "C", "C", "C", "C")),
    ("merchant", "adult", ("A",) * 5),
)
FEW_SHOPKEEPERS: Sequence[Row] = (*HALL[:4], ("merchant", "adult", ("A",) * 3))
"""Plain A 11, B 11: a tie. By seats as in HALL, for what a shopkeeper's ballot weighs grows."""


def hall_terms(
    names: dict[str, Bilingual] = NAMES, title: str = TITLE, question: str = QUESTION, **rules: Any
) -> VoteTerms:
    digests = dict.fromkeys(ABC, "1f")
    settings = VoteSettings(title, question, "2026-11-26", ABC, digests, SHARES, VoteRules(**rules))
    return VoteTerms(settings, Slate(ABC, names))


def hall_open(
    rows: Sequence[Row] = HALL,
    spare: int = 0,
    terms: VoteTerms | None = None,
    is_cast: bool = True,
    community: str = "xuzhen",
) -> VoteRecord:
    """An open vote whose codes were used as the rows say; `spare` codes of each row are left."""
    vote = prepare(community, terms or hall_terms(), WHO)
    slips = [mint(vote.id, BatchSpec(who, len(cast_) + spare, age), WHO) for who, age, cast_ in rows]
    vote = open_vote(vote.id, vote.version, WHO)
    for (_, _, choices), batch in zip(rows, slips, strict=True):
        for choice, slip in zip(choices, batch, strict=False) if is_cast else ():
            cast(vote.id, sending(vote, slip, choice))
    return vote


def hall_counted(
    rows: Sequence[Row] = HALL, terms: VoteTerms | None = None, thrown: str = "3 5 1"
) -> VoteRecord:
    """The same, closed and counted."""
    return close_and_settle(hall_open(rows, terms=terms), thrown)
