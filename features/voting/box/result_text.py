"""A published result in sentences, for the wall, the sheet and documents alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction

from base.words import Message, Text, join_texts
from data.catalogue.model import Catalogue
from data.work_calendar import date_and_minute
from features.voting.agreement import MethodOutcome
from features.voting.ballots import ApprovalBallot, BundleBallot, ChoiceBallot
from features.voting.box.publication import Publication
from features.voting.box.restores import RestoreEvent
from features.voting.box.results import Turnout
from features.voting.imported.origin import origin_texts
from features.voting.method import Method
from features.voting.numbers import exact, percent, rounded_text
from features.voting.outcome import BundleOutcome, Outcome
from features.voting.rules_in_words import EMPTY_RULE_WORDS, constituency_name, in_order
from features.voting.slate import Slate

ADVISORY = Message("This vote is advisory; it is no owners' vote under the law.")
_HEADS = (ApprovalBallot, BundleBallot, ChoiceBallot)


def mark_texts(shown: Publication) -> tuple[Text, ...]:
    """What stands with the result of a vote that was imported or has a second version; none for others."""
    return origin_texts(shown.vote.origin)


def result_text(shown: Publication) -> Text:
    """Who won by the plain count, that a tie is open, or that there is no result."""
    return shown.result.count.plain.steps[-1] if shown.result.has_quorum else shown.result.quorum_text


def headline(shown: Publication) -> Text:
    """The result in few words; how a tie was broken is in `result_text`."""
    plain, slate = shown.result.count.plain, shown.vote.terms.slate
    if not shown.result.has_quorum or isinstance(plain, BundleOutcome) or not plain.winners:
        return result_text(shown)
    names = slate.list(plain.winners)
    if plain.standing == "shared":
        return Message("Tied: {names}", names=names)
    return Message("{names} wins.", names=names)


def tie_rule_text(shown: Publication) -> Text | None:
    """How the tie that decided the result was broken; None where `headline` says everything."""
    text = result_text(shown)
    return None if text == headline(shown) else text


def seats_text(shown: Publication) -> Text:
    """Who won by the council's seats. It holds no figures, so it may stand where they are withheld."""
    return shown.by_seats.steps[-1]


def withheld_text(shown: Publication, least: int) -> Text | None:
    """Why there are no figures of the count by seats; None where there are."""
    if shown.shows_seats:
        return None
    return Message(
        "A constituency cast fewer than {least} ballots. To keep votes secret, only the winner of "
        "the count by seats is shown, without figures.",
        least=least,
    )


def empty_text(shown: Publication, catalogue: Catalogue) -> Text | None:
    """Which constituencies cast no ballot, and the rule for them; None where all did."""
    without = [key for key, count in shown.cast.items() if not count]
    empty = [constituency_name(key, catalogue) for key in in_order(without, catalogue)]
    if not empty:
        return None
    rule = EMPTY_RULE_WORDS[shown.vote.terms.settings.rules.empty]
    return Message("Without ballots: {empty}. {rule}", empty=join_texts(empty), rule=rule)


def restore_text(event: RestoreEvent, characters: int = 64) -> Text:
    """That the vote was restored from a copy, with both heads of the log, shortened to so many characters."""
    if event.ballots_before is None:
        words = Message(
            "Restored from a backup on {at} with {ballots} ballots. Check code of the log before: {before}; "
            "of the backup: {after}."
        )
    else:
        words = Message(
            "Restored from a backup on {at}: {ballots_before} ballots before, {ballots} in the backup. "
            "Check code of the log before: {before}; of the backup: {after}."
        )
    return words.with_facts(
        at=date_and_minute(datetime.fromisoformat(event.at)),
        before=event.before[:characters] or Message("not known"),
        after=event.after[:characters],
        ballots=event.ballots,
        ballots_before=event.ballots_before,
    )


def turnout_total(turnout: Turnout) -> Text:
    """E.g. 已投 12 票，共发 30 张."""
    used, issued = sum(turnout.used.values()), sum(turnout.issued.values())
    return Message("{used} of {issued} have voted", used=used, issued=issued)


def total_figure(value: Fraction, method: Method, is_by_seats: bool) -> str:
    """A total as it is shown: a share of the council where heads are counted, else the exact number."""
    return percent(value) if is_by_seats and method.takes in _HEADS else exact(value)


def short_figure(value: Fraction, method: Method, is_by_seats: bool) -> str:
    """The same, rounded and marked as such where it is no whole number."""
    return percent(value) if is_by_seats and method.takes in _HEADS else rounded_text(value)


def chosen_text(outcome: Outcome, slate: Slate) -> Text:
    """The winners' names; those tied where nobody won; or that nothing was chosen."""
    names, tied = slate.list(outcome.winners), slate.list(outcome.asked)
    if outcome.winners:
        return names
    if outcome.asked:
        return Message("tied: {tied}", tied=tied)
    return Message("nothing chosen")


def reading_text(reading: MethodOutcome, slate: Slate) -> Text:
    """A method, what it chooses, and how the ballots were read for it."""
    name, chosen, how = reading.method.name, chosen_text(reading.outcome, slate), reading.note
    if how:
        return Message("{name}: {chosen} ({how})", name=name, chosen=chosen, how=how)
    return Message("{name}: {chosen}", name=name, chosen=chosen)


def firmness_texts(shown: Publication, catalogue: Catalogue) -> Sequence[Text]:
    """How far each constituency's share could move without another result."""
    firmness = {one.constituency: one for one in shown.result.count.firmness}
    return [firmness[key].text(constituency_name(key, catalogue)) for key in in_order(firmness, catalogue)]
