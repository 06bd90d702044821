"""The figures of an option's card in words: what it costs, what it changes for whom."""

from __future__ import annotations

from base.words import Message, Text, join_texts
from data.catalogue import Catalogue
from features.voting.box.cards import PROXIMITY, OptionCard

_MINUS = "−"


def card_facts(card: OptionCard, catalogue: Catalogue) -> tuple[Text, ...]:
    """A line each, for what is known: cost, who gains and loses, yuan for each who gains, change by group."""
    facts: list[Text] = []
    if card.cost_cny is not None:
        yuan = f"{round(card.cost_cny):,}"
        facts.append(Message("Costs {yuan} yuan", yuan=yuan))
    if card.people_gaining is not None and card.people_losing is not None:
        gain, lose = f"{card.people_gaining:,}", f"{card.people_losing:,}"
        facts.append(Message("{gain} people gain, {lose} lose", gain=gain, lose=lose))
    if card.cny_per_person is not None:
        facts.append(Message("{yuan} yuan for each person who gains", yuan=f"{round(card.cny_per_person):,}"))
    if card.index_change_tenths:
        facts.append(_changes(card, catalogue))
    if card.profile != catalogue.base.profile and card.profile in catalogue.profiles:
        facts.append(Message("Profile: {name}", name=catalogue.profiles[card.profile].name))
    return tuple(facts)


def signed_tenths(tenths: int) -> str:
    """+1.2, −0.3 or 0."""
    if not tenths:
        return "0"
    return f"{'+' if tenths > 0 else _MINUS}{abs(tenths) // 10}.{abs(tenths) % 10}"


def _changes(card: OptionCard, catalogue: Catalogue) -> Text:
    tenths = card.index_change_tenths
    names = {key: group.name for key, group in catalogue.age_groups.items()}
    figures = [
        Message("{name} {change}", name=names.get(key, key), change=signed_tenths(change))
        for key, change in sorted(tenths.items(), key=lambda one: list(names).index(one[0]))
    ]
    changes = join_texts(figures, Message(", ", context="between figures"))
    if card.measure == PROXIMITY:
        return Message("Access index: {changes}", changes=changes)
    return Message("Needs met, in points of 100: {changes}", changes=changes)
