"""Codes: their arithmetic, their slips, and what is settled at opening."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace
from fractions import Fraction
from hashlib import sha256

import pytest

from features.voting.box.lockout import TRIES, WINDOW_S
from features.voting.codes import (
    ALPHABET,
    LENGTH,
    check_character,
    code_hash,
    code_in_groups,
    new_code,
    parse_code,
)
from features.voting.errors import VotingError
from features.voting.vote_settings import VoteRules, VoteSettings


def test_an_alphabet_without_look_alikes() -> None:
    assert len(ALPHABET) == len(set(ALPHABET)) == 32
    assert not set(ALPHABET) & set("01OI")


def test_every_slip_of_one_character_and_every_swap_is_found() -> None:
    """The check is worth nothing if it lets one through: all of both kinds are tried on twenty codes."""
    for code in (new_code() for _ in range(20)):
        assert parse_code(code_in_groups(code).lower()) == code
        for at in range(14):
            slips = [code[:at] + other + code[at + 1 :] for other in ALPHABET if other != code[at]]
            assert not any(parse_code(slip) for slip in slips)
            if at < 13 and code[at] != code[at + 1]:
                assert parse_code(code[:at] + code[at + 1] + code[at] + code[at + 2 :]) is None
    for nothing in ("", "2222", new_code() + "2", "０" * 15, "22222-22222-2222"):
        assert parse_code(nothing) is None


def test_the_check_character_by_hand() -> None:
    """3 is worth 1; after thirteen zeros (2) it is doubled once: 2; 37 - 2 = 35, the fourth sign after Z."""
    assert check_character("2" * 13 + "3") == "/"
    assert check_character("2" * 14) == "2"


def test_only_a_hash_is_kept() -> None:
    code = new_code()
    kept = sha256(b"round 1\n" + code.encode()).hexdigest()
    assert code_hash("round 1", code) == kept
    assert code_hash("round 2", code) != kept


def test_bits_after_lock_out() -> None:
    """1000 codes and a day of guesses from one address leave 51 of 70 bits, more than the 50 asked for; ten
    thousand addresses leave 37."""
    guesses = 1000 * TRIES * (24 * 3600 // WINDOW_S)
    assert len(ALPHABET) ** LENGTH >= guesses * 2**51
    assert len(ALPHABET) ** LENGTH >= guesses * 10_000 * 2**37


def workshop() -> VoteSettings:
    shares = {"resident": Fraction(2, 3), "merchant": Fraction(1, 3)}
    return VoteSettings(
        "墟镇", "哪个方案？", "2026-11-26", ("A", "B"), {"A": "1f", "B": "2e"}, shares, VoteRules()
    )


def test_what_is_settled_has_one_digest() -> None:
    one = workshop()
    written = (
        '{"date":"2026-11-26","options":[["A","1f"],["B","2e"]],"question":"哪个方案？",'
        '"rules":{"empty":"in_proportion","method":"approval","quorum":0,"reveal":"after_closing","ties":"draw"},'
        '"shares":{"merchant":"1/3","resident":"2/3"},"title":"墟镇"}'
    )
    assert one.canonical() == written
    assert one.digest() == sha256(written.encode()).hexdigest()
    turned = replace(one, shares=dict(reversed(one.shares.items())))
    assert turned.digest() == one.digest()
    with pytest.raises(FrozenInstanceError):
        one.title = "x"  # type: ignore[misc]


CHANGES: dict[str, Callable[[VoteSettings], VoteSettings]] = {
    "title": lambda one: replace(one, title="别的"),
    "question": lambda one: replace(one, question="？"),
    "date": lambda one: replace(one, date="2026-11-27"),
    "order": lambda one: replace(one, options=("B", "A")),
    "content": lambda one: replace(one, digests={"A": "1f", "B": "2f"}),
    "shares": lambda one: replace(one, shares={"resident": Fraction(1, 2), "merchant": Fraction(1, 2)}),
    "method": lambda one: replace(one, rules=VoteRules(method="star")),
    "quorum": lambda one: replace(one, rules=VoteRules(quorum=1)),
    "reveal": lambda one: replace(one, rules=VoteRules(reveal="live")),
    "ties": lambda one: replace(one, rules=VoteRules(ties="ask")),
    "empty": lambda one: replace(one, rules=VoteRules(empty="left_out")),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_any_change_shows_in_the_digest(change: Callable[[VoteSettings], VoteSettings]) -> None:
    assert change(workshop()).digest() != workshop().digest()


@pytest.mark.parametrize(
    "change",
    [
        {"title": " "},
        {"question": "？" * 501},
        {"options": ("A",), "digests": {"A": "1"}},
        {"options": ("A", "A")},
        {"digests": {"A": "1"}},
        {"options": tuple("ABCDEFGHI"), "digests": dict.fromkeys("ABCDEFGHI", "1")},
        {"shares": {"resident": Fraction(1, 2)}},
        {"rules": VoteRules(method="dice")},
        {"rules": VoteRules(quorum=-1)},
    ],
)
def test_what_cannot_be_opened(change: dict[str, object]) -> None:
    with pytest.raises(VotingError):
        replace(workshop(), **change)  # type: ignore[arg-type]
