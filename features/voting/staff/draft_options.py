"""What stands on the ballot: options of the store, or interventions of one of them, and two lines each."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from features.options import option_store
from features.options.feature import OPTIONS
from features.options.layout_option import LayoutOption
from features.voting.box.votes import VoteRecord
from features.voting.on_the_ballot import whole
from features.voting.staff.draft import BallotContents, Kind, kind_of
from features.voting.staff.draft_bundle import draft_bundle
from features.voting.staff.draft_candidates import descriptions, plain_name, tell_rejected, tell_unlocked
from features.voting.vote_settings import MOST_OPTIONS


def draft_options(
    baseline: Assessment, community: str, kept: VoteRecord | None, scope: str, tr: Translator
) -> BallotContents | None:
    """The choice as it stands in the form; None while there is nothing to choose from."""
    options = {one.id: one for one in option_store.options_of(community)}
    if not options:
        _tell_next_step(tr)
        return None
    if _kind(kept, scope, tr) == "bundle":
        return draft_bundle(baseline, options, kept, scope, tr)
    known = kept.terms.slate.options if kept else ()
    chosen = st.multiselect(
        tr("Options on the ballot, in printed order (2 to {most})", most=MOST_OPTIONS),
        list(options),
        default=[one for one in known if one in options] if kept else list(options)[:MOST_OPTIONS],
        format_func=lambda key: plain_name(options[key]),
        max_selections=MOST_OPTIONS,
        placeholder=tr("Nothing chosen"),
        key=f"draft-options-{scope}-{tr.language}",
    )
    tell_unlocked([options[key] for key in chosen], tr)
    for key in chosen:
        tell_rejected(baseline, options[key], tr)
    candidates = tuple(whole(options[key]) for key in chosen)
    texts = {key: options[key].description for key in chosen}
    return BallotContents("one", candidates, descriptions(candidates, texts, kept, scope, tr))


def _tell_next_step(tr: Translator) -> None:
    """Nothing can be voted on before something was drawn."""
    st.info(tr("A vote is on two or more layout options. Draw them first."))
    if st.button(tr("Draw an option"), type="primary", icon=":material/draw:", key="vote-draw-first"):
        st.switch_page(next(page.file for page in OPTIONS.pages if page.address == "sketch"))


def unlocked(choice: BallotContents) -> list[LayoutOption]:
    """The options on the ballot that could still change, each once."""
    still_open = [one.option for one in choice.candidates if one.option.state != "locked"]
    return list({one.id: one for one in still_open}.values())


def _kind(kept: VoteRecord | None, scope: str, tr: Translator) -> Kind:
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
