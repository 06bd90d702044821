"""What a ballot says about its options, in the reader's words. Text of people stays text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from base.i18n import Translator
from data.catalogue import load_catalogue
from data.catalogue.model import FIVE_MINUTE_STATION
from features.voting.box.cards import OptionCard
from features.voting.box.terms import VoteTerms
from features.voting.phone.addresses import VOTE
from features.voting.slate import BundleSlate
from web.base_path import address

_TENTHS = 10


@dataclass(frozen=True)
class OptionWords:
    """An option as it is shown. `cost_fen` is exact and for adding up, in hundredths of a yuan; 0 where
    nothing is added up."""

    id: str
    name: str
    description: str
    picture: str
    alt: str
    cost: str
    cost_fen: int
    changes: tuple[tuple[str, str, str], ...]
    """(age group, its change with its sign, "up", "down" or "same")."""
    people: tuple[str, ...]


def option_words(terms: VoteTerms, shown: Sequence[str], tr: Translator) -> list[OptionWords]:
    """The options in the order in which this voter sees them."""
    return [_words(terms, option, tr) for option in shown]


def picture_address(digest: str) -> str:
    """Where the picture of an option is."""
    return address(f"{VOTE}/picture/{digest}.png")


def _words(terms: VoteTerms, option: str, tr: Translator) -> OptionWords:
    card = terms.cards.get(option, OptionCard())
    name, cost = tr.name(terms.slate.name(option)), _cost_cny(terms, option, card)
    is_added = isinstance(terms.slate, BundleSlate) and cost is not None
    return OptionWords(
        id=option,
        name=name,
        description=tr.written(card.description),
        picture=picture_address(card.picture_sha256) if card.picture_sha256 else "",
        alt=tr("Map of {name}", name=name),
        cost="" if cost is None else tr("Costs {cost} yuan", cost=tr.number(float(cost))),
        cost_fen=round(cost * 100) if is_added and cost is not None else 0,
        changes=_changes(card, tr),
        people=_people(card, tr),
    )


def _cost_cny(terms: VoteTerms, option: str, card: OptionCard) -> Fraction | None:
    """On a ballot under a budget, what is counted with."""
    return terms.slate.costs_cny[option] if isinstance(terms.slate, BundleSlate) else card.cost_cny


def _changes(card: OptionCard, tr: Translator) -> tuple[tuple[str, str, str], ...]:
    found = []
    for key, group in load_catalogue().age_groups.items():
        if key in card.index_change_tenths:
            tenths = card.index_change_tenths[key]
            sign, channel = ("+", "up") if tenths > 0 else ("−", "down") if tenths < 0 else ("±", "same")
            found.append((tr.name(group.name), f"{sign}{tr.number(abs(tenths) / _TENTHS, 1)}", channel))
    return tuple(found)


def _people(card: OptionCard, tr: Translator) -> tuple[str, ...]:
    sentences = []
    if card.people_gaining is not None:
        sentences.append(tr("{count} people gain access to a facility", count=card.people_gaining))
    if card.people_losing is not None:
        sentences.append(tr("{count} people lose access to a facility", count=card.people_losing))
    if card.cny_per_person is not None:
        yuan = tr.number(float(card.cny_per_person))
        sentences.append(tr("{yuan} yuan for each person who gains", yuan=yuan))
    profiles = load_catalogue().profiles
    if card.profile != FIVE_MINUTE_STATION and card.profile in profiles:
        sentences.append(tr("Profile: {name}", name=tr.name(profiles[card.profile].name)))
    return tuple(sentences)
