"""The wall before there is a result: nothing yet, or who has voted and where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from urllib.parse import urlsplit

from base.late_modules import segno
from data.catalogue.model import Catalogue
from features.voting.box.live_totals import LiveCount
from features.voting.box.restores import RestoreEvent
from features.voting.box.result_text import restore_text, turnout_total
from features.voting.box.results import Turnout
from features.voting.box.suspension import LEAST_OF_HEAD
from features.voting.box.votes import VoteRecord
from features.voting.numbers import exact
from features.voting.rules_in_words import constituency_name, in_order
from features.voting.wall.languages import NOTHING, Texts, WallLanguages
from features.voting.wall.scene import WallBar, WallScene, lengths, with_title
from features.voting.wall.status_cache import VoteStatus
from web.door.listening import is_loopback


def nothing_scene(languages: WallLanguages) -> WallScene:
    """No vote with this number, or one that is still being prepared."""
    return WallScene(
        "nothing",
        head=languages.say(lambda tr: tr("No vote is shown here yet.")),
        lines=(languages.say(lambda tr: tr("The screen updates automatically once the vote opens.")),),
    )


def open_scene(
    status: VoteStatus, vote: VoteRecord, catalogue: Catalogue, link: str, languages: WallLanguages
) -> WallScene:
    """The question, where to vote, and the turnout; the totals so far only where the rules say live."""
    live = status.live
    is_far = not is_loopback(urlsplit(link).hostname or "")
    far = languages.say(lambda tr: tr("Phones vote here"))
    near = languages.say(lambda tr: tr("Open this screen by the server's Wi-Fi address to show the code."))
    scene = WallScene(
        "open",
        kicker=languages.name(turnout_total(status.turnout)),
        bars=turnout_bars(status.turnout, catalogue, languages),
        lines=(far if is_far else near, *restore_lines(status.restore.restores, languages)),
        code=_code(link) if is_far else "",
        link=link if is_far else "",
        more=_live_bars(live, vote, languages) if live else (),
        more_kicker=_so_far(live, languages) if live else NOTHING,
    )
    return with_title(scene, vote, languages)


def suspended_scene(status: VoteStatus, vote: VoteRecord, languages: WallLanguages) -> WallScene:
    """The vote was restored from a copy and waits for two people."""
    wait = languages.say(
        lambda tr: tr("Please wait and keep your slip. Two people must confirm first; then voting goes on.")
    )
    scene = WallScene(
        "suspended",
        head=languages.say(lambda tr: tr("Voting is suspended.")),
        lines=(wait, *restore_lines(status.restore.restores, languages)),
    )
    return with_title(scene, vote, languages)


def restore_lines(restores: Sequence[RestoreEvent], languages: WallLanguages) -> tuple[Texts, ...]:
    """Of each restore, when it was and of both check codes of the log as much as people type to confirm."""
    return tuple(languages.name(restore_text(one, LEAST_OF_HEAD)) for one in restores)


def turnout_bars(turnout: Turnout, catalogue: Catalogue, languages: WallLanguages) -> tuple[WallBar, ...]:
    """Codes used of those given out, by constituency."""
    order = in_order(turnout.used, catalogue)
    shares = [
        Fraction(turnout.used[key], turnout.issued[key]) if turnout.issued[key] else Fraction(0)
        for key in order
    ]
    return tuple(
        WallBar(
            languages.name(constituency_name(key, catalogue)),
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
) -> tuple[WallBar, ...]:
    """A bar an option, in printed order, for the order must not say who leads before it is told."""
    long = dict(zip(totals, lengths(list(totals.values())), strict=True))
    return tuple(
        WallBar(names[option], figures[option], long[option], option in winners) for option in totals
    )


def _live_bars(live: LiveCount, vote: VoteRecord, languages: WallLanguages) -> tuple[WallBar, ...]:
    names = {option: languages.name(vote.terms.slate.name(option)) for option in live.totals}
    return total_bars(live.totals, {key: exact(total) for key, total in live.totals.items()}, (), names)


def _so_far(live: LiveCount, languages: WallLanguages) -> Texts:
    return languages.say(lambda tr: tr("So far, after {count} ballots", count=live.ballots))


def _code(link: str) -> str:
    """The QR code as SVG without a size of its own."""
    drawn: str = segno.make(link, error="m", micro=False).svg_inline(
        border=4, omitsize=True, svgclass="code", lineclass=None, dark="#000", light="#fff"
    )
    return drawn
