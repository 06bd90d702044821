"""The partners as buttons and as a table, and the adopters who are none yet."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from features.partnership.partner import Partner, Resource
from features.partnership.partner_store import PartnershipDesk, add_adopters, adopters_without_partner
from features.partnership.staff.partner_words import term_text
from features.partnership.staff.session import NEW, choose_partner, today
from ui.boundary import error_boundary
from ui.markdown import escape_markdown
from ui.session import actor_name


def partner_list(
    in_file: Assessment, partners: tuple[Partner, ...], resources: Sequence[Resource], tr: Translator
) -> None:
    """The list; a press opens a partner."""
    st.button(
        tr("Write down a partner"),
        icon=":material/add:",
        key="partner-new",
        on_click=choose_partner,
        args=(NEW,),
    )
    _adopters(in_file, partners, tr)
    if not partners:
        st.info(tr("No partner yet. Write down who looks after something or has signed an agreement."))
        return
    for one in partners:
        state = term_text(one.facts, in_file.catalogue, today(), tr)
        kind = tr.name(in_file.catalogue.partner_kinds[one.facts.kind].name)
        label = " · ".join(escape_markdown(part) for part in (tr.written(one.facts.name), kind, state))
        st.button(
            label, key=f"partner-open-{one.id}", width="stretch", on_click=choose_partner, args=(one.id,)
        )
    with st.expander(tr("As a table")):
        st.dataframe(
            _table(in_file, partners, resources, tr), hide_index=True, key=f"partner-table-{tr.language}"
        )


def _adopters(in_file: Assessment, partners: tuple[Partner, ...], tr: Translator) -> None:
    names = adopters_without_partner(in_file.community.key, partners)
    if not names:
        return
    with st.container(border=True, key="partner-adopters"):
        st.text(
            tr(
                "Named as adopters in options, but no partners yet: {names}.",
                names=tr.list([tr.written(name) for name in names]),
            )
        )
        if st.button(tr("Make them operating partners"), key="partner-adopters-add"):
            with error_boundary(tr):
                desk = PartnershipDesk(in_file.community.key, in_file.catalogue, actor_name() or tr("staff"))
                add_adopters(desk, "operating")
                st.rerun()


def _table(
    in_file: Assessment, partners: Sequence[Partner], resources: Sequence[Resource], tr: Translator
) -> pd.DataFrame:
    kinds = in_file.catalogue.partner_kinds
    given = [one.facts.partner for one in resources if not one.facts.is_withdrawn]
    return pd.DataFrame(
        {
            tr("Partner"): [tr.written(one.facts.name) for one in partners],
            tr("Kind"): [tr.name(kinds[one.facts.kind].name) for one in partners],
            tr("Agreement"): [term_text(one.facts, in_file.catalogue, today(), tr) for one in partners],
            tr("Resources"): [given.count(one.id) for one in partners],
        }
    )
