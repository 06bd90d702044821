"""Slips that were lost or spoilt: void them, or print new ones in their place, with a reason on record."""

from __future__ import annotations

import re

import streamlit as st

from base.errors import LintuError
from base.i18n import Translator
from data.catalogue import Catalogue
from features.voting.box.slips import MOST_SLIPS, Slip, reprint, void
from features.voting.box.votes import VoteRecord
from features.voting.staff.one_time_download import offer_files
from features.voting.staff.phone_access import code_address, require_phone_access
from features.voting.staff.printing import print_files, print_kinds
from ui.session import actor_name

_PART = re.compile(r"\s*(\d{1,5})\s*(?:[-–—~至]\s*(\d{1,5})\s*)?")
_BETWEEN = re.compile(r"[,，、;；]")


def voiding(vote: VoteRecord, catalogue: Catalogue, tr: Translator) -> None:
    """The form; a slip that was used stays used."""
    with st.expander(tr("Void slips or print them again"), key="vote-voiding"):
        st.text(tr("Every slip shows its batch and slip number. A used slip cannot be voided."))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            batch = st.number_input(tr("Batch"), 1, 9999, 1, key="void-batch", width=140)
            wanted = st.text_input(tr("Slips, e.g. 3 or 5-9"), max_chars=60, key="void-slips", width=220)
            reason = st.text_input(
                tr("Reason (is published; no names)"), max_chars=200, key="void-reason", width=360
            )
        second = ""
        if vote.phase == "open":
            second = st.text_input(tr("Second person"), max_chars=80, key="void-second", width=360)
        kinds = print_kinds(tr)
        kind = st.selectbox(
            tr("Print again as"),
            list(kinds),
            format_func=lambda key: kinds[key],
            key=f"void-kind-{tr.language}",
            width=360,
        )
        slips = numbers_from(wanted)
        ready = bool(slips and reason.strip())
        with st.container(horizontal=True):
            if st.button(tr("Void"), key="void", disabled=not ready):
                _void(vote, batch, slips, reason, second, tr)
            if st.button(tr("Void and print again"), key="reprint", disabled=not ready):
                _reprint(vote, batch, slips, (reason, second, kind), catalogue, tr)


def numbers_from(text: str) -> tuple[int, ...]:
    """3, 5-9 as numbers, each once, in order; nothing where it is not such a list or far too long."""
    found: set[int] = set()
    for part in filter(str.strip, _BETWEEN.split(text)):
        match = _PART.fullmatch(part)
        if match is None:
            return ()
        first, last = int(match[1]), int(match[2] or match[1])
        if not first <= last < first + MOST_SLIPS:
            return ()
        found.update(range(first, last + 1))
    return tuple(sorted(found)) if len(found) <= MOST_SLIPS else ()


def _void(
    vote: VoteRecord, batch: int, slips: tuple[int, ...], reason: str, second: str, tr: Translator
) -> None:
    done = 0
    for slip in slips:
        try:
            void(vote.id, batch, slip, actor_name(), reason, second)
            done += 1
        except LintuError as error:
            st.text(f"⚠ {error.message(tr.language)}")
    st.text(tr("{count} slips were voided.", count=done))


def _reprint(
    vote: VoteRecord,
    batch: int,
    slips: tuple[int, ...],
    how: tuple[str, str, str],
    catalogue: Catalogue,
    tr: Translator,
) -> None:
    reason, second, kind = how
    server = ""
    made: list[Slip] = []
    for slip in slips:
        try:
            server = require_phone_access()
            made.append(reprint(vote.id, batch, slip, actor_name(), reason, second))
        except LintuError as error:
            st.text(f"⚠ {error.message(tr.language)}")
    if made:
        address = lambda code: code_address(server, vote.id, code)  # noqa: E731
        offer_files(print_files(vote, made, [kind], catalogue, address))
    if len(made) == len(slips):
        st.rerun()
