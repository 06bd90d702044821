"""A draft with everything usual, so that whoever needs nothing special only goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from base.i18n import Translator
from data.assess import Assessment
from data.work_calendar import CHINA
from features.voting.ballots import BundleBallot
from features.voting.box.votes import VoteRecord
from features.voting.registry import METHODS
from features.voting.staff.draft import BallotContents, Kind, VoteDraft
from features.voting.vote_settings import FEWEST_OPTIONS, LONGEST_TEXT, VoteRules
from features.voting.weights import catalogue_shares


def draft_of(
    baseline: Assessment, kept: VoteRecord | None, choice: BallotContents, tr: Translator
) -> VoteDraft:
    """The choice with the words and rules of the kept draft, or with the usual ones."""
    if kept is not None:
        known = kept.terms.settings
        rules = _fitting_rules(known.rules, choice.kind)
        return VoteDraft(known.title, known.question, known.date, choice, known.shares, rules)
    return VoteDraft(
        tr("{community}: vote on layout options", community=tr.name(baseline.community.name))[:LONGEST_TEXT],
        tr("Which option do you want?"),
        datetime.now(CHINA).date().isoformat(),
        choice,
        catalogue_shares(baseline.catalogue),
        _fitting_rules(VoteRules(), choice.kind),
    )


def has_choice(choice: BallotContents) -> bool:
    """Whether there is something to choose between."""
    return len(choice.candidates) >= FEWEST_OPTIONS


def fitting_methods(kind: Kind) -> list[str]:
    """Methods that count such ballots, the usual one first."""
    return [key for key, one in METHODS.items() if (one.takes is BundleBallot) == (kind == "bundle")]


def _fitting_rules(rules: VoteRules, kind: Kind) -> VoteRules:
    methods = fitting_methods(kind)
    return replace(
        rules,
        method=rules.method if rules.method in methods else methods[0],
        ties="draw" if kind == "bundle" and rules.ties == "shared" else rules.ties,
    )
