"""A bundle on the ballot: interventions of one option, and the budget that pays for some of them."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from features.options.intervention_facts import what_it_is
from features.options.layout_option import LayoutOption
from features.options.sketch import sketch_of
from features.voting.box.votes import VoteRecord
from features.voting.on_the_ballot import Candidate, exact_cny, parts
from features.voting.slate import BundleSlate
from features.voting.staff.draft import BallotContents
from features.voting.staff.draft_candidates import descriptions, plain_name, tell_rejected, tell_unlocked
from features.voting.vote_settings import MOST_OPTIONS


def draft_bundle(
    baseline: Assessment,
    options: Mapping[str, LayoutOption],
    kept: VoteRecord | None,
    scope: str,
    tr: Translator,
) -> BallotContents:
    """The interventions, the budget and the description of each."""
    slate = kept.terms.slate if kept and isinstance(kept.terms.slate, BundleSlate) else None
    option = _of(options, slate, scope, tr)
    tell_unlocked([option], tr)
    tell_rejected(baseline, option, tr)
    candidates = _choose_interventions(_buildable(baseline, option), slate, f"{scope}-{option.id}", tr)
    total = sum(one.option.cost_cny for one in candidates)
    budget = st.number_input(
        tr("Budget (yuan)"),
        0.0,
        1e9,
        float(slate.budget_cny) if slate else option.budget_cny or round(total / 2, -3),
        1000.0,
        "%.0f",
        key=f"draft-budget-{scope}-{option.id}",
        width=240,
    )
    st.text(tr("All of them together cost {cost} yuan.", cost=tr.number(total)))
    texts = {one.id: one.option.interventions[0].note for one in candidates}
    return BallotContents(
        "bundle", candidates, descriptions(candidates, texts, kept, scope, tr), exact_cny(budget)
    )


def _of(
    options: Mapping[str, LayoutOption], slate: BundleSlate | None, scope: str, tr: Translator
) -> LayoutOption:
    """The option; of a kept vote the one that its interventions are of."""
    known = set(slate.options) if slate else set()
    keys = list(options)
    of = [key for key, one in options.items() if known & {part.id for part in one.interventions}]
    key = st.selectbox(
        tr("The option whose interventions are voted on"),
        keys,
        index=keys.index(of[0]) if of else 0,
        format_func=lambda key: plain_name(options[key]),
        key=f"draft-bundle-of-{scope}-{tr.language}",
        width=420,
    )
    return options[key]


def _buildable(baseline: Assessment, option: LayoutOption) -> dict[str, Candidate]:
    """By id, those that no rule rejects."""
    counted_ids = {one.id for one in sketch_of(baseline, option).counted}
    every = parts(option, lambda one: what_it_is(baseline.catalogue, one))
    return {one.id: one for one in every if one.id in counted_ids}


def _choose_interventions(
    every: Mapping[str, Candidate], slate: BundleSlate | None, scope: str, tr: Translator
) -> tuple[Candidate, ...]:
    known = [one for one in slate.options if one in every] if slate else []
    chosen = st.multiselect(
        tr("Interventions on the ballot, in printed order (2 to {most})", most=MOST_OPTIONS),
        list(every),
        default=known or list(every)[:MOST_OPTIONS],
        format_func=lambda one: _numbered_label(list(every).index(one) + 1, every[one], tr),
        max_selections=MOST_OPTIONS,
        placeholder=tr("Nothing chosen"),
        key=f"draft-parts-{scope}-{tr.language}",
    )
    return tuple(every[one] for one in chosen)


def _numbered_label(number: int, one: Candidate, tr: Translator) -> str:
    """Two may have the same name and price; a field tells choices apart by their words."""
    return f"{number}  {tr.name(one.name)} · {tr.number(one.option.cost_cny)}"
