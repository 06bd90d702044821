"""Entering an owners' vote: the roll, then the sums or a table of owners."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import streamlit as st

from base.i18n import Translator
from data.known_files import require_file_here
from features.voting.owners_csv import read_owners
from features.voting.owners_vote import SAYS, OwnerGroup, OwnersRegister, Says, totals_of


def roll_entered(tr: Translator) -> OwnersRegister:
    """All owners who may vote, and all floor area they own."""
    with st.container(horizontal=True, key="owners-roll"):
        owners = _count(tr("All owners on the register"), "owners-all", tr)
        area_m2 = _area(tr("Floor area of all owners (m²)"), "owners-all-area", tr)
    return OwnersRegister(owners, area_m2)


def entered_groups(tr: Translator) -> Mapping[Says, OwnerGroup] | None:
    """The owners by their vote; None until something is entered. Raises OwnersVoteError."""
    names = {"sums": tr("Enter the sums"), "file": tr("Read a table of owners (CSV)")}
    channel = st.segmented_control(
        tr("Votes"),
        list(names),
        default="sums",
        format_func=lambda key: names[key],
        key=f"owners-way-{tr.language}",
    )
    return _from_file(tr) if channel == "file" else _from_sums(tr)


def position_text(says: Says, tr: Translator) -> str:
    """An owner's vote in words."""
    return {"for": tr("Agree"), "against": tr("Against"), "abstain": tr("Abstain")}[says]


def _from_sums(tr: Translator) -> Mapping[Says, OwnerGroup] | None:
    totals: dict[Says, OwnerGroup] = {}
    for says in SAYS:
        name = position_text(says, tr)
        with st.container(horizontal=True, key=f"owners-row-{says}"):
            owners = _count(tr("{name}: owners", name=name), f"owners-{says}", tr)
            area_m2 = _area(tr("{name}: floor area (m²)", name=name), f"owners-{says}-area", tr)
        totals[says] = OwnerGroup(owners, area_m2)
    return totals if any(one.owners or one.area_m2 for one in totals.values()) else None


def _from_file(tr: Translator) -> Mapping[Says, OwnerGroup] | None:
    st.text(tr("A row an owner, with the columns owner, area (m²) and vote: for, against or abstain."))
    st.text(tr("Owners who took no part can be left out or have no vote. The file is not kept."))
    file = st.file_uploader(tr("Table of owners"), key="owners-file")
    if file is None:
        return None
    require_file_here(file.getvalue(), file.name, "table")
    return totals_of(read_owners(file.getvalue()))


def _count(label: str, key: str, tr: Translator) -> int:
    return int(st.number_input(label, min_value=0, step=1, key=f"{key}-{tr.language}", width=280))


def _area(label: str, key: str, tr: Translator) -> Fraction:
    """To the hundredth of a square metre, as the register has it."""
    entered_ = st.number_input(
        label, min_value=0.0, step=1.0, format="%.2f", key=f"{key}-{tr.language}", width=280
    )
    return Fraction(Decimal(f"{entered_:.2f}"))
