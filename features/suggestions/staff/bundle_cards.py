"""Three bundles side by side: figures, map, items with their reasons, and what to do with them."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from features.options.layout_option import LayoutOption
from features.options.sketch import Sketch, sketch_of
from features.options.staff.session import work_on
from features.options.staff.small_maps import small_map
from features.suggestions.bundle import BundleItem, SuggestedBundle
from features.suggestions.bundle_text import (
    bundle_name,
    item_sentences,
    losers_text,
    payer_text,
    proof_text,
    short_name,
    value_text,
    what_text,
)
from features.suggestions.copying import copy_to_option
from features.suggestions.staff.item_actions import item_actions
from features.suggestions.suggesting import SuggestionResult
from ui import mapview
from ui.boundary import error_boundary
from ui.session import actor_name


def bundle_cards(result: SuggestionResult, run: str, tr: Translator) -> None:
    """Show the bundles."""
    columns = st.columns(len(result.bundles))
    for number, (column, bundle) in enumerate(zip(columns, result.bundles, strict=True)):
        with column, st.container(border=True, key=f"suggestion-bundle-{number}"):
            _card(result, bundle, number, run, tr)


def _card(result: SuggestionResult, bundle: SuggestedBundle, number: int, run: str, tr: Translator) -> None:
    baseline, payer = result.problem.baseline, payer_text(bundle)
    st.subheader(tr.name(short_name(bundle)), anchor=False)
    st.caption(tr.name(bundle_name(bundle)))
    st.text(tr.name(value_text(bundle)))
    st.text(
        tr("{cost:,.0f} yuan, then {upkeep:,.0f} yuan a year", cost=bundle.cost_cny, upkeep=bundle.upkeep_cny)
    )
    st.caption(f"{tr.name(proof_text(bundle))} · {tr.name(payer)}" if payer else tr.name(proof_text(bundle)))
    mapview.show(
        small_map(baseline, bundle_sketch(result, bundle), True, tr, height_px=300), f"suggestion-{number}"
    )
    st.text(tr.name(losers_text(bundle)))
    numbers = {item.candidate.key: place for place, item in enumerate(bundle.items, 1)}
    for item in bundle.items:
        _item(result, item, numbers, number, tr)
    copy = tr("Copy to an option")
    if st.button(copy, key=f"suggestion-copy-{number}", icon=":material/content_copy:", type="primary"):
        with error_boundary(tr):
            name = tr("Suggestion: {bundle}", bundle=tr.name(bundle_name(bundle)))
            work_on(copy_to_option(bundle, run, number, name, actor_name()).id)
            st.rerun()


def bundle_sketch(result: SuggestionResult, bundle: SuggestedBundle) -> Sketch:
    """The bundle as the sketch page would judge and score it."""
    community = result.problem.baseline.community.key
    option = LayoutOption("suggestion", community, "", "", "", 0.0, "open", 1, bundle.interventions)
    return sketch_of(result.problem.baseline, option, result.request.mode)


def _item(
    result: SuggestionResult, item: BundleItem, numbers: dict[str, int], bundle: int, tr: Translator
) -> None:
    candidate = item.candidate
    catalogue = result.problem.baseline.catalogue
    place = numbers[candidate.key]
    what = tr.name(what_text(catalogue, candidate.intervention))
    with st.container(key=f"suggestion-item-{bundle}-{place}"):
        st.text(f"{place}. {what} · {tr.name(candidate.ground.name)} · {candidate.cost_cny:,.0f} ¥")
        with st.expander(tr("Why, and what instead"), key=f"suggestion-why-{bundle}-{place}"):
            for sentence in item_sentences(catalogue, item, numbers):
                st.text(tr.name(sentence))
            for finding in candidate.to_confirm:
                st.text("☐ " + tr.name(finding.rule.text))
        item_actions(result.problem.baseline.community.key, candidate, f"{bundle}-{place}", tr)
