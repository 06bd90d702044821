"""The wall before there is a result: nothing yet, or who has voted and where."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from urllib.parse import urlsplit

import segno

from data.catalogue.model import Catalogue
from features.voting.box.result_text import turnout_total
from features.voting.box.results import Turnout
from features.voting.box.votes import Standing
from features.voting.numbers import exact
from features.voting.rules_in_words import constituency_name, in_order
from features.voting.wall.languages import NOTHING, Texts, Tongues
from features.voting.wall.scene import Bar, Scene, lengths
from features.voting.wall.status_cache import Glance, LiveCount
from web.door.listening import is_loopback


def nothing_scene(tongues: Tongues) -> Scene:
    """No vote with this number, or one that is still being prepared."""
    return Scene(
        "nothing",
        head=tongues.say(lambda tr: tr("No vote is shown here yet.")),
        lines=(tongues.say(lambda tr: tr("The screen updates automatically once the vote opens.")),),
    )


def open_scene(
    glance: Glance, standing: Standing, catalogue: Catalogue, link: str, tongues: Tongues
) -> Scene:
    """The question, where to vote, and the turnout; the totals so far only where the rules say live."""
    workshop, live = standing.terms.workshop, glance.live
    is_far = not is_loopback(urlsplit(link).hostname or "")
    far = tongues.say(lambda tr: tr("Phones vote here"))
    near = tongues.say(lambda tr: tr("Open this screen by the server's Wi-Fi address to show the code."))
    return Scene(
        "open",
        title=workshop.title,
        question=workshop.question,
        kicker=tongues.name(turnout_total(glance.turnout)),
        bars=turnout_bars(glance.turnout, catalogue, tongues),
        lines=(far if is_far else near,),
        code=_code(link) if is_far else "",
        link=link if is_far else "",
        more=_live_bars(live, standing, tongues) if live else (),
        more_kicker=_so_far(live, tongues) if live else NOTHING,
    )


def turnout_bars(turnout: Turnout, catalogue: Catalogue, tongues: Tongues) -> tuple[Bar, ...]:
    """Codes used of those given out, by constituency."""
    order = in_order(turnout.used, catalogue)
    shares = [
        Fraction(turnout.used[key], turnout.issued[key]) if turnout.issued[key] else Fraction(0)
        for key in order
    ]
    return tuple(
        Bar(
            tongues.name(constituency_name(key, catalogue)),
            f"{turnout.used[key]} / {turnout.issued[key]}",
            long,
        )
        for key, long in zip(order, lengths(shares, Fraction(1)), strict=True)
    )


def total_bars(
    totals: Mapping[str, Fraction],
    figures: Mapping[str, str],
    winners: tuple[str, ...],
    names: Mapping[str, Texts],
) -> tuple[Bar, ...]:
    """A bar an option, in printed order, for the order must not say who leads before it is told."""
    long = dict(zip(totals, lengths(list(totals.values())), strict=True))
    return tuple(Bar(names[option], figures[option], long[option], option in winners) for option in totals)


def _live_bars(live: LiveCount, standing: Standing, tongues: Tongues) -> tuple[Bar, ...]:
    names = {option: tongues.name(standing.terms.slate.name(option)) for option in live.totals}
    return total_bars(live.totals, {key: exact(total) for key, total in live.totals.items()}, (), names)


def _so_far(live: LiveCount, tongues: Tongues) -> Texts:
    return tongues.say(lambda tr: tr("So far, after {count} ballots", count=live.ballots))


def _code(link: str) -> str:
    """The QR code as SVG without a size of its own."""
    drawn: str = segno.make(link, error="m", micro=False).svg_inline(
        border=4, omitsize=True, svgclass="code", lineclass=None, dark="#000", light="#fff"
    )
    return drawn
