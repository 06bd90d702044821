"""Candidates of a ballot: a whole option, or one intervention of an option."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from hashlib import sha256
from typing import Any

from base.known_texts import bilingual
from base.text_limits import NAME_MAX
from base.words import Bilingual, Text, both_words
from features.options.intervention import Intervention
from features.options.layout_option import LayoutOption
from features.options.option_values import intervention_fields, option_fields
from features.options.sketch import Sketch
from features.voting.box.cards import NEEDS_MET, OptionCard
from features.voting.box.terms import VoteTerms
from features.voting.slate import BundleSlate, Slate

TENTHS = 10


@dataclass(frozen=True)
class Candidate:
    """`option` is what is built where it wins; `digest` is of what it holds now."""

    id: str
    name: Text
    option: LayoutOption
    digest: str


def whole(option: LayoutOption) -> Candidate:
    """The option as one candidate."""
    zh, en = (f"{option.letter} {name}".strip()[:NAME_MAX] for name in both_words(bilingual(option.name)))
    return Candidate(option.id, Bilingual(zh, en), option, digest_of(option))


def parts(option: LayoutOption, kind: Callable[[Intervention], Text]) -> tuple[Candidate, ...]:
    """Every intervention of the option as a candidate of its own; `kind` names one that has no name."""
    return tuple(
        Candidate(one.id, _name(one, kind), replace(option, interventions=(one,)), _digest(_content(one)))
        for one in option.interventions
    )


def digest_of(option: LayoutOption) -> str:
    """SHA-256 (hex) of an option's content; its state and versions are no part of it."""
    held = [_content(one) for one in option.interventions]
    return _digest({**option_fields(option), "letter": option.letter, "interventions": held})


def slate_of(candidates: Sequence[Candidate]) -> Slate:
    """A ballot on which one of these is chosen."""
    names = {one.id: Bilingual(*both_words(one.name)) for one in candidates}
    return Slate(tuple(names), names)


def bundle_slate_of(candidates: Sequence[Candidate], budget_cny: Fraction) -> BundleSlate:
    """A ballot on which several are chosen that the budget pays for. Raises SlateError."""
    plain = slate_of(candidates)
    costs = {one.id: exact_cny(one.option.cost_cny) for one in candidates}
    return BundleSlate(plain.options, plain.names, costs, budget_cny)


def card_of(sketch: Sketch, description: str, picture_sha256: str = "") -> OptionCard:
    """What the ballot says of an option: its price and who gains or loses, as it is scored now."""
    comparison = sketch.comparison
    return OptionCard(
        description=description,
        cost_cny=exact_cny(sketch.payable.cost_cny),
        measure=NEEDS_MET,
        profile=comparison.after.catalogue.profile,
        index_change_tenths={
            group: round(float(change) * TENTHS)
            for group, change in zip(comparison.after.groups, comparison.met, strict=True)
        },
        people_gaining=round(float(comparison.gained.people.sum())),
        people_losing=round(float(comparison.lost.people.sum())),
        picture_sha256=picture_sha256,
    )


def exact_cny(amount: float) -> Fraction:
    """The money as it is written in decimals."""
    return Fraction(repr(float(amount)))


def options_changed_since(terms: VoteTerms, options: Iterable[LayoutOption]) -> tuple[str, ...]:
    """Ids on the ballot whose option has gone, is not locked, or holds something else than when prepared."""
    now: dict[str, str] = {}
    for option in options:
        if option.state == "locked":
            now[option.id] = digest_of(option)
            now |= {one.id: _digest(_content(one)) for one in option.interventions}
    digests = terms.settings.digests
    return tuple(key for key in terms.settings.options if now.get(key) != digests[key])


def _content(one: Intervention) -> dict[str, Any]:
    return {"id": one.id, **intervention_fields(one)}


def _digest(held: Mapping[str, Any]) -> str:
    text = json.dumps(held, ensure_ascii=False, sort_keys=True, default=lambda wkb: bytes(wkb).hex())
    return sha256(text.encode()).hexdigest()


def _name(one: Intervention, kind: Callable[[Intervention], Text]) -> Text:
    return bilingual(one.name) if one.name else kind(one)
