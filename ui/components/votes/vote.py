"""One vote: what can be done and seen of it, by where it stands."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from data.assess import Assessment
from ui.components.results import show_result
from ui.components.votes.closing import closing
from ui.components.votes.codes import codes
from ui.components.votes.files import files
from ui.components.votes.frozen import DIGEST_SHOWN, frozen
from ui.components.votes.links import screens
from ui.components.votes.log import log
from ui.components.votes.notice_file import notice_file
from ui.components.votes.opening import opening
from ui.components.votes.paper_desks import forget_desk
from ui.components.votes.paper_entry import paper_entry
from ui.components.votes.preparing import preparing
from ui.components.votes.pressing import refused
from ui.components.votes.ties import ties
from ui.components.votes.turnout import turnout
from ui.i18n import Words
from ui.session import phase_changed
from workshop.voting.box.finding import PHASES, Phase, Standing

_VIEWS: dict[Phase, tuple[str, ...]] = {
    "draft": ("prepare", "codes", "open", "log"),
    "open": ("turnout", "paper", "codes", "terms", "log"),
    "closed": ("result", "files", "terms", "log"),
    "counted": ("result", "files", "terms", "log"),
}


def vote(baseline: Assessment, community: str, standing: Standing, tr: Words) -> None:
    """Its head, the choice of a view, the view."""
    _head(standing, tr)
    refused(tr)
    names = _names(tr)
    chosen = st.segmented_control(
        tr("View"),
        list(_VIEWS[standing.phase]),
        default=_VIEWS[standing.phase][0],
        format_func=lambda key: names[key],
        key=f"vote-view-{standing.id}-{standing.phase}-{tr.language}",
        label_visibility="collapsed",
    )
    views = _views(baseline, community, standing, tr)
    views[chosen or _VIEWS[standing.phase][0]]()


def _head(standing: Standing, tr: Words) -> None:
    workshop = standing.terms.workshop
    with st.container(key="vote-head"):
        st.text(workshop.title)
    told = tr(
        "{phase} · digest {digest}",
        phase=tr.name(PHASES[standing.phase]),
        digest=standing.digest[:DIGEST_SHOWN],
    )
    st.text(told)
    if phase_changed(standing):
        st.info(tr("Somebody moved this vote on while you looked at it. It stands as shown now."))


def _names(tr: Words) -> dict[str, str]:
    return {
        "prepare": tr("Prepare"),
        "codes": tr("Codes"),
        "open": tr("Opening"),
        "turnout": tr("Turnout"),
        "paper": tr("Paper ballots"),
        "result": tr("Result"),
        "files": tr("Ballots to count again"),
        "terms": tr("What is settled"),
        "log": tr("Log"),
    }


def _views(
    baseline: Assessment, community: str, standing: Standing, tr: Words
) -> dict[str, Callable[[], None]]:
    catalogue = baseline.catalogue
    return {
        "prepare": lambda: preparing(baseline, community, standing, tr),
        "codes": lambda: codes(standing, catalogue, tr),
        "open": lambda: opening(standing, catalogue, tr),
        "turnout": lambda: _open(baseline, standing, tr),
        "paper": lambda: paper_entry(standing, tr),
        "result": lambda: _result(baseline, standing, tr),
        "files": lambda: files(standing, catalogue, tr),
        "terms": lambda: frozen(standing, catalogue, tr),
        "log": lambda: log(standing, catalogue, tr),
    }


def _open(baseline: Assessment, standing: Standing, tr: Words) -> None:
    turnout(standing, baseline.catalogue, tr)
    screens(standing.id, True, tr)
    notice_file(standing, baseline.catalogue, tr)
    closing(standing, tr)


def _result(baseline: Assessment, standing: Standing, tr: Words) -> None:
    forget_desk(standing.id)
    if standing.phase == "closed":
        ties(standing, tr)
    show_result(standing)
    turnout(standing, baseline.catalogue, tr)
    screens(standing.id, False, tr)
