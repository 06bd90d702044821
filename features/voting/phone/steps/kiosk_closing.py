"""The end of a kiosk: staff type the number with which it was opened, and the browser is theirs again."""

from __future__ import annotations

import math

from starlette.responses import RedirectResponse, Response

from base.errors import LintuError
from features.voting.phone.addresses import closing_path
from features.voting.phone.channel import VotingChannel
from features.voting.phone.errors import TooManyNumbersError, WrongNumberError
from features.voting.phone.kiosk_pass import COOKIE
from features.voting.phone.limits import LARGEST_BALLOT
from features.voting.phone.page import page
from web.base_path import address, below_base
from web.door.attempt_limit import AttemptLimit
from web.door.browser_lock import BrowserLock, lock_of, unlock_browser
from web.forms.form_reader import read_form, text
from web.forms.form_services import FormServices
from web.forms.page import HEADERS
from web.forms.visit import Visit

_STAFF_PAGE = "/workshop"
_TRIES = AttemptLimit()


async def closing_page(services: FormServices, visit: Visit) -> Response:
    """The page with the number; POST it to open the staff pages of this browser again."""
    lock = lock_of(visit.request.scope)
    if lock is None:
        return _staff_pages()
    if visit.request.method != "POST":
        return _ask(visit)
    form = await read_form(visit, LARGEST_BALLOT)
    error = _refusal(visit, lock, text(form, "number"))
    if error is not None:
        return _ask(visit, error)
    response = _staff_pages()
    unlock_browser(response, visit.request.scope)
    response.delete_cookie(COOKIE, path=address("/"))
    return response


def _refusal(visit: Visit, lock: BrowserLock, number: str) -> LintuError | None:
    """Why this number does not open the lock; None where it does."""
    client = visit.request.client.host if visit.request.client else ""
    wait_s = _TRIES.begin(client)
    if wait_s > 0:
        return TooManyNumbersError(minutes=math.ceil(wait_s / 60))
    if not lock.opens_with(number):
        return WrongNumberError()
    _TRIES.reset(client)
    return None


def _ask(visit: Visit, error: LintuError | None = None) -> Response:
    tr, workshop_id = visit.tr, visit.request.path_params["workshop"]
    channel = VotingChannel("kiosk", workshop_id)
    texts = {
        "title": tr("This browser is a voting kiosk"),
        "lead": tr("To vote, go on to the voting code."),
        "vote": tr("Vote"),
        "staff": tr(
            "For staff: type the number with which the kiosk was opened to return to the staff pages."
        ),
        "number": tr("Number to unlock"),
        "unlock": tr("End the kiosk"),
    }
    where = address(closing_path(workshop_id))
    return page(visit, channel, "kiosk_close.html", texts, error, close=where)


def _staff_pages() -> RedirectResponse:
    return RedirectResponse(below_base(_STAFF_PAGE), 303, headers=HEADERS)
