"""The terms fixed when a vote opens, as one text with one digest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from hashlib import sha256
from typing import Any

from base.text_limits import NAME_MAX, storable_text
from base.words import Bilingual, Message, Text
from features.voting.ballots import BundleBallot
from features.voting.box.cards import OptionCard, card_from, facts_of
from features.voting.errors import WorkshopError
from features.voting.registry import method_of
from features.voting.slate import BundleSlate, Slate
from features.voting.vote_settings import LONGEST_TEXT, VoteRules, VoteSettings

_NAME = Message("name of an option")
_TEXT = Message("text of the vote")


@dataclass(frozen=True)
class VoteTerms:
    """The vote and what stands on its ballot; the slate's options are the workshop's, in its order.

    cards: what the ballot says about an option, by id; an option without a card has its name only.

    Raises WorkshopError where the two do not belong together, and what `storable_text` raises.
    """

    settings: VoteSettings
    slate: Slate
    cards: Mapping[str, OptionCard] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for text in (self.settings.title, self.settings.question, self.settings.date):
            storable_text(text, _TEXT, LONGEST_TEXT)
        for name in self.slate.names.values():
            storable_text(name.zh, _NAME, NAME_MAX)
            storable_text(name.en, _NAME, NAME_MAX)
        for wrong in _troubles(self):
            raise WorkshopError(wrong=wrong)

    def canonical(self) -> str:
        """One line of JSON, keys sorted, no spaces, money and shares as exact fractions."""
        settled = {
            "workshop": json.loads(self.settings.canonical()),
            "slate": _slate_facts(self.slate),
            "cards": {option: facts_of(card) for option, card in self.cards.items()},
        }
        return json.dumps(settled, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def digest(self) -> str:
        """SHA-256 (hex) of `canonical`: in the log at opening, on every ballot page, on the result."""
        return sha256(self.canonical().encode()).hexdigest()


@lru_cache(maxsize=16)
def terms_from(text: str) -> VoteTerms:
    """The terms of a text that `VoteTerms.canonical` wrote."""
    settled = json.loads(text)
    kept = settled["workshop"]
    settings = VoteSettings(
        title=kept["title"],
        question=kept["question"],
        date=kept["date"],
        options=tuple(option for option, _ in kept["options"]),
        digests=dict(kept["options"]),
        shares={key: Fraction(share) for key, share in kept["shares"].items()},
        rules=VoteRules(**kept["rules"]),
    )
    cards = {option: card_from(facts) for option, facts in settled.get("cards", {}).items()}
    return VoteTerms(settings, _slate_from(settings.options, settled["slate"]), cards)


def _slate_facts(slate: Slate) -> dict[str, Any]:
    facts: dict[str, Any] = {"names": {key: [name.zh, name.en] for key, name in slate.names.items()}}
    if isinstance(slate, BundleSlate):
        facts["costs_cny"] = {key: str(cost) for key, cost in slate.costs_cny.items()}
        facts["budget_cny"] = str(slate.budget_cny)
    return facts


def _slate_from(options: tuple[str, ...], facts: Mapping[str, Any]) -> Slate:
    names = {key: Bilingual(zh, en) for key, (zh, en) in facts["names"].items()}
    if "budget_cny" not in facts:
        return Slate(options, names)
    costs = {key: Fraction(cost) for key, cost in facts["costs_cny"].items()}
    return BundleSlate(options, names, costs, Fraction(facts["budget_cny"]))


def _troubles(terms: VoteTerms) -> list[Text]:
    found: list[Text] = []
    if terms.slate.options != terms.settings.options:
        found.append(Message("the ballot has other options than the vote"))
    if not set(terms.cards) <= set(terms.settings.options):
        found.append(Message("a description belongs to no option"))
    of_bundles = method_of(terms.settings.rules.method).takes is BundleBallot
    if of_bundles != isinstance(terms.slate, BundleSlate):
        found.append(Message("the method does not fit the ballot"))
    if of_bundles and terms.settings.rules.ties == "shared":
        found.append(Message("a bundle under a budget cannot be shared"))
    return found
