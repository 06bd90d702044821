"""One vote: what can be done and seen of it, by where it stands."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from base.i18n import Words
from data.assess import Assessment
from features.voting.box.votes import PHASES, Phase, Standing
from features.voting.staff.closing import closing
from features.voting.staff.codes import codes
from features.voting.staff.files import files
from features.voting.staff.frozen import DIGEST_SHOWN, frozen
from features.voting.staff.links import screens
from features.voting.staff.log import log
from features.voting.staff.notice_file import notice_file
from features.voting.staff.opening import opening
from features.voting.staff.paper_entry import forget_desk, paper_entry
from features.voting.staff.preparing import preparing
from features.voting.staff.results import show_result
from features.voting.staff.session import phase_changed
from features.voting.staff.ties import ties
from features.voting.staff.turnout import turnout
from features.voting.staff.vote_actions import refused

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
        st.info(tr("Somebody advanced this vote while you were viewing it. Its current state is shown now."))


def _names(tr: Words) -> dict[str, str]:
    return {
        "prepare": tr("Prepare"),
        "codes": tr("Codes"),
        "open": tr("Opening"),
        "turnout": tr("Turnout"),
        "paper": tr("Paper ballots"),
        "result": tr("Result"),
        "files": tr("Ballots to count again"),
        "terms": tr("Fixed terms"),
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
