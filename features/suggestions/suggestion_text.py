"""The bundles as plain text, for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from base.i18n import Translator
from data.catalogue.model import Catalogue
from features.suggestions.bundle import SuggestedBundle
from features.suggestions.bundle_text import (
    bundle_name,
    item_sentences,
    losers_text,
    proof_text,
    value_text,
    what_text,
)


def suggestion_text(catalogue: Catalogue, bundles: Sequence[SuggestedBundle], tr: Translator) -> str:
    """Each bundle with its items, a sentence a line."""
    return "\n\n".join(_bundle(catalogue, one, tr) for one in bundles)


def _bundle(catalogue: Catalogue, bundle: SuggestedBundle, tr: Translator) -> str:
    lines = [
        tr.name(bundle_name(bundle)),
        f"  {tr.name(value_text(bundle))} · {tr.name(proof_text(bundle))}",
        "  "
        + tr(
            "{cost:,.0f} yuan, then {upkeep:,.0f} yuan a year",
            cost=bundle.cost_cny,
            upkeep=bundle.upkeep_cny,
        ),
        f"  {tr.name(losers_text(bundle))}",
    ]
    numbers = {item.candidate.key: number for number, item in enumerate(bundle.items, 1)}
    for number, item in enumerate(bundle.items, 1):
        what = tr.name(what_text(catalogue, item.candidate.intervention))
        lines.append(f"  {number}. {what} · {tr.name(item.candidate.ground.name)} [{item.candidate.key}]")
        lines += [f"     {tr.name(sentence)}" for sentence in item_sentences(catalogue, item, numbers)]
    return "\n".join(lines)
