"""A form of a voter, and the page that answers it."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from base.errors import LintuError
from data.store.errors import StoreError
from features.voting.ballots import UNDECLARED, Ballot, check_ballot
from features.voting.box.casting import BallotSubmission, cast
from features.voting.box.content import of_group
from features.voting.box.errors import (
    AlreadyUsedError,
    AlteredOptionsError,
    DamagedBallotFormError,
    MistypedCodeError,
    UnknownCodeError,
    WrongKindError,
)
from features.voting.box.lookup import KnownCode, look_up, vote_for
from features.voting.box.votes import VoteRecord, vote_record
from features.voting.errors import RankedTwiceError, ScoreError, UnknownChoiceError
from features.voting.phone.ballot_form import CAST, CHECK, BallotForm, ballot_form, require_unaltered
from features.voting.phone.channel import VotingChannel
from features.voting.phone.errors import NextTurnError
from features.voting.phone.limits import LARGEST_BALLOT
from features.voting.phone.steps.checking import checking_page
from features.voting.phone.steps.choosing import choosing_page
from features.voting.phone.steps.code import code_page
from features.voting.phone.steps.receipt import receipt_page
from features.voting.phone.widgets import widget_of
from web.forms.errors import OldFormError
from web.forms.form_reader import read_form
from web.forms.form_services import FormServices
from web.forms.visit import Visit

_OF_THE_CHOICE = (
    AlteredOptionsError,
    DamagedBallotFormError,
    WrongKindError,
    UnknownChoiceError,
    ScoreError,
    RankedTwiceError,
)
"""What choosing once more puts right; everything else has to do with the code or the vote."""


async def voting_page(services: FormServices, visit: Visit, channel: VotingChannel) -> Response:
    """GET the field for the code; POST it, the choice, and the choice once more to be cast."""
    if visit.request.method != "POST":
        return await run_in_threadpool(code_page, visit, channel)
    try:
        sent = ballot_form(await read_form(visit, LARGEST_BALLOT))
    except LintuError as error:
        shown_error = NextTurnError() if channel.is_kiosk and isinstance(error, OldFormError) else error
        return await run_in_threadpool(code_page, visit, channel, shown_error)
    return await run_in_threadpool(_answer, services, visit, channel, sent)


def _answer(services: FormServices, visit: Visit, channel: VotingChannel, sent: BallotForm) -> Response:
    try:
        known = _known_code(services, visit, channel, sent)
    except LintuError as error:
        return code_page(visit, channel, error, sent.code)
    channel = channel.of(known.workshop_id)
    try:
        return _cast(visit, channel, sent, known) if sent.step == CAST else _step(visit, channel, sent, known)
    except _OF_THE_CHOICE as error:
        return _choose_again(visit, channel, sent, known, error)
    except AlreadyUsedError as error:
        if known.receipt:
            return receipt_page(visit, channel, known.receipt, known.is_test, False, error)
        return code_page(visit, channel, error)
    except LintuError as error:
        return code_page(visit, channel, error, sent.code)


def _known_code(services: FormServices, visit: Visit, channel: VotingChannel, sent: BallotForm) -> KnownCode:
    """What is known of the code; a wrong one counts against its address. Raises TooOftenError, CastError."""
    try:
        return look_up(sent.code, channel.workshop_id, sent.key)
    except (MistypedCodeError, UnknownCodeError):
        services.limits.forms.take(visit.network)
        raise


def _step(visit: Visit, channel: VotingChannel, sent: BallotForm, known: KnownCode) -> Response:
    if known.receipt:
        return receipt_page(visit, channel, known.receipt, known.is_test, is_new=False)
    vote = vote_for(known)
    if sent.step != CHECK:
        return choosing_page(visit, channel, sent, vote, known.is_test)
    require_unaltered(sent, vote)
    ballot = _ballot(sent, vote, channel)
    return checking_page(visit, channel, sent, vote, ballot, known.is_test)


def _cast(visit: Visit, channel: VotingChannel, sent: BallotForm, known: KnownCode) -> Response:
    vote = vote_record(known.workshop_id)
    if not known.is_used:  # a form that was cast already gets its receipt again
        require_unaltered(sent, vote)
    ballot = _ballot(sent, vote, channel)
    sending = BallotSubmission(sent.code, ballot, channel.key, sent.key, sent.shown, sent.digest)
    try:
        receipt = cast(known.workshop_id, sending)
    except StoreError as error:
        return checking_page(visit, channel, sent, vote, ballot, known.is_test, error)
    return receipt_page(visit, channel, receipt.receipt, receipt.is_test, receipt.is_new)


def _ballot(sent: BallotForm, vote: VoteRecord, channel: VotingChannel) -> Ballot:
    """Raises VotingError where it could not have been cast."""
    terms = vote.terms
    ballot = widget_of(terms.settings.rules.method).read(sent.choice, terms.slate, channel.key)
    any_group = next(iter(terms.settings.shares))
    check_ballot(of_group(ballot, any_group, UNDECLARED, channel.key), terms.slate, terms.settings.shares)
    return ballot


def _choose_again(
    visit: Visit, channel: VotingChannel, sent: BallotForm, known: KnownCode, error: LintuError
) -> Response:
    """The options once more, as they are now, with what still fits of the choice."""
    try:
        vote = vote_for(known)
    except LintuError as other:
        return code_page(visit, channel, other, sent.code)
    return choosing_page(visit, channel, sent, vote, known.is_test, error)
