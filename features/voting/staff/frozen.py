"""The terms that opening a vote fixes, as a plain list, with their digest."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from base.i18n import Translator
from data.catalogue import Catalogue
from features.voting.box.pictures import picture_of
from features.voting.box.terms import VoteTerms
from features.voting.box.votes import VoteRecord
from features.voting.numbers import exact
from features.voting.paper.card_facts import card_facts
from features.voting.registry import method_of
from features.voting.rules_in_words import in_order
from features.voting.slate import BundleSlate
from features.voting.staff.draft_shares import percent_or_fraction
from features.voting.staff.rule_words import (
    constituency_name,
    empty_words,
    reveal_words,
    ties_words,
)

DIGEST_SHOWN = 12
"""Characters that are printed and read out; the whole digest stands in the log."""


def show_fixed_terms(vote: VoteRecord, catalogue: Catalogue, tr: Translator) -> None:
    """The list, the ballot as it will look in words, the digest."""
    st.text("\n".join(f"· {line}" for line in _lines(vote.terms, catalogue, tr)))
    for number, option in enumerate(vote.terms.slate.options, 1):
        _option(vote.terms, option, number, catalogue, tr)
    st.text(tr("Check code of the above:"))
    st.code(vote.digest, language=None, wrap_lines=True)


def _lines(terms: VoteTerms, catalogue: Catalogue, tr: Translator) -> Iterator[str]:
    settings = terms.settings
    yield tr("Title: {title}", title=tr.written(settings.title))
    yield tr("Question: {question}", question=tr.written(settings.question))
    yield tr("Day: {day}", day=settings.date)
    yield from rule_lines(terms, catalogue, tr)


def rule_lines(terms: VoteTerms, catalogue: Catalogue, tr: Translator) -> Iterator[str]:
    """How it is counted and what holds in every case, a sentence each."""
    settings, rules = terms.settings, terms.settings.rules
    method = method_of(rules.method)
    yield tr("Counted by: {method}. {about}", method=tr.name(method.name), about=tr.name(method.about))
    if isinstance(terms.slate, BundleSlate):
        yield tr("Budget: {budget} yuan", budget=exact(terms.slate.budget_cny))
    shares = [
        f"{constituency_name(catalogue, key, tr)} {percent_or_fraction(settings.shares[key])}"
        for key in in_order(settings.shares, catalogue)
    ]
    yield tr("Shares of the council: {shares}", shares=tr.list(shares))
    yield (
        tr("Quorum: {count} ballots", count=rules.quorum)
        if rules.quorum
        else tr("Quorum: none; valid however few vote")
    )
    yield tr("Results show: {when}", when=reveal_words(tr)[rules.reveal])
    yield tr("How ties are broken: {how}", how=ties_words(tr)[rules.ties])
    yield tr("Share of a constituency without ballots: {what}", what=empty_words(tr)[rules.empty])


def _option(terms: VoteTerms, option: str, number: int, catalogue: Catalogue, tr: Translator) -> None:
    card = terms.cards.get(option)
    with st.container(border=True):
        left, right = st.columns([1, 4], gap="small")
        png = picture_of(card.picture_sha256) if card and card.picture_sha256 else None
        with left:
            if png:
                st.image(png, width="stretch")
        with right:
            facts = [tr.name(fact) for fact in card_facts(card, catalogue)] if card else []
            lines = [
                f"{number}  {tr.name(terms.slate.name(option))}",
                tr.written(card.description) if card else "",
                *facts,
            ]
            st.text("\n".join(filter(None, lines)))
