"""Codes: their arithmetic, their slips, and what is settled at opening."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace
from fractions import Fraction
from hashlib import sha256

import pytest

from features.voting.codes import (
    ALPHABET,
    LENGTH,
    check_character,
    code_hash,
    code_in_groups,
    code_slip,
    new_code,
    parse_code,
)
from features.voting.errors import VotingError
from features.voting.phone.limits import ADDRESS_WRONG_CODES
from features.voting.vote_settings import VoteRules, VoteSettings


def test_an_alphabet_without_look_alikes() -> None:
    assert len(ALPHABET) == len(set(ALPHABET)) == 31
    assert not set(ALPHABET) & set("01OIL")
    assert all(set(new_code()) <= set(ALPHABET) for _ in range(200))


def test_every_slip_of_one_character_and_every_swap_is_found() -> None:
    """The check is worth nothing if it lets one through: all of both kinds are tried on twenty codes. What
    is left is one chance in 37 that a slip looks like a code printed before 2026-12, of which none is
    known: such a slip costs a try."""
    for code in (new_code() for _ in range(20)):
        assert parse_code(code_in_groups(code).lower()) == code
        for at in range(15):
            slips = [code[:at] + other + code[at + 1 :] for other in ALPHABET if other != code[at]]
            slips += [
                code[:at] + code[to] + code[at + 1 : to] + code[at] + code[to + 1 :]
                for to in range(at + 1, 15)
                if code[at] != code[to]
            ]
            assert not any(slip[14] == check_character(slip[:14]) for slip in slips)
    for nothing in ("", "2222", new_code() + "2", "０" * 15, "22222-22222-2222"):
        assert parse_code(nothing) is None


def test_the_check_character_by_hand() -> None:
    """3 is worth 1; after thirteen twos, worth nothing, it weighs 3: 31 - 3 = 28, the third from the end."""
    assert check_character("2" * 13 + "3") == "X"
    assert check_character("3" + "2" * 13) == ALPHABET[-pow(3, 14, 31) % 31]
    assert check_character("2" * 14) == "2"


@pytest.mark.parametrize(
    "typed",
    [
        "3２３４５－ＡＢＣＤＥ－ＦＧＨＪ{check}",  # full width
        "32345–ABCDE−FGHJ{check}",  # en dash, minus
        "32345—abcde ー FGHJ{check}",  # em dash, the long mark of kana
        "\u200b32345\ufeffABCDE\u2060FGHJ{check}\u200e",  # invisible
        " 3 2 3 4 5\u3000A B C D E\u00a0F G H J\t{check}\n",
        "32345_ABCDE‐FGHJ{check}",
    ],
)
def test_codes_as_keyboards_give_them(typed: str) -> None:
    body = "32345ABCDEFGHJ"
    code = body + check_character(body)
    assert parse_code(typed.format(check=code[14])) == code


def test_slips_printed_before_are_read_as_before() -> None:
    """By the former rule, by hand: 3 is worth 1, doubled once: 37 - 2 = 35, the fourth sign after Z."""
    assert parse_code("22222-22222-2223/") == "22222222222223/"
    assert parse_code("22222-22222-2223、") == "22222222222223/"
    assert parse_code("22222－22222－2223／") == "22222222222223/"
    # L is worth 18; alone at the last place it is doubled: 37 - 36 = 1, which is 3.
    assert parse_code("22222-22222-222L3") == "2222222222222L3"
    for typed in "1iIl":
        assert parse_code(f"22222-22222-222{typed}3") == "2222222222222L3"


@pytest.mark.parametrize(
    ("typed", "slip"),
    [
        ("22222-22222-2222", "14 of 15 characters were typed"),
        ("", "0 of 15 characters were typed"),
        ("22222-22O22-22222", "character 8, “O”, is in no code"),
        ("22222-22222-2222甲", "character 15, “甲”, is in no code"),
        ("22222-22222-22232", "one character is wrong, or two are swapped"),
    ],
)
def test_a_slip_says_what_is_wrong(typed: str, slip: str) -> None:
    assert parse_code(typed) is None
    assert code_slip(typed).text("en") == slip


def test_only_a_hash_is_kept() -> None:
    code = new_code()
    kept = sha256(b"round 1\n" + code.encode()).hexdigest()
    assert code_hash("round 1", code) == kept
    assert code_hash("round 2", code) != kept


def test_what_a_guesser_can_hope_for_in_a_hall() -> None:
    """Eight hours, 1000 codes, and ten thousand addresses that guess as fast as they are let: far less than
    one chance in a million."""
    of_one_address = ADDRESS_WRONG_CODES.burst + 8 * 3600 / ADDRESS_WRONG_CODES.every_s
    assert of_one_address == pytest.approx(144_600)
    assert 10_000 * of_one_address * 1000 / len(ALPHABET) ** LENGTH < 2e-9


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
