"""What stands on the ballot: options of the store, or interventions of one of them, and two lines each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from data.assess import Assessment
from exports.intervention_facts import what_it_is
from ui.components.votes.draft import Choice, Kind, kind_of
from ui.i18n import Words
from ui.session import acting
from workshop import option_store
from workshop.layout_option import LayoutOption
from workshop.on_the_ballot import Candidate, exact_cny, parts, whole
from workshop.sketch import sketch_of
from workshop.voting.box.cards import LONGEST_DESCRIPTION
from workshop.voting.box.finding import Standing
from workshop.voting.slate import BundleSlate
from workshop.voting.workshop import MOST_OPTIONS


def draft_options(
    baseline: Assessment, community: str, kept: Standing | None, scope: str, tr: Words
) -> Choice | None:
    """The choice as it stands in the form; None while there is nothing to choose from."""
    options = {one.id: one for one in option_store.options_of(community)}
    if not options:
        st.info(tr("There is no layout option yet. Draw some on the page Sketch first."))
        return None
    if _kind(kept, scope, tr) == "bundle":
        return _bundle(baseline, options, kept, scope, tr)
    known = kept.terms.slate.options if kept else ()
    chosen = st.multiselect(
        tr("Options on the ballot, in printed order (2 to {most})", most=MOST_OPTIONS),
        list(options),
        default=[one for one in known if one in options] if kept else list(options)[:MOST_OPTIONS],
        format_func=lambda key: _name(options[key]),
        max_selections=MOST_OPTIONS,
        placeholder=tr("Nothing chosen"),
        key=f"draft-options-{scope}-{tr.language}",
    )
    _offer_lock([options[key] for key in chosen], tr)
    for key in chosen:
        _tell_rejected(baseline, options[key], tr)
    candidates = tuple(whole(options[key]) for key in chosen)
    texts = {key: options[key].description for key in chosen}
    return Choice("one", candidates, _descriptions(candidates, texts, kept, scope, tr))


def all_locked(choice: Choice) -> bool:
    """Whether nothing of it can change any more."""
    return all(one.option.state == "locked" for one in choice.candidates)


def _name(option: LayoutOption) -> str:
    """Without its state: a field forgets a choice whose words change."""
    return f"{option.letter} {option.name}".strip()


def _kind(kept: Standing | None, scope: str, tr: Words) -> Kind:
    names: dict[Kind, str] = {
        "one": tr("One of several options"),
        "bundle": tr("A bundle of interventions within a budget"),
    }
    chosen = st.segmented_control(
        tr("What is voted on"),
        list(names),
        default=kind_of(kept),
        format_func=lambda key: names[key],
        key=f"draft-kind-{scope}-{tr.language}",
    )
    return chosen or kind_of(kept)


def _bundle(
    baseline: Assessment, options: Mapping[str, LayoutOption], kept: Standing | None, scope: str, tr: Words
) -> Choice:
    slate = kept.terms.slate if kept and isinstance(kept.terms.slate, BundleSlate) else None
    known = slate.options if slate else ()
    of = [key for key, one in options.items() if {part.id for part in one.interventions} & set(known)]
    key = st.selectbox(
        tr("The option whose interventions are voted on"),
        list(options),
        index=list(options).index(of[0]) if of else 0,
        format_func=lambda key: _name(options[key]),
        key=f"draft-bundle-of-{scope}-{tr.language}",
        width=420,
    )
    option = options[key]
    _offer_lock([option], tr)
    _tell_rejected(baseline, option, tr)
    buildable = {one.id for one in sketch_of(baseline, option).counted}
    every = {
        one.id: one
        for one in parts(option, lambda one: what_it_is(baseline.catalogue, one))
        if one.id in buildable
    }
    chosen = st.multiselect(
        tr("Interventions on the ballot, in printed order (2 to {most})", most=MOST_OPTIONS),
        list(every),
        default=[one for one in known if one in every] or list(every)[:MOST_OPTIONS],
        format_func=lambda one: _numbered(list(every).index(one) + 1, every[one], tr),
        max_selections=MOST_OPTIONS,
        placeholder=tr("Nothing chosen"),
        key=f"draft-parts-{scope}-{key}-{tr.language}",
    )
    candidates = tuple(every[one] for one in chosen)
    total = sum(one.option.cost_cny for one in candidates)
    budget = st.number_input(
        tr("Budget (yuan)"),
        0.0,
        1e9,
        float(slate.budget_cny) if slate else option.budget_cny or round(total / 2, -3),
        1000.0,
        "%.0f",
        key=f"draft-budget-{scope}-{key}",
        width=240,
    )
    st.text(tr("All of them together cost {cost} yuan.", cost=tr.number(total)))
    texts = {one.id: one.option.interventions[0].note for one in candidates}
    return Choice("bundle", candidates, _descriptions(candidates, texts, kept, scope, tr), exact_cny(budget))


def _numbered(number: int, one: Candidate, tr: Words) -> str:
    """Two may have the same name and price; a field tells choices apart by their words."""
    return f"{number}  {tr.name(one.name)} · {tr.number(one.option.cost_cny)}"


def _offer_lock(options: Sequence[LayoutOption], tr: Words) -> None:
    still_open = [one for one in options if one.state != "locked"]
    if not still_open:
        return
    with st.container(border=True, key="draft-lock"):
        names = tr.list([_name(one) for one in still_open])
        st.text(tr("Not locked yet, so they could change while people vote: {names}", names=names))
        if st.button(tr("Lock them"), icon=":material/lock:", key="draft-lock-them"):
            for one in still_open:
                option_store.set_state(one.id, "locked", acting())
            st.rerun()


def _tell_rejected(baseline: Assessment, option: LayoutOption, tr: Words) -> None:
    left_out = len(option.interventions) - len(sketch_of(baseline, option).counted)
    if left_out:
        told = tr(
            "{option}: {count} interventions break a rule and do not count; the ballot tells of the rest.",
            option=_name(option),
            count=left_out,
        )
        st.text(f"⚠ {told}")


def _descriptions(
    candidates: Sequence[Candidate], texts: Mapping[str, str], kept: Standing | None, scope: str, tr: Words
) -> dict[str, str]:
    """Two lines each; names stand above as text, since labels are read as Markdown."""
    cards = kept.terms.cards if kept else {}
    said: dict[str, str] = {}
    for number, one in enumerate(candidates, 1):
        st.text(f"{number}  {tr.name(one.name)}")
        first = cards[one.id].description if one.id in cards else texts[one.id]
        said[one.id] = st.text_area(
            tr("Two lines on the ballot for no. {number}", number=number),
            first[:LONGEST_DESCRIPTION],
            max_chars=LONGEST_DESCRIPTION,
            height=70,
            label_visibility="collapsed",
            placeholder=tr("Two lines: what is built, for whom"),
            key=f"draft-text-{scope}-{one.id}",
        )
    return said
