"""What keeps a vote from opening, and what to do about it: nobody could mend it once people vote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True)
class OpeningProblem:
    """One reason why a vote cannot open, and the remedy; both are whole sentences."""

    what: Text
    remedy: Text


def opening_problems(
    vote: VoteRecord, options: Sequence[LayoutOption], catalogue: Catalogue
) -> tuple[OpeningProblem, ...]:
    """Everything that keeps this draft from opening now; `options` are those of its community."""
    return _problems(vote.terms, turnout_of(vote.id).issued, options, catalogue)


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


def _without_codes(
    terms: VoteTerms, issued: Mapping[str, int], catalogue: Catalogue
) -> tuple[OpeningProblem, ...]:
    """Whose share of the council nobody could vote for."""
    shares = terms.settings.shares
    missing = [key for key in in_order(shares, catalogue) if shares[key] > 0 and not issued.get(key)]
    if not missing:
        return ()
    names = join_texts([constituency_name(key, catalogue) for key in missing])
    return (
        OpeningProblem(
            Message("Constituencies with a share of the council but without codes: {names}.", names=names),
            Message("Make codes for them under “Codes”, or set their share to 0 under “Prepare”."),
        ),
    )


def _alike(terms: VoteTerms, options: Sequence[LayoutOption]) -> tuple[OpeningProblem, ...]:
    same = same_changes(terms, options)
    named = [keys for keys in same_names(terms, options) if keys not in same]
    changes = [
        OpeningProblem(
            Message("Options that change exactly the same: {names}.", names=terms.slate.list(keys)),
            Message("Leave all but one of them off the ballot under “Prepare”, or change one in Sketch."),
        )
        for keys in same
    ]
    names = [
        OpeningProblem(
            Message("Options with the same name: {names}.", names=terms.slate.list(keys)),
            Message("Unlock and rename one of them in Sketch, then save the vote again under “Prepare”."),
        )
        for keys in named
    ]
    return (*changes, *names)
