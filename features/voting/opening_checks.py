"""What keeps a vote from opening, and what to do about it: nobody could mend it once people vote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from sqlalchemy import Connection

from base.words import Message, Text, join_texts
from data.catalogue import Catalogue
from features.options.layout_option import LayoutOption
from features.voting import ballot_rows
from features.voting.alike_options import same_changes, same_names
from features.voting.box.phases import open_vote
from features.voting.box.results import issued_codes, turnout_of
from features.voting.box.terms import VoteTerms
from features.voting.box.votes import VoteRecord
from features.voting.errors import NotReadyError, OptionsChangedError
from features.voting.on_the_ballot import options_changed_since
from features.voting.rules_in_words import constituency_name, in_order
from features.voting.steps import VoteStep

OpeningCheckKey = Literal["unchanged", "codes", "different", "named"]
CHECKS: tuple[OpeningCheckKey, ...] = get_args(OpeningCheckKey)
"""What is checked before a vote opens, in the order in which people read it."""


@dataclass(frozen=True)
class OpeningProblem:
    """One reason why a vote cannot open, and the remedy, found in `step`; both are whole sentences."""

    check: OpeningCheckKey
    what: Text
    remedy: Text
    step: VoteStep


def opening_problems(
    vote: VoteRecord, options: Sequence[LayoutOption], catalogue: Catalogue
) -> tuple[OpeningProblem, ...]:
    """Everything that keeps this draft from opening now; `options` are those of its community."""
    issued = turnout_of(vote.id).issued
    return (*_changed(vote.terms, options), *_problems(vote.terms, issued, options, catalogue))


def open_checked_vote(
    vote: VoteRecord, options: Sequence[LayoutOption], catalogue: Catalogue, actor: str
) -> VoteRecord:
    """Open the vote where nothing keeps it from opening; codes are counted in the same transaction.

    Raises OptionsChangedError, NotReadyError, and as `open_vote`.
    """
    changed = options_changed_since(vote.terms, options)
    if changed:
        raise OptionsChangedError(names=vote.terms.slate.list(changed))

    def check(connection: Connection, terms: VoteTerms) -> None:
        issued = issued_codes(terms.settings.shares, ballot_rows.code_counts(connection, vote.id))
        for problem in _problems(terms, issued, options, catalogue):
            raise NotReadyError(what=problem.what, remedy=problem.remedy)

    return open_vote(vote.id, vote.version, actor, check)


def _problems(
    terms: VoteTerms, issued: Mapping[str, int], options: Sequence[LayoutOption], catalogue: Catalogue
) -> tuple[OpeningProblem, ...]:
    return (*_without_codes(terms, issued, catalogue), *_alike(terms, options))


def _changed(terms: VoteTerms, options: Sequence[LayoutOption]) -> tuple[OpeningProblem, ...]:
    """The ballot would show something else than what is built."""
    changed = options_changed_since(terms, options)
    if not changed:
        return ()
    return (
        OpeningProblem(
            "unchanged",
            Message(
                "Options that were changed or unlocked since they were put on the ballot: {names}.",
                names=terms.slate.list(changed),
            ),
            Message("Look at them in step 1 and go on from there: that locks them again."),
            "options",
        ),
    )


def constituencies_without_codes(terms: VoteTerms, issued: Mapping[str, int]) -> list[str]:
    """Those that have a share of the council and no codes yet. issued: how many codes each has."""
    return [key for key, share in terms.settings.shares.items() if share > 0 and not issued.get(key)]


def _without_codes(
    terms: VoteTerms, issued: Mapping[str, int], catalogue: Catalogue
) -> tuple[OpeningProblem, ...]:
    """Whose share of the council nobody could vote for."""
    missing = in_order(constituencies_without_codes(terms, issued), catalogue)
    if not missing:
        return ()
    names = join_texts([constituency_name(key, catalogue) for key in missing])
    return (
        OpeningProblem(
            "codes",
            Message("Constituencies with a share of the council but without codes: {names}.", names=names),
            Message("Make codes for them in step 3, or set their share to 0 in step 2."),
            "codes",
        ),
    )


def _alike(terms: VoteTerms, options: Sequence[LayoutOption]) -> tuple[OpeningProblem, ...]:
    same = same_changes(terms, options)
    named = [keys for keys in same_names(terms, options) if keys not in same]
    changes = [
        OpeningProblem(
            "different",
            Message("Options that change exactly the same: {names}.", names=terms.slate.list(keys)),
            Message("Leave all but one of them off the ballot in step 1, or change one in Sketch."),
            "options",
        )
        for keys in same
    ]
    names = [
        OpeningProblem(
            "named",
            Message("Options with the same name: {names}.", names=terms.slate.list(keys)),
            Message("Unlock and rename one of them in Sketch, then put it on the ballot again in step 1."),
            "options",
        )
        for keys in named
    ]
    return (*changes, *names)
