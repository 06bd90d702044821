"""Votes on bundles in the Pabulib format (.pb), which other programs count too; and Pabulib files from
elsewhere.

The rules stand among the meta data under `lintu …`. A file without them is counted by Equal Shares, with ties
asked and everybody in one constituency.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from fractions import Fraction
from io import StringIO
from pathlib import Path

from base.words import Bilingual, Message, Text
from features.voting.ballots import UNDECLARED, WITHHELD, BundleBallot
from features.voting.count import CountingRules
from features.voting.errors import BallotFileError, VotingError
from features.voting.files.ballot_cells import vote_cell
from features.voting.paper.vote_rules import Rows, VoteFileRows, exact_from, read_rules, rule_rows
from features.voting.poll import Poll
from features.voting.registry import METHODS, method_of
from features.voting.slate import BundleSlate
from features.voting.ties import TieRule
from paper.clean_text import safe_cell

_OURS = "lintu "
_EVERYBODY = "everybody"
_SECTIONS = ("META", "PROJECTS", "VOTES")
Section = list[dict[str, str]]


def ballots_pb(poll: Poll, description: str, marks: Sequence[Text] = ()) -> str:
    """A vote on a bundle as text. Voters are numbered in the order of their votes, not as they came."""
    assert isinstance(poll.slate, BundleSlate)
    stream = StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\n")
    writer.writerows([("META",), ("key", "value"), *_meta(poll, poll.slate, description), *_origin(marks)])
    writer.writerows([("PROJECTS",), ("project_id", "cost", "name", "name_en")])
    for option in poll.slate.options:
        name = poll.slate.name(option)
        writer.writerow((option, poll.slate.costs_cny[option], safe_cell(name.zh), safe_cell(name.en)))
    writer.writerows([("VOTES",), ("voter_id", "vote", "constituency", "age_group", "voting_method")])
    cast = sorted(
        (vote_cell(b).replace(" ", ","), b.constituency, b.age_group, b.channel) for b in poll.ballots
    )
    writer.writerows((number, *row) for number, row in enumerate(cast, 1))
    return stream.getvalue()


def read_ballots_pb(file: Path) -> Poll:
    """The poll of a Pabulib file of approvals. Raises BallotFileError, or another VotingError."""
    try:
        rows = list(csv.reader(StringIO(file.read_text(encoding="utf-8-sig")), delimiter=";"))
        found = _sections(rows)
        meta = {row["key"]: row["value"] for row in found["META"]}
        if meta["vote_type"] != "approval":
            raise ValueError(meta["vote_type"])
        return Poll(_slate(found, meta), _rules(meta), tuple(_ballots(found["VOTES"])))
    except VotingError:
        raise
    except (ValueError, KeyError, IndexError, UnicodeDecodeError, csv.Error):
        raise BallotFileError(
            file=file.name,
            line=1,
            wrong=Message("it is not a Pabulib file of approvals"),
        ) from None


def _meta(poll: Poll, slate: BundleSlate, description: str) -> Iterator[tuple[str, object]]:
    yield "description", safe_cell(description)
    yield "currency", "CNY"
    yield "num_projects", len(slate.options)
    yield "num_votes", len(poll.ballots)
    yield "budget", slate.budget_cny
    yield "vote_type", "approval"
    yield "rule", poll.rules.method.key
    for place, row in enumerate(rule_rows(poll.rules)):
        yield f"{_OURS}{place}", ",".join(row)


def _origin(marks: Sequence[Text]) -> Iterator[tuple[str, str]]:
    """Where an imported vote comes from; nothing reads it again."""
    for place, mark in enumerate(marks):
        yield f"origin {place}", safe_cell(mark.text("en"))


def _sections(rows: list[list[str]]) -> dict[str, Section]:
    found: dict[str, Section] = {section: [] for section in _SECTIONS}
    section, head = "", None
    for row in rows:
        if len(row) == 1 and row[0].strip().upper() in _SECTIONS:
            section, head = row[0].strip().upper(), None
        elif head is None:
            head = [cell.strip() for cell in row]
        elif row:
            found[section].append(dict(zip(head, (cell.strip() for cell in row), strict=False)))
    return found


def _slate(found: dict[str, Section], meta: dict[str, str]) -> BundleSlate:
    projects = found["PROJECTS"]
    names = {row["project_id"]: row.get("name", row["project_id"]) for row in projects}
    return BundleSlate(
        tuple(names),
        {row["project_id"]: _name(row) for row in projects},
        {row["project_id"]: exact_from(row["cost"]) for row in projects},
        exact_from(meta["budget"]),
    )


def _name(row: dict[str, str]) -> Bilingual:
    name = row.get("name") or row["project_id"]
    return Bilingual(name, row.get("name_en") or name)


def _rules(meta: dict[str, str]) -> CountingRules:
    rows: Rows = [(1, value.split(",")) for key, value in meta.items() if key.startswith(_OURS)]
    if not rows:
        return CountingRules(METHODS["equal_shares"], {_EVERYBODY: Fraction(1)}, TieRule("ask"))
    book = VoteFileRows(rows)
    return read_rules(book, method_of(book.one("method", 1)[0]))


def _ballots(rows: Section) -> Iterator[BundleBallot]:
    for row in rows:
        yield BundleBallot(
            row.get("constituency", _EVERYBODY),
            row.get("age_group", UNDECLARED),
            row["voting_method"] if "constituency" in row else WITHHELD,
            frozenset(one.strip() for one in row["vote"].split(",") if one.strip()),
        )
