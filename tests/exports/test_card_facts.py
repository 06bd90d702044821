"""The figures of a card in words."""

from __future__ import annotations

from fractions import Fraction

from data.catalogue import load_catalogue
from features.voting.box.cards import NEEDS_MET, OptionCard
from features.voting.paper.card_facts import card_facts, signed_tenths


def test_figures_are_told_in_the_order_of_the_age_groups() -> None:
    card = OptionCard("", Fraction(123456), {"child": -3, "elder": 12, "adult": 0}, 1200, 3)
    cost, people, changes = card_facts(card, load_catalogue())
    assert (cost.text("zh"), cost.text("en")) == ("造价 123,456 元", "Costs 123,456 yuan")
    assert changes.text("zh") == "可达指数：老 +1.2  壮 0  幼 −0.3"
    assert changes.text("en") == "Access index: elders +1.2, adults 0, children −0.3"
    assert people.text("zh") == "1,200 人受益，3 人受损"


def test_a_card_of_today_says_needs_met_and_what_each_person_costs() -> None:
    card = OptionCard("", Fraction(120_000), {"elder": 12}, 1200, 3, measure=NEEDS_MET)
    facts = [fact.text("en") for fact in card_facts(card, load_catalogue())]
    assert facts[2:] == ["100 yuan for each person who gains", "Needs met, in points of 100: elders +1.2"]


def test_what_nobody_knows_is_left_out() -> None:
    assert card_facts(OptionCard(), load_catalogue()) == ()


def test_tenths_have_one_decimal() -> None:
    assert [signed_tenths(tenths) for tenths in (0, 5, -5, 104, -110)] == [
        "0",
        "+0.5",
        "−0.5",
        "+10.4",
        "−11.0",
    ]
