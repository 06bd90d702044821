"""What the siting rules say of one intervention."""

from __future__ import annotations

import math

import streamlit as st

from base.i18n import Translator
from features.options.siting import Finding, Judgement
from features.options.staff.session import show_obstacle

_MARKS = {"met": "✓", "confirmed": "✓", "broken": "✗", "to_confirm": "?"}


def verdict(intervention: str, judgement: Judgement, tr: Translator) -> None:
    """Whether it counts and why not, with a button to what stands against it; else how well it suits."""
    if judgement.rejections:
        with st.container(key="verdict-broken"):
            st.text(tr("Does not count yet: a mandatory rule is broken."))
            for finding in judgement.rejections:
                st.text(f"✗ {tr.name(finding.text)}")
            if any(one.against is not None for one in judgement.rejections):
                st.button(
                    tr("Show on the map"),
                    icon=":material/my_location:",
                    key="show-on-map-obstacle",
                    on_click=show_obstacle,
                    args=(intervention,),
                )
    elif judgement.findings:
        suits = judgement.suitability
        with st.container(key="verdict-counts"):
            text = tr("✓ Counts in the score.")
            if math.isfinite(suits):
                text += " " + tr("Site suitability: {points} of 100", points=tr.number(suits))
            st.text(text)


def findings(judgement: Judgement, tr: Translator) -> None:
    """Every rule with what was measured, broken ones first."""
    if not judgement.findings:
        return
    order = {"broken": 0, "to_confirm": 1, "met": 2, "confirmed": 3}
    label = tr("Siting rules ({count})", count=len(judgement.findings))
    box = st.expander(label, key="findings", on_change="rerun")
    if not box.open:
        return
    with box:
        for finding in sorted(judgement.findings, key=lambda one: order[one.verdict]):
            must = tr("must") if finding.rule.hard else tr("should")
            st.text(f"{_MARKS[finding.verdict]} [{must}] {tr.name(finding.text)}")


def confirmations(judgement: Judgement, frozen: bool, tr: Translator) -> tuple[int, ...]:
    """Boxes for what only a person on site can tell; the positions of the rules that are ticked."""
    asked = [
        one for one in judgement.findings if one.verdict in ("to_confirm", "confirmed") and one.position >= 0
    ]
    if not asked:
        return ()
    with st.expander(tr("To confirm on site ({count})", count=_open(asked))):
        ticked = [
            st.checkbox(tr.name(one.rule.text), one.verdict == "confirmed", disabled=frozen, key=None)
            for one in asked
        ]
    return tuple(one.position for one, tick in zip(asked, ticked, strict=True) if tick)


def _open(asked: list[Finding]) -> int:
    return sum(one.verdict == "to_confirm" for one in asked)
