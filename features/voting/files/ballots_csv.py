"""Everything that a count needs in one CSV, so that anybody can count again (`lintu tally`).

The first cell of a row says what it is: `method`, `tie`, `empty`, `budget`, `option` (id, zh, en, cost),
`constituency` (key, share), `ballot` (constituency, age group, channel, vote), and `origin` (zh, en), which
says where an imported vote comes from and is not read. Shares and money are exact. Ballots are sorted, so
their order says nothing about who came when.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path

from base.words import Bilingual, Message, Text
from features.voting.errors import BallotFileError, VotingError
from features.voting.files.ballot_cells import ballot_from, vote_cell
from features.voting.paper.vote_rules import Rows, VoteFileRows, exact_from, read_rules, rule_rows
from features.voting.poll import Poll
from features.voting.registry import method_of
from features.voting.slate import BundleSlate, Slate
from paper.clean_text import safe_cell

FORMAT = ("lintu-ballots", "1")
LARGEST_FILE = 20_000_000
"""Bytes; a hundred thousand ballots are smaller."""


def ballots_csv(poll: Poll, marks: Sequence[Text] = ()) -> str:
    """The poll as text; the same poll always gives the same text. marks: where an imported one comes from."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(FORMAT)
    writer.writerows(("origin", safe_cell(mark.text("zh")), safe_cell(mark.text("en"))) for mark in marks)
    writer.writerows(rule_rows(poll.rules))
    writer.writerows(_options(poll.slate))
    writer.writerows(
        sorted(("ballot", b.constituency, b.age_group, b.channel, vote_cell(b)) for b in poll.ballots)
    )
    return stream.getvalue()


def read_ballots_csv(file: Path) -> Poll:
    """The poll of a file. Raises BallotFileError, or another VotingError where the poll is not sound."""
    if file.stat().st_size > LARGEST_FILE:
        raise _wrong(file, 1, Message("the file is too large"))
    try:
        text = file.read_text(encoding="utf-8-sig")
        rows = [(n, row) for n, row in enumerate(csv.reader(StringIO(text), strict=True), 1) if row]
    except (UnicodeDecodeError, csv.Error):
        raise _wrong(file, 1, Message("it is not CSV in UTF-8")) from None
    if not rows or tuple(rows[0][1]) != FORMAT:
        raise _wrong(file, 1, Message("it is not a file of ballots"))
    return _poll(file, rows[1:])


def _options(slate: Slate) -> Iterator[tuple[str, ...]]:
    bundle = slate if isinstance(slate, BundleSlate) else None
    for option in slate.options:
        name = slate.name(option)
        cost = (str(bundle.costs_cny[option]),) if bundle else ()
        yield "option", option, safe_cell(name.zh), safe_cell(name.en), *cost
    if bundle:
        yield "budget", str(bundle.budget_cny)


def _poll(file: Path, rows: Rows) -> Poll:
    book = VoteFileRows(rows)
    try:
        method = method_of(book.one("method", 1)[0])
        slate, rules = _slate(book), read_rules(book, method)
        ballots = [
            ballot_from(method.takes, (cells[0], cells[1], cells[2]), cells[3])
            for cells in book.all("ballot", 4)
        ]
        return Poll(slate, rules, tuple(ballots))
    except VotingError:
        raise
    except ValueError:
        raise _wrong(file, book.line, Message("it is not in the expected format")) from None


def _slate(book: VoteFileRows) -> Slate:
    bundle = book.has("budget")
    options = list(book.all("option", 4 if bundle else 3))
    ids = tuple(cells[0] for cells in options)
    names = {cells[0]: Bilingual(_unquote(cells[1]), _unquote(cells[2])) for cells in options}
    if not bundle:
        return Slate(ids, names)
    costs = {cells[0]: exact_from(cells[3]) for cells in options}
    return BundleSlate(ids, names, costs, exact_from(book.one("budget", 1)[0]))


def _unquote(cell: str) -> str:
    """Without the quote that `safe_cell` put before a formula."""
    bare = cell.removeprefix("'")
    return bare if safe_cell(bare) == cell else cell


def _wrong(file: Path, line: int, wrong: Text) -> BallotFileError:
    return BallotFileError(file=file.name, line=line, wrong=wrong)
