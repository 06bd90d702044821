"""A table of owners, counted by hand; and what is wrong with others, with the line."""

from __future__ import annotations

from fractions import Fraction

import pytest

from data.catalogue import load_catalogue
from features.voting.errors import OwnersVoteError
from features.voting.owners_csv import LARGEST_BYTES, read_owners
from features.voting.owners_vote import OwnerGroup, OwnersRegister, count_totals, totals_of

TABLE = """业主,专有面积（平方米）,表决
1-101,89.5,同意
1-102,120.25,反对
1-201,89.5,弃权
1-202,89.5,
1-301,100,赞成
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_by_hand(encoding: str) -> None:
    """Two agree with 189.50 m², one against with 120.25, one abstains with 89.50; one took no part.

    Of 5 owners 4 took part (4/5), of 500 m² 399.25 (1597/2000); agreed 2/4 by head, 758/1597 by area.
    """
    ballots = read_owners(TABLE.encode(encoding))
    assert totals_of(ballots) == {
        "for": OwnerGroup(2, Fraction("189.5")),
        "against": OwnerGroup(1, Fraction("120.25")),
        "abstain": OwnerGroup(1, Fraction("89.5")),
    }
    outcome = count_totals(totals_of(ballots), OwnersRegister(5, Fraction(500)), "ordinary", load_catalogue())
    heads, area = outcome.tallies
    assert (heads.turnout.share, heads.majority.share) == (Fraction(4, 5), Fraction(1, 2))
    assert (area.turnout.share, area.majority.share) == (Fraction(1597, 2000), Fraction(758, 1597))
    assert [heads.majority.is_met, area.majority.is_met, outcome.adopted] == [False, False, False]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "空"),
        ("业主,表决\n1,同意\n".encode(), "面积"),
        ("面积,表决\n一百,同意\n".encode(), "第 2 行"),
        ("面积,表决\n100,同意\n-5,同意\n".encode(), "第 3 行"),
        ("面积,表决\n1e9,同意\n".encode(), "第 2 行"),
        ("面积,表决\n100,也许\n".encode(), "也许"),
        (b"\xff\xfe\x00\x81", "文字"),
        (b"x" * (LARGEST_BYTES + 1), "太大"),
    ],
)
def test_what_cannot_be_read_is_said(content: bytes, message: str) -> None:
    with pytest.raises(OwnersVoteError) as error:
        read_owners(content)
    assert message in error.value.message("zh")
    assert error.value.message("en")


def test_an_owner_who_stands_twice_is_found() -> None:
    twice = read_owners("业主,面积,表决\nA,1,同意\nA,1,反对\n".encode())
    with pytest.raises(OwnersVoteError, match="A"):
        totals_of(twice)


@pytest.mark.parametrize(
    "totals",
    [
        {"for": OwnerGroup(3, Fraction(0))},
        {"for": OwnerGroup(0, Fraction(3))},
        {"for": OwnerGroup(-1, Fraction(-1))},
        {"for": OwnerGroup(6, Fraction(6)), "against": OwnerGroup(5, Fraction(1))},
        {"for": OwnerGroup(1, Fraction(101))},
    ],
)
def test_sums_that_cannot_be_are_refused(totals: dict[str, OwnerGroup]) -> None:
    with pytest.raises(OwnersVoteError):
        count_totals(totals, OwnersRegister(10, Fraction(100)), "special", load_catalogue())  # type: ignore[arg-type]
