"""What a ballot says about its options is settled with the terms."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from hashlib import sha256

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from data.store.open_store import the_store
from features.voting.box.cards import OptionCard
from features.voting.box.pictures import keep_picture, picture_of
from features.voting.box.terms import VoteTerms, terms_from
from features.voting.errors import WorkshopError
from tests.features.voting.box.rounds import terms

PNG = b"\x89PNG\r\n\x1a\n" + b"a map"
CARD = OptionCard("树荫下的长椅", Fraction("12000.5"), {"elder": 14, "child": -3}, 120, 4, "0f" * 32)


def _with_card(card: OptionCard) -> VoteTerms:
    return replace(terms(), cards={"A": card})


def test_cards_come_back_as_they_were() -> None:
    there = _with_card(CARD)
    assert terms_from(there.canonical()) == there
    assert terms_from(terms().canonical()).cards == {}


@pytest.mark.parametrize(
    "changed",
    [
        replace(CARD, description="树荫下的凳子"),
        replace(CARD, cost_cny=Fraction(12_000)),
        replace(CARD, index_change_tenths={"elder": 15, "child": -3}),
        replace(CARD, people_losing=0),
        replace(CARD, picture_sha256="1f" * 32),
    ],
)
def test_another_word_or_picture_is_another_vote(changed: OptionCard) -> None:
    assert _with_card(changed).digest() != _with_card(CARD).digest()


def test_a_card_of_no_option_is_refused() -> None:
    with pytest.raises(WorkshopError):
        replace(terms(), cards={"Z": CARD})


def test_a_picture_is_kept_once_under_its_hash() -> None:
    kept = keep_picture(PNG)
    assert kept == sha256(PNG).hexdigest() == keep_picture(PNG)
    assert picture_of(kept) == PNG
    assert picture_of("0f" * 32) is None


@pytest.mark.parametrize("wrong", [b"<svg onload=alert(1)>", PNG + b"0" * 400_000])
def test_only_a_small_png_is_a_picture(wrong: bytes) -> None:
    with pytest.raises(WorkshopError):
        keep_picture(wrong)


def test_a_picture_is_never_exchanged() -> None:
    kept = keep_picture(PNG)
    with pytest.raises(DatabaseError, match="does not change"), the_store().writing() as connection:
        connection.execute(text("UPDATE ballot_picture SET png = 'x' WHERE sha256 = :one"), {"one": kept})
    assert picture_of(kept) == PNG
