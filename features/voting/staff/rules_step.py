"""Step 2: the words of the vote, how it is counted, whose vote weighs how much. All of it begins usual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from base.i18n import Translator
from data.catalogue import Catalogue
from features.voting.box.phases import revise
from features.voting.box.terms import VoteTerms
from features.voting.box.votes import VoteRecord
from features.voting.staff.draft import kind_of
from features.voting.staff.draft_rules import draft_rules
from features.voting.staff.draft_seen import draft_as_seen, tell_newer
from features.voting.staff.draft_shares import draft_shares
from features.voting.staff.draft_words import draft_words
from features.voting.staff.frozen import rule_lines
from features.voting.staff.session import choose_step, see_vote
from features.voting.vote_settings import VoteRules
from ui.boundary import error_boundary
from ui.session import actor_name


def rules_step(vote: VoteRecord, catalogue: Catalogue, way_on: DeltaGenerator, tr: Translator) -> None:
    """The words, the rules in sentences, and forms to change them."""
    kept = draft_as_seen(vote) or vote
    tell_newer(kept, vote, tr)
    scope, settings = f"{kept.id}-{kept.version}", kept.terms.settings
    words = draft_words(settings, scope, tr)
    st.text("\n".join(f"· {line}" for line in rule_lines(kept.terms, catalogue, tr)))
    st.caption(constituency_explanation(tr))
    with st.expander(tr("Change how it is counted"), key="draft-count"):
        rules = draft_rules(settings.rules, kind_of(kept), scope, tr)
    with st.expander(tr("Change the shares of the council"), key="draft-council"):
        shares = draft_shares(catalogue, settings.shares, scope, tr)
    if shares is None:
        st.caption(tr("Correct the shares before you go on."))
    pressed = way_on.button(
        tr("Go on with these rules"),
        type="primary",
        icon=":material/arrow_forward:",
        key="draft-rules-save",
        disabled=shares is None,
    )
    if pressed and shares is not None:
        with error_boundary(tr):
            _save(kept, words, rules, shares)


def constituency_explanation(tr: Translator) -> str:
    """What the word means, in a sentence."""
    return tr(
        "A constituency is a group of people with its own share of the council, such as residents or "
        "shopkeepers."
    )


def _save(
    kept: VoteRecord, words: tuple[str, str, str], rules: VoteRules, shares: Mapping[str, Fraction]
) -> None:
    title, question, day = words
    settings = replace(
        kept.terms.settings,
        title=title.strip(),
        question=question.strip(),
        date=day,
        rules=rules,
        shares=dict(shares),
    )
    if settings != kept.terms.settings:
        terms = VoteTerms(settings, kept.terms.slate, kept.terms.cards)
        see_vote(revise(kept.id, kept.version, terms, actor_name()))
    choose_step("codes")
    st.rerun()
