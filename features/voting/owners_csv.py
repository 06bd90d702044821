"""Owners' votes from a table that somebody kept: a row an owner with area and vote.

The first row names the columns. Names of owners are read only to find one who stands twice; nothing of the
file is kept.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from base.words import Message
from data.importers.errors import FileEmpty, ImportRefused
from data.importers.files.text_encoding import decoded_text
from features.voting.errors import OwnersVoteError
from features.voting.owners_vote import OwnerBallot, Says

LARGEST_BYTES = 2_000_000
"""Tens of thousands of owners."""
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "owner": ("owner", "name", "业主", "姓名", "房号"),
    "area": ("area", "area_m2", "面积", "专有面积", "建筑面积"),
    "vote": ("vote", "says", "表决", "意见", "投票"),
}
_SAYS: Mapping[str, Says] = {
    **dict.fromkeys(("for", "yes", "agree", "同意", "赞成"), "for"),
    **dict.fromkeys(("against", "no", "反对", "不同意"), "against"),
    **dict.fromkeys(("abstain", "弃权"), "abstain"),
}
_NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{1,6})?")


def read_owners(content: bytes) -> tuple[OwnerBallot, ...]:
    """The votes of the file, UTF-8 or GB 18030. Rows without a vote are owners who took no part.

    Raises OwnersVoteError, with the line that is wrong.
    """
    if len(content) > LARGEST_BYTES:
        raise OwnersVoteError(wrong=Message("the file is too large", context="owners"))
    rows = list(csv.reader(io.StringIO(_text(content), newline="")))
    if not rows:
        raise OwnersVoteError(wrong=Message("the file is empty"))
    places = {what: _place(rows[0], names) for what, names in _COLUMNS.items()}
    if places["area"] is None or places["vote"] is None:
        raise OwnersVoteError(
            wrong=Message("the first row must name the columns “area” and “vote”"),
        )
    read = (_ballot(row, number, places) for number, row in enumerate(rows[1:], 2) if any(row))
    return tuple(one for one in read if one)


def _text(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise OwnersVoteError(wrong=Message("the file is not a text table"))
    try:
        return decoded_text(content, "").text.lstrip("\ufeff")
    except FileEmpty:
        return ""
    except ImportRefused:
        raise OwnersVoteError(wrong=Message("the file is not a text table")) from None


def _place(heads: Sequence[str], names: tuple[str, ...]) -> int | None:
    cleaned = [re.sub(r"[（(].*", "", head).strip().casefold() for head in heads]
    return next((cleaned.index(name) for name in names if name in cleaned), None)


def _ballot(row: Sequence[str], number: int, places: Mapping[str, int | None]) -> OwnerBallot | None:
    cells = {what: row[at].strip() if at is not None and at < len(row) else "" for what, at in places.items()}
    vote, area = cells["vote"].casefold(), cells["area"]
    if not vote:
        return None
    if vote not in _SAYS:
        raise OwnersVoteError(
            wrong=Message(
                "the vote “{vote}” in line {number} is not known; write for, against or abstain",
                vote=vote[:20],
                number=number,
            ),
        )
    if not _NUMBER.fullmatch(area):
        raise OwnersVoteError(
            wrong=Message(
                "the area “{area}” in line {number} is not a number", area=area[:20], number=number
            ),
        )
    return OwnerBallot(cells["owner"] or f"#{number}", Fraction(area), _SAYS[vote])
