"""The panel: what the law asks, the numbers, both tallies."""

from __future__ import annotations

from fractions import Fraction

import streamlit as st

from base.i18n import Translator
from data.catalogue import Catalogue, load_catalogue
from data.catalogue.figures import exact_share
from features.voting.owners_vote import NOTE, Matter, count_totals
from features.voting.staff.owners.entry import entered_groups, roll_entered
from features.voting.staff.owners.tallies import tallies
from ui.boundary import error_boundary
from ui.session import session_context

_LIMITS = ("owners_turnout", "owners_ordinary", "owners_special")


def show_owners_vote() -> None:
    """Numbers in, tallies out. Nothing is kept: who wants to keep it prints the page."""
    tr, catalogue = session_context().words, load_catalogue()
    st.warning(tr.name(NOTE), icon=":material/gavel:")
    st.text(tr("This is separate from the advisory votes: their ballots are not counted here."))
    _rules(catalogue, tr)
    matter = _matter(tr)
    roll = roll_entered(tr)
    with error_boundary(tr):
        totals = entered_groups(tr)
        if totals is not None:
            tallies(count_totals(totals, roll, matter, catalogue), totals, tr)


def _matter(tr: Translator) -> Matter:
    names: dict[Matter, str] = {"ordinary": tr("Ordinary matter"), "special": tr("Special matter")}
    chosen = st.segmented_control(
        tr("Kind of matter"),
        list(names),
        default="ordinary",
        format_func=lambda key: names[key],
        key=f"owners-matter-{tr.language}",
    )
    return chosen or "ordinary"


def _rules(catalogue: Catalogue, tr: Translator) -> None:
    """The limits as the catalogue has them, with their clause."""
    for key in _LIMITS:
        parameter = catalogue.parameters[key]
        figure = parameter.figure
        source = tr.name(catalogue.sources[figure.source].title)
        st.text(
            tr(
                "· {name}: {limit} ({source}, article {clause}) {note}",
                name=tr.name(parameter.name),
                limit=_exact(exact_share(figure)),
                source=source,
                clause=figure.clause,
                note=tr.name(figure.note) if figure.note else "",
            )
        )


def _exact(share: Fraction) -> str:
    return f"{share.numerator}/{share.denominator}"
