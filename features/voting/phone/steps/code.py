"""The first page: the code."""

from __future__ import annotations

from dataclasses import replace

from starlette.responses import Response

from base.errors import LintuError
from base.i18n import Translator
from features.voting.box.errors import AlreadyUsedError, NoSuchWorkshopError
from features.voting.box.suspension import is_suspended
from features.voting.box.votes import VoteRecord, vote_record
from features.voting.phone.channel import VotingChannel
from features.voting.phone.errors import NoSuchPageError
from features.voting.phone.page import page
from web.forms.phone import new_phone
from web.forms.visit import Visit


def code_page(
    visit: Visit, channel: VotingChannel, error: LintuError | None = None, code: str = ""
) -> Response:
    """The field for the code, with what was typed where something was wrong with it.

    At a kiosk the turn of the next voter begins: forms of the one before are refused from now on.
    """
    tr = visit.tr
    vote = _vote_of(channel)
    if channel.is_kiosk:
        visit = replace(visit, phone=new_phone())
    texts = {
        "title": tr.written(vote.terms.settings.title) if vote else tr("Vote"),
        "lead": tr.written(vote.terms.settings.question) if vote else tr("Your code finds your vote."),
        "phase": _phase(vote, tr) if vote else "",
        "code": tr("Voting code"),
        "hint": tr("15 characters in three groups of five, as printed on your slip. Upper or lower case."),
        "next": tr("Next"),
        "used": tr(
            "When it was used is not recorded: with the time, somebody could find out whose ballot it is."
        ),
        "secret": tr(
            "Your ballot is stored separately from your code. This vote is advisory. The program "
            "cannot prevent others from watching or pressuring you: vote on paper if you prefer."
        ),
        "check": tr("Look up a receipt"),
    }
    return page(
        visit, channel, "code.html", texts, error, code=code, is_used=isinstance(error, AlreadyUsedError)
    )


def _vote_of(channel: VotingChannel) -> VoteRecord | None:
    if not channel.workshop_id:
        return None
    try:
        return vote_record(channel.workshop_id)
    except NoSuchWorkshopError:
        raise NoSuchPageError from None


def _phase(vote: VoteRecord, tr: Translator) -> str:
    match vote.phase:
        case "draft":
            return tr("The vote has not started. Only trial codes work now, and they do not count.")
        case "open" if is_suspended(vote.id):
            return tr(
                "Voting is suspended: the data were restored from a backup. No ballots are accepted until "
                "two people have confirmed it. Keep your slip and ask the staff."
            )
        case "closed" | "counted":
            return tr("The vote is closed.")
    return ""
