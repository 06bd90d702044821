"""The kiosk: a laptop at a table, where one voter sits down after another.

The facilitator's link makes a browser a kiosk of one vote and takes its staff session away, so that whoever
sits there can open nothing but what any phone may; without a pass code a number locks the browser instead.
Each start page begins a turn: what the voter before left in the browser's history is refused from then on.
"""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from base.errors import LintuError
from features.voting.box.votes import vote_record
from features.voting.phone.addresses import closing_path, kiosk_path
from features.voting.phone.channel import VotingChannel
from features.voting.phone.errors import NoKioskError, NoNumberError, OldPassError
from features.voting.phone.kiosk_pass import COOKIE, KIOSK_VALID_S, is_kiosk, new_kiosk, pass_holds
from features.voting.phone.limits import LARGEST_BALLOT
from features.voting.phone.page import page
from features.voting.phone.steps.voting import voting_page
from web.base_path import address
from web.door.browser_lock import (
    LEAST_LENGTH,
    is_long_enough,
    lock_browser,
    lock_of,
    needs_number,
    suggested_number,
)
from web.forms.form_reader import read_form, text
from web.forms.form_services import FormServices
from web.forms.page import redirect_to
from web.forms.visit import Visit, set_page_cookie


async def kiosk_page(services: FormServices, visit: Visit) -> Response:
    """The pages of voters, at a kiosk; with a pass in the address, the page that makes a browser one."""
    workshop_id = visit.request.path_params["workshop"]
    given = visit.request.query_params.get("pass", "")
    if given and visit.request.method != "POST":
        return await run_in_threadpool(_opening, visit, workshop_id, given)
    if not is_kiosk(visit.cookie(COOKIE), workshop_id):
        raise NoKioskError
    return await voting_page(services, visit, VotingChannel("kiosk", workshop_id))


async def open_kiosk(services: FormServices, visit: Visit) -> Response:
    """POST the pass: this browser is a kiosk from now on, and staff's no longer."""
    workshop_id, scope = visit.request.path_params["workshop"], visit.request.scope
    form = await read_form(visit, LARGEST_BALLOT)
    given, number = text(form, "pass"), text(form, "number")
    if not pass_holds(given, workshop_id):
        raise OldPassError
    is_locked = lock_of(scope) is not None  # who goes back to this page chooses no other number
    if needs_number(scope) and not is_locked and not is_long_enough(number):
        return await run_in_threadpool(
            _opening, visit, workshop_id, given, NoNumberError(least=LEAST_LENGTH), number
        )
    response = redirect_to(visit, VotingChannel("kiosk", workshop_id).start)
    set_page_cookie(response, visit, COOKIE, new_kiosk(workshop_id), KIOSK_VALID_S)
    if not is_locked:
        lock_browser(response, scope, address(closing_path(workshop_id)), number)
    return response


def _opening(
    visit: Visit, workshop_id: str, given: str, error: LintuError | None = None, number: str = ""
) -> Response:
    if not pass_holds(given, workshop_id):
        raise OldPassError
    tr, vote = visit.tr, vote_record(workshop_id)
    locks = needs_number(visit.request.scope)
    out = (
        tr(
            "The staff pages are locked in this browser. Another browser or a private window of this machine "
            "still opens them: stay where you see the screen, or start the program with a pass code."
        )
        if locks
        else tr("You are signed out of the staff pages in this browser.")
    )
    texts = {
        "title": tr("Make this computer a kiosk?"),
        "lead": tr.written(vote.terms.settings.title),
        "what": tr("One voter after another votes here; the page clears itself in between."),
        "out": out,
        "number": tr("Number to unlock the staff pages: write it down, or choose another"),
        "full": tr("Then press F11 for the full screen, and stay where you can help."),
        "open": tr("Open the kiosk"),
    }
    return page(
        visit,
        VotingChannel("phone", workshop_id),
        "kiosk_open.html",
        texts,
        error,
        given=given,
        open=address(f"{kiosk_path(workshop_id)}/open"),
        number=(number or suggested_number()) if locks else "",
    )
