"""What partners give: list and map beside each other, their table, and idle sites that offer themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from base.i18n import NOTHING, Translator
from data.assess import Assessment
from features.partnership.idle_sites import IdleSite, idle_sites
from features.partnership.partner import Partner, Resource
from features.partnership.staff.partner_words import (
    partner_names,
    quantity_text,
    resource_state,
    window_text,
)
from features.partnership.staff.resource_map import resource_map
from features.partnership.staff.session import NEW, choose_resource, today
from ui.markdown import escape_markdown


def resource_list(
    in_file: Assessment, partners: tuple[Partner, ...], resources: Sequence[Resource], tr: Translator
) -> None:
    """The list; a press opens a resource, or writes an idle site down."""
    st.button(
        tr("Write down a resource"),
        icon=":material/add:",
        key="resource-new",
        disabled=not partners,
        on_click=choose_resource,
        args=(NEW,),
    )
    idle = idle_sites(in_file.community, resources)
    if not partners:
        st.info(tr("A resource belongs to a partner: write down the partner first."))
    listed, drawn = st.columns([3, 2])
    with listed:
        _open_buttons(in_file, resources, tr)
        _idle_buttons(idle if partners else (), tr)
    with drawn:
        resource_map(in_file, resources, idle, tr)
    with st.expander(tr("As a table")):
        st.dataframe(
            _table(in_file, partners, resources, idle, tr),
            hide_index=True,
            key=f"resource-table-{tr.language}",
        )


def _open_buttons(in_file: Assessment, resources: Sequence[Resource], tr: Translator) -> None:
    for one in resources:
        how_much = quantity_text(one, in_file.catalogue, tr)
        label = " · ".join((tr.written(one.facts.name), how_much, resource_state(one, today(), tr)))
        st.button(
            escape_markdown(label),
            key=f"resource-open-{one.id}",
            width="stretch",
            on_click=choose_resource,
            args=(one.id,),
        )


def _idle_buttons(idle: Sequence[IdleSite], tr: Translator) -> None:
    for site in idle:
        st.button(
            escape_markdown(tr("Write down the idle site {name}", name=tr.name(site.name))),
            icon=":material/add:",
            key=f"resource-idle-{site.space}",
            width="stretch",
            on_click=choose_resource,
            args=(NEW, site.space),
        )


def _table(
    in_file: Assessment,
    partners: tuple[Partner, ...],
    resources: Sequence[Resource],
    idle: Sequence[IdleSite],
    tr: Translator,
) -> pd.DataFrame:
    names = partner_names(partners, tr)
    rows = [_row(in_file, one, names, tr) for one in resources]
    rows += [_idle_row(in_file, one, tr) for one in idle]
    return pd.DataFrame(
        rows,
        columns=[
            tr("Kind"),
            tr("Resource"),
            tr("How much"),
            tr("From whom"),
            tr("When"),
            tr("State"),
            tr("Conditions"),
        ],
    )


def _row(in_file: Assessment, one: Resource, names: Mapping[str, str], tr: Translator) -> tuple[str, ...]:
    return (
        tr.name(in_file.catalogue.resource_kinds[one.facts.kind].name),
        tr.written(one.facts.name),
        quantity_text(one, in_file.catalogue, tr),
        names.get(one.facts.partner, NOTHING),
        window_text(one, tr),
        resource_state(one, today(), tr),
        tr.written(one.facts.conditions) or NOTHING,
    )


def _idle_row(in_file: Assessment, one: IdleSite, tr: Translator) -> tuple[str, ...]:
    site = in_file.catalogue.resource_kinds["site"]
    area = f"{one.area_m2:.0f} {tr.name(site.unit)}"
    asked = tr("idle: ask who owns it")
    return tr.name(site.name), tr.name(one.name), area, NOTHING, NOTHING, asked, NOTHING
