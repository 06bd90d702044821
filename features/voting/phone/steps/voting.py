"""A form of a voter, and the page that answers it."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from base.errors import LintuError
from data.store.errors import StoreError
from features.voting.ballots import UNDECLARED, Ballot, check_ballot
from features.voting.box.casting import Sending, cast
from features.voting.box.content import of_group
from features.voting.box.errors import (
    AlreadyUsedError,
    AlteredOptionsError,
    DamagedBallotFormError,
    WrongKindError,
)
from features.voting.box.lookup import KnownCode, look_up, vote_for
from features.voting.box.votes import Standing, standing_of
from features.voting.errors import RankedTwiceError, ScoreError, UnknownChoiceError
from features.voting.phone.ballot_form import CAST, CHECK, BallotForm, ballot_form, require_unaltered
from features.voting.phone.channel import Way
from features.voting.phone.errors import NextTurnError
from features.voting.phone.limits import LARGEST_BALLOT, guarding_codes
from features.voting.phone.steps.checking import checking_page
from features.voting.phone.steps.choosing import choosing_page
from features.voting.phone.steps.code import code_page
from features.voting.phone.steps.receipt import receipt_page
from features.voting.phone.widgets import widget_of
from web.forms.desk import FormServices
from web.forms.errors import OldFormError
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


async def voting_page(desk: FormServices, visit: Visit, way: Way) -> Response:
    """GET the field for the code; POST it, the choice, and the choice once more to be cast."""
    if visit.request.method != "POST":
        return await run_in_threadpool(code_page, visit, way)
    try:
        desk.limits.forms.take(visit.network)
        sent = ballot_form(await desk.intake.form(visit, LARGEST_BALLOT))
    except LintuError as error:
        told = NextTurnError() if way.is_kiosk and isinstance(error, OldFormError) else error
        return await run_in_threadpool(code_page, visit, way, told)
    return await run_in_threadpool(_answer, visit, way, sent)


def _answer(visit: Visit, way: Way, sent: BallotForm) -> Response:
    try:
        with guarding_codes(visit.network):
            known = look_up(sent.code, way.workshop_id, sent.key)
    except LintuError as error:
        return code_page(visit, way, error, sent.code)
    way = way.of(known.workshop_id)
    try:
        return _cast(visit, way, sent, known) if sent.step == CAST else _step(visit, way, sent, known)
    except _OF_THE_CHOICE as error:
        return _choose_again(visit, way, sent, known, error)
    except AlreadyUsedError as error:
        if known.receipt:
            return receipt_page(visit, way, known.receipt, known.is_test, False, error)
        return code_page(visit, way, error)
    except LintuError as error:
        return code_page(visit, way, error, sent.code)


def _step(visit: Visit, way: Way, sent: BallotForm, known: KnownCode) -> Response:
    if known.receipt:
        return receipt_page(visit, way, known.receipt, known.is_test, is_new=False)
    standing = vote_for(known)
    if sent.step != CHECK:
        return choosing_page(visit, way, sent, standing, known.is_test)
    require_unaltered(sent, standing)
    ballot = _ballot(sent, standing, way)
    return checking_page(visit, way, sent, standing, ballot, known.is_test)


def _cast(visit: Visit, way: Way, sent: BallotForm, known: KnownCode) -> Response:
    standing = standing_of(known.workshop_id)
    ballot = _ballot(sent, standing, way)
    sending = Sending(sent.code, ballot, way.channel, sent.key, sent.shown, sent.digest)
    try:
        with guarding_codes(visit.network):
            receipt = cast(known.workshop_id, sending)
    except StoreError as error:
        return checking_page(visit, way, sent, standing, ballot, known.is_test, error)
    return receipt_page(visit, way, receipt.receipt, receipt.is_test, receipt.is_new)


def _ballot(sent: BallotForm, standing: Standing, way: Way) -> Ballot:
    """Raises VotingError where it could not have been cast."""
    terms = standing.terms
    ballot = widget_of(terms.workshop.rules.method).read(sent.choice, terms.slate, way.channel)
    any_group = next(iter(terms.workshop.shares))
    check_ballot(of_group(ballot, any_group, UNDECLARED, way.channel), terms.slate, terms.workshop.shares)
    return ballot


def _choose_again(visit: Visit, way: Way, sent: BallotForm, known: KnownCode, error: LintuError) -> Response:
    """The options once more, as they are now, with what still fits of the choice."""
    try:
        standing = vote_for(known)
    except LintuError as other:
        return code_page(visit, way, other, sent.code)
    return choosing_page(visit, way, sent, standing, known.is_test, error)
