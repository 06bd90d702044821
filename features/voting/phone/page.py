"""A page of a voter: the frame of the residents' pages, and what a kiosk and a ballot need around it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from starlette.responses import Response

from base.errors import LintuError
from base.translations import languages
from data.catalogue import load_catalogue
from data.profile import parameter
from data.store.errors import StoreError
from features.voting.phone.addresses import VOTE, closing_path
from features.voting.phone.channel import VotingChannel
from features.voting.phone.errors import NotKeptError
from features.voting.phone.widgets.widget import Fields
from web.base_path import address
from web.door.browser_lock import lock_of
from web.forms import page as residents
from web.forms.assets import PageAssets
from web.forms.visit import Visit

ASSETS = PageAssets(Path(__file__).with_name("static"), lambda path: address(f"{VOTE}{path}"))
_ROOM = residents.page_templates(Path(__file__).with_name("templates"))
_MINUTE_S = 60


def page(
    visit: Visit,
    channel: VotingChannel,
    template: str,
    texts: Mapping[str, str],
    error: LintuError | None = None,
    hidden: Fields | None = None,
    idle: str = "kiosk_idle_min",
    **values: object,
) -> Response:
    """A page of `texts` words and `values`, as `web.forms.page.page` makes it.

    hidden: the fields that the form on it carries along. idle: the parameter of the catalogue that says how
    long a kiosk shows it.
    """
    shown_error = NotKeptError() if isinstance(error, StoreError) else error
    return residents.page(
        visit,
        template,
        {"wrong": visit.tr("Not accepted"), **texts},
        None,
        shown_error,
        templates=_ROOM,
        own=ASSETS.of,
        start=address(channel.start),
        hidden=hidden or [],
        other_languages=[(key, name) for key, name in languages().items() if key != visit.language],
        kiosk=_kiosk(visit, channel, idle) if channel.is_kiosk else {},
        **values,
    )


def _kiosk(visit: Visit, channel: VotingChannel, idle: str) -> dict[str, object]:
    tr = visit.tr
    is_locked = lock_of(visit.request.scope) is not None
    return {
        "close": address(closing_path(channel.workshop_id)) if is_locked else "",
        "staff": tr("For staff"),
        "idle_s": round(parameter(load_catalogue(), idle) * _MINUTE_S),
        "told": tr("Cleared in {seconds} s. Touch the screen to go on.", seconds="{s}"),
        "waiting": tr("No connection. This page was cleared; the start page returns automatically."),
    }
