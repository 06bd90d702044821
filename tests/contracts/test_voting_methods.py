"""What holds for every voting method."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.words import Text
from features.voting.ballots import (
    AGE_GROUPS,
    ApprovalBallot,
    Ballot,
    BundleBallot,
    ChoiceBallot,
    RankingBallot,
    ScoreBallot,
)
from features.voting.errors import UnknownMethodError, WrongBallotError
from features.voting.method import Method
from features.voting.outcome import Outcome
from features.voting.registry import DEFAULT, METHODS, method_of
from features.voting.sensitivity import sensitivity, shares_with
from features.voting.slate import BundleSlate, Slate
from features.voting.ties import TieRule
from features.voting.weights import by_seats, plain
from tests.features.voting.polls import WHO
from tests.promises.source_tree import name_of, product_files, tree_of

OPTIONS = ("A", "B", "C", "D")
SHARES = {
    "resident": Fraction(2, 5),
    "volunteer": Fraction(3, 10),
    "community_worker": Fraction(1, 5),
    "merchant": Fraction(1, 10),
}
WHOSE = st.tuples(st.sampled_from(tuple(SHARES)), st.sampled_from(AGE_GROUPS), st.just("paper"))
SETS = st.frozensets(st.sampled_from(OPTIONS))


def methods(takes_bundles: bool | None = None) -> pytest.MarkDecorator:
    """All, or those that choose bundles within a budget, or those that choose winners."""
    wanted = [m for m in METHODS.values() if takes_bundles in (None, m.takes is BundleBallot)]
    return pytest.mark.parametrize("method", wanted, ids=lambda method: method.key)


every_method, of_bundles, of_winners = methods(), methods(takes_bundles=True), methods(takes_bundles=False)


def slate_for(method: Method) -> Slate:
    if method.takes is BundleBallot:
        costs = {option: Fraction(cost) for option, cost in zip(OPTIONS, (20, 30, 35, 50), strict=True)}
        return BundleSlate(OPTIONS, costs_cny=costs, budget_cny=Fraction(100))
    return Slate(OPTIONS)


def tie_rule(method: Method) -> TieRule:
    """One that names nobody: bundles cannot be shared."""
    return TieRule("ask" if method.takes is BundleBallot else "shared")


def _tiers(order: Sequence[str], cuts: Sequence[bool], length: int) -> tuple[frozenset[str], ...]:
    tiers: list[set[str]] = []
    for option, cut in list(zip(order, cuts, strict=True))[:length]:
        if cut or not tiers:
            tiers.append(set())
        tiers[-1].add(option)
    return tuple(frozenset(tier) for tier in tiers)


CASTS: dict[type[Ballot], st.SearchStrategy[Ballot]] = {
    ApprovalBallot: st.builds(lambda who, chosen: ApprovalBallot(*who, chosen), WHOSE, SETS),
    BundleBallot: st.builds(lambda who, chosen: BundleBallot(*who, chosen), WHOSE, SETS),
    ChoiceBallot: st.builds(lambda who, one: ChoiceBallot(*who, one), WHOSE, st.sampled_from(("", *OPTIONS))),
    ScoreBallot: st.builds(
        lambda who, scores: ScoreBallot(*who, scores),
        WHOSE,
        st.dictionaries(st.sampled_from(OPTIONS), st.integers(0, 5)),
    ),
    RankingBallot: st.builds(
        lambda who, order, cuts, length: RankingBallot(*who, _tiers(order, cuts, length)),
        WHOSE,
        st.permutations(OPTIONS),
        st.lists(st.booleans(), min_size=4, max_size=4),
        st.integers(0, 4),
    ),
}


def ballots_for(data: st.DataObject, method: Method, least: int = 0) -> list[Ballot]:
    return data.draw(st.lists(CASTS[method.takes], min_size=least, max_size=12))


def rename_options(value: Any, names: dict[str, str]) -> Any:
    """The same with options renamed, whatever it is made of."""
    match value:
        case str():
            return names.get(value, value)
        case frozenset() | tuple():
            return type(value)(rename_options(item, names) for item in value)
        case dict():
            return {rename_options(key, names): item for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type | Text):
        return replace(
            value, **{f.name: rename_options(getattr(value, f.name), names) for f in fields(value)}
        )
    return value


def same(one: Outcome, other: Outcome) -> bool:
    return (one.standing, set(one.winners), dict(one.totals), set(one.asked)) == (
        other.standing,
        set(other.winners),
        dict(other.totals),
        set(other.asked),
    )


@every_method
@given(data=st.data())
def test_the_order_of_ballots_and_options_is_irrelevant(method: Method, data: st.DataObject) -> None:
    ballots, slate = ballots_for(data, method), slate_for(method)
    shuffled, turned = data.draw(st.permutations(ballots)), tuple(data.draw(st.permutations(OPTIONS)))
    for rule in (tie_rule(method), TieRule("draw", "4 1 6")):
        first = method.count(plain(ballots), slate, rule)
        assert same(first, method.count(plain(shuffled), replace(slate, options=turned), rule))


@every_method
@given(data=st.data())
def test_no_option_is_favoured_for_its_name(method: Method, data: st.DataObject) -> None:
    ballots, slate = ballots_for(data, method), slate_for(method)
    names = dict(zip(OPTIONS, data.draw(st.permutations(OPTIONS)), strict=True))
    before = method.count(plain(ballots), slate, tie_rule(method))
    after = method.count(
        plain(rename_options(tuple(ballots), names)), rename_options(slate, names), tie_rule(method)
    )
    assert set(after.winners) == {names[option] for option in before.winners}
    assert after.totals == {names[option]: total for option, total in before.totals.items()}


@every_method
@given(data=st.data())
def test_it_is_irrelevant_whose_a_ballot_is(method: Method, data: st.DataObject) -> None:
    ballots, slate = ballots_for(data, method), slate_for(method)
    everybodys = [replace(b, constituency=WHO[0], age_group=WHO[1], channel=WHO[2]) for b in ballots]
    rule = tie_rule(method)
    assert same(method.count(plain(ballots), slate, rule), method.count(plain(everybodys), slate, rule))


@every_method
@given(data=st.data())
def test_equal_shares_of_equal_sizes_are_the_plain_count(method: Method, data: st.DataObject) -> None:
    half, slate, rule = ballots_for(data, method, least=1), slate_for(method), tie_rule(method)
    other = [data.draw(CASTS[method.takes]) for _ in half]
    ballots = [replace(b, constituency="x") for b in half] + [replace(b, constituency="y") for b in other]
    shares = {"x": Fraction(1, 2), "y": Fraction(1, 2)}
    seats = method.count(by_seats(ballots, shares, "in_proportion").ballots, slate, rule)
    assert set(seats.winners) == set(method.count(plain(ballots), slate, rule).winners)


@every_method
@given(data=st.data())
def test_everything_is_exact_and_told(method: Method, data: st.DataObject) -> None:
    ballots, slate = ballots_for(data, method, least=1), slate_for(method)
    for weighted in (plain(ballots), by_seats(ballots, SHARES, "in_proportion").ballots):
        found = method.count(weighted, slate, tie_rule(method))
        assert not [value for value in inside(found) if isinstance(value, float)]
        assert {type(total) for total in found.totals.values()} <= {Fraction, int}
        assert found.method == method.key
        assert len(found.steps) > 1
        assert bool(found.winners) == (found.standing in ("decided", "shared")) or isinstance(
            slate, BundleSlate
        )
        assert bool(found.asked) == (found.standing == "asked")
        assert set(found.winners) <= set(OPTIONS)
        for step in found.steps:
            assert step.text("zh")
            assert not any("\u4e00" <= character <= "\u9fff" for character in step.text("en"))


@every_method
def test_no_ballots_win_nothing(method: Method) -> None:
    found = method.count((), slate_for(method), tie_rule(method))
    assert (found.standing, found.winners) == ("empty", ())
    assert set(found.totals.values()) == {0}


@every_method
def test_ballots_of_another_type_are_refused(method: Method) -> None:
    wrong = ChoiceBallot(*WHO, "A") if method.takes is not ChoiceBallot else ApprovalBallot(*WHO, frozenset())
    with pytest.raises(WrongBallotError):
        method.count(plain([wrong]), slate_for(method), tie_rule(method))


@of_bundles
@given(data=st.data())
def test_bundles_have_no_sensitivity(method: Method, data: st.DataObject) -> None:
    ballots = ballots_for(data, method, least=1)
    assert sensitivity(ballots, slate_for(method), method, SHARES, "resident") is None


@of_winners
@given(data=st.data())
def test_sensitivity_tells_the_truth(method: Method, data: st.DataObject) -> None:
    """Inside the interval the winners are the same, and just outside or at an open end they are not."""
    ballots, slate, rule = ballots_for(data, method, least=1), slate_for(method), tie_rule(method)
    found = sensitivity(ballots, slate, method, SHARES, "resident")
    assert found is not None
    assert found.low <= found.share <= found.high

    def winners(share: Fraction) -> tuple[str, ...]:
        moved = shares_with(SHARES, "resident", share)
        return method.count(by_seats(ballots, moved, "in_proportion").ballots, slate, rule).winners

    inside_it = [found.low + (found.high - found.low) * Fraction(step, 7) for step in range(1, 7)]
    ends = [(found.low, found.with_low), (found.high, found.with_high)]
    assert {winners(share) for share in inside_it} == {found.winners}
    assert [winners(end) == found.winners for end, _ in ends] == [closed for _, closed in ends]
    tiny = Fraction(1, 10**9)
    if found.low > 0:
        assert winners(found.low - tiny) != found.winners
    if found.high < 1:
        assert winners(found.high + tiny) != found.winners


@given(data=st.data())
def test_one_more_approval_never_hurts_the_winner(data: st.DataObject) -> None:
    method = METHODS["approval"]
    ballots, slate = ballots_for(data, method, least=1), slate_for(method)
    winners = method.count(plain(ballots), slate, TieRule("shared")).winners
    for place, ballot in enumerate(ballots):
        assert isinstance(ballot, ApprovalBallot)
        for winner in winners:
            more = [*ballots]
            more[place] = replace(ballot, approved=ballot.approved | {winner})
            assert winner in method.count(plain(more), slate, TieRule("shared")).winners


@of_bundles
def test_a_bundle_stays_within_its_budget(method: Method) -> None:
    slate = slate_for(method)
    assert isinstance(slate, BundleSlate)
    dice = Random(7)
    for _ in range(50):
        ballots = [BundleBallot(*WHO, frozenset(dice.sample(OPTIONS, dice.randint(0, 4)))) for _ in range(9)]
        found = method.count(plain(ballots), slate, TieRule("draw", "1"))
        assert slate.cost_cny(found.winners) <= slate.budget_cny


def test_a_method_is_a_file_and_approval_is_the_default() -> None:
    folder = Path("features/voting/methods")
    files = {Path(name_of(f)).stem for f in product_files() if name_of(f).startswith(folder.as_posix())}
    assert files - {"__init__"} == set(METHODS)
    assert next(iter(METHODS)) == DEFAULT == "approval"
    with pytest.raises(UnknownMethodError, match="approval"):
        method_of("dice")


def test_the_source_knows_no_floats() -> None:
    """`float`, decimal points and the parts of `math` that round do not occur where votes are counted; the
    cards on a ballot show scores, which are no counts."""
    counting = re.compile(r"features/voting/((box|methods)/)?\w+\.py")
    files = [f for f in product_files() if counting.fullmatch(name_of(f)) and f.stem != "on_the_ballot"]
    assert len(files) > 15
    assert {name_of(f): found for f in files if (found := list(floats_in(tree_of(f))))} == {}
    assert sorted(floats_in(ast.parse("x = 0.5\nfloat(3)\nimport math"))) == [1, 2, 3]


def floats_in(tree: ast.AST) -> Iterator[int]:
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=float()) | ast.Name(id="float"):
                yield node.lineno
            case ast.Import(names=[*_, ast.alias(name="math")]):
                yield node.lineno
            case ast.ImportFrom(module="math", names=names) if {n.name for n in names} - {"gcd", "lcm"}:
                yield node.lineno


def inside(value: object) -> Iterator[object]:
    """Every value that a value is made of."""
    yield value
    parts: Callable[[], Iterator[object]] | None = None
    if is_dataclass(value):
        parts = lambda: (getattr(value, f.name) for f in fields(value))  # noqa: E731
    elif isinstance(value, dict):
        parts = lambda: iter([*value, *value.values()])  # noqa: E731
    elif isinstance(value, tuple | list | frozenset):
        parts = lambda: iter(value)  # noqa: E731
    for part in parts() if parts else ():
        yield from inside(part)


@every_method
def test_it_says_in_a_sentence_how_it_works(method: Method) -> None:
    assert method.about.text("zh").endswith("。")
    assert method.about.text("en").endswith(".")
    assert len(method.about.text("en")) < 200
