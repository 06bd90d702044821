"""The constituencies' shares of the council, and the seats that they make."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pandas as pd
import streamlit as st

from base.i18n import Translator
from data.catalogue import Catalogue
from features.voting.errors import VotingError
from features.voting.seats import Seats, seats_of
from features.voting.share_text import share_from, share_text
from features.voting.staff.rule_words import constituency_name
from features.voting.weights import check_shares

_USUAL_SEATS, _MOST_SEATS = 15, 199


def draft_shares(
    catalogue: Catalogue, kept: Mapping[str, Fraction], scope: str, tr: Translator
) -> dict[str, Fraction] | None:
    """The shares by which the vote is weighed; None while they are not sound or a tie is not answered."""
    try:
        shares = _share_fields(catalogue, kept, scope, tr)
        check_shares(shares)
        return _by_seats(catalogue, shares, scope, tr)
    except VotingError as error:
        st.text(f"⚠ {error.message(tr.language)}")
        return None


def percent_or_fraction(share: Fraction) -> str:
    """40 % or 1/3."""
    text = share_text(share)
    return text if "/" in text else f"{text} %"


def _share_fields(
    catalogue: Catalogue, shown: Mapping[str, Fraction], scope: str, tr: Translator
) -> dict[str, Fraction]:
    shares: dict[str, Fraction] = {}
    with st.container(horizontal=True, key="draft-shares"):
        for key in dict.fromkeys((*catalogue.constituencies, *shown)):
            text = st.text_input(
                f"{constituency_name(catalogue, key, tr)} %",
                share_text(shown[key]) if key in shown else "",
                max_chars=20,
                key=f"draft-share-{scope}-{key}",
                width=170,
            )
            share = share_from(text)
            if share is not None:
                shares[key] = share
    st.caption(tr("40 or 1/3; an empty field: this constituency takes no part. Together they make 100 %."))
    return shares


def _by_seats(
    catalogue: Catalogue, shares: dict[str, Fraction], scope: str, tr: Translator
) -> dict[str, Fraction] | None:
    total = st.number_input(
        tr("Seats of the council"), 1, _MOST_SEATS, _USUAL_SEATS, key=f"draft-seats-{scope}", width=240
    )
    seats = seats_of(total, shares)
    answer = _answer(catalogue, seats, scope, tr)
    if len(answer) == seats.open_seats:
        seats = seats_of(total, shares, answer)
    st.dataframe(_table(catalogue, shares, seats, tr), hide_index=True, key="draft-seat-table", width=620)
    if not st.toggle(tr("Weigh by these seats, not by the shares"), key=f"draft-by-seats-{scope}"):
        return shares
    if seats.tied:
        st.text(tr("⚠ First choose who gets the last seats."))
        return None
    return {key: Fraction(count, total) for key, count in seats.seats.items()}


def _answer(catalogue: Catalogue, seats: Seats, scope: str, tr: Translator) -> tuple[str, ...]:
    """Who gets the seats of a tie: a question, without an answer beforehand."""
    if not seats.tied:
        return ()
    names = tr.list([constituency_name(catalogue, key, tr) for key in seats.tied])
    st.text(
        tr(
            "{names} have the same remainder; seats still to give: {count}.",
            names=names,
            count=seats.open_seats,
        )
    )
    chosen = st.multiselect(
        tr("Who gets them? The program does not decide this."),
        list(seats.tied),
        format_func=lambda key: constituency_name(catalogue, key, tr),
        max_selections=seats.open_seats,
        placeholder=tr("Nothing chosen"),
        key=f"draft-tie-{scope}-{'-'.join(seats.tied)}-{seats.open_seats}-{tr.language}",
        width=420,
    )
    return tuple(chosen)


def _table(
    catalogue: Catalogue, shares: Mapping[str, Fraction], seats: Seats, tr: Translator
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            tr("Constituency"): [constituency_name(catalogue, key, tr) for key in shares],
            tr("Share"): [percent_or_fraction(share) for share in shares.values()],
            tr("Exact seats"): [_seats_text(seats.exact[key]) for key in shares],
            tr("Seats"): [f"{seats.seats[key]}{' ?' if key in seats.tied else ''}" for key in shares],
        }
    )


def _seats_text(seats: Fraction) -> str:
    """4.5, or 13/3 where decimals do not end."""
    ends = 1000 % seats.denominator == 0
    return f"{float(seats):g}" if ends else f"{seats.numerator}/{seats.denominator}"
