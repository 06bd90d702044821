"""Open votes of every method, whose options have pictures, words and figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from io import BytesIO
from typing import Any

from PIL import Image

from base.words import Bilingual
from features.voting.box.cards import OptionCard
from features.voting.box.phases import open_vote, prepare
from features.voting.box.pictures import keep_picture
from features.voting.box.slips import BatchSpec, Slip, mint
from features.voting.box.terms import VoteTerms
from features.voting.box.votes import VoteRecord
from features.voting.slate import BundleSlate, Slate
from features.voting.vote_settings import VoteRules, VoteSettings
from tests.features.voting.box.rounds import SHARES, WHO

ABC = ("A", "B", "C")
NAMES = {
    "A": Bilingual("口袋公园", "Pocket park"),
    "B": Bilingual("长椅", "Benches"),
    "C": Bilingual("游戏场", "Playground"),
}
COSTS = {"A": Fraction(120_000), "B": Fraction(30_000), "C": Fraction(186_000)}
BUDGET = Fraction(200_000)
OF_BUNDLES = ("equal_shares", "utilitarian_greedy")


def png(size: tuple[int, int] = (300, 200)) -> bytes:
    written = BytesIO()
    Image.new("RGB", size, "#dff0e8").save(written, "PNG")
    return written.getvalue()


def card(description: str = "把菜地改成口袋公园") -> OptionCard:
    changes = {"elder": 42, "adult": 0, "child": -13}
    return OptionCard(description, Fraction(120_000), changes, 532, 7, keep_picture(png()))


def terms(
    method: str = "approval",
    names: Mapping[str, Bilingual] = NAMES,
    cards: Mapping[str, OptionCard] | None = None,
    title: str = "墟镇广场",
    question: str = "哪个方案？",
    options: Sequence[str] = ABC,
) -> VoteTerms:
    ids = tuple(options)
    rules = VoteRules(method=method, ties="draw")
    settings = VoteSettings(title, question, "2026-11-27", ids, dict.fromkeys(ids, "1f"), SHARES, rules)
    slate = BundleSlate(ids, names, COSTS, BUDGET) if method in OF_BUNDLES else Slate(ids, names)
    return VoteTerms(settings, slate, cards if cards is not None else {"A": card()})


def draft_vote(
    codes: int = 3, tests: int = 1, **settled: Any
) -> tuple[VoteRecord, tuple[Slip, ...], tuple[Slip, ...]]:
    """The vote, its slips and its trial slips."""
    vote = prepare("xuzhen", terms(**settled), WHO)
    slips = mint(vote.id, BatchSpec("resident", codes, "elder"), WHO)
    return vote, slips, mint(vote.id, BatchSpec("resident", tests, is_test=True), WHO)


def open_slate(
    codes: int = 3, tests: int = 1, **settled: Any
) -> tuple[VoteRecord, tuple[Slip, ...], tuple[Slip, ...]]:
    vote, slips, trials = draft_vote(codes, tests, **settled)
    return open_vote(vote.id, vote.version, WHO), slips, trials
