"""What options and interventions on the ballot have in common in the form: names, locks, two lines each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from features.options.layout_option import LayoutOption
from features.options.sketch import sketch_of
from features.voting.box.cards import LONGEST_DESCRIPTION
from features.voting.box.votes import VoteRecord
from features.voting.on_the_ballot import Candidate

_BESIDE_EACH_OTHER = 2


def plain_name(option: LayoutOption) -> str:
    """Without its state: a field forgets a choice whose words change."""
    return f"{option.letter} {option.name}".strip()


def tell_unlocked(options: Sequence[LayoutOption], tr: Translator) -> None:
    """Say so where options could still change; going on locks them."""
    still_open = [one for one in options if one.state != "locked"]
    if still_open:
        names = tr.list([plain_name(one) for one in still_open])
        st.text(
            tr("Going on locks these, so that nobody changes them while people vote: {names}", names=names)
        )


def tell_rejected(baseline: Assessment, option: LayoutOption, tr: Translator) -> None:
    """Say so where a part of the option breaks a rule: the ballot's figures are without it."""
    left_out = len(option.interventions) - len(sketch_of(baseline, option).counted)
    if left_out:
        sentence = tr(
            "{option}: {count} interventions break a rule and do not count; the ballot shows only the "
            "others.",
            option=plain_name(option),
            count=left_out,
        )
        st.text(f"⚠ {sentence}")


def descriptions(
    candidates: Sequence[Candidate],
    texts: Mapping[str, str],
    kept: VoteRecord | None,
    scope: str,
    tr: Translator,
) -> dict[str, str]:
    """Two lines each; names stand above as text, since labels are read as Markdown."""
    cards = kept.terms.cards if kept else {}
    new_texts: dict[str, str] = {}
    columns = st.columns(_BESIDE_EACH_OTHER)
    for number, one in enumerate(candidates, 1):
        with columns[(number - 1) % _BESIDE_EACH_OTHER]:
            st.text(f"{number}  {tr.name(one.name)}")
            first = cards[one.id].description if one.id in cards else texts[one.id]
            new_texts[one.id] = st.text_area(
                tr("Two lines on the ballot for no. {number}", number=number),
                first[:LONGEST_DESCRIPTION],
                max_chars=LONGEST_DESCRIPTION,
                height=70,
                label_visibility="collapsed",
                placeholder=tr("Two lines: what is built, for whom"),
                key=f"draft-text-{scope}-{one.id}",
            )
    return new_texts
