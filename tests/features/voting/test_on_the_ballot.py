"""Options and interventions as candidates, and what has changed of them since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest
import shapely

from base.words import Bilingual
from features.options.intervention import Intervention
from features.options.layout_option import LayoutOption
from features.voting.box.terms import VoteTerms
from features.voting.errors import SlateError
from features.voting.on_the_ballot import (
    bundle_slate_of,
    digest_of,
    exact_cny,
    options_changed_since,
    parts,
    slate_of,
    whole,
)
from features.voting.vote_settings import VoteRules, VoteSettings

BENCH = Intervention("i1", "build", "art_installation", shapely.Point(1, 2), "长椅", cost_cny=3000.1)
LAMP = Intervention("i2", "build", "art_installation", shapely.Point(3, 4), "", cost_cny=900.0)
A = LayoutOption("a1", "xuzhen", "A", "榕树下", "", 0.0, "locked", 3, (BENCH, LAMP), 4548)
B = replace(A, id="b1", letter="B", name="", interventions=(replace(LAMP, id="i3"),))


def kind(one: Intervention) -> Bilingual:
    return Bilingual("艺术装置", "art installation")


def terms(*options: LayoutOption) -> VoteTerms:
    candidates = [whole(option) for option in options]
    digests = {one.id: one.digest for one in candidates}
    settings = VoteSettings(
        "题", "问", "2026-11-28", tuple(digests), digests, {"resident": Fraction(1)}, VoteRules()
    )
    return VoteTerms(settings, slate_of(candidates))


def test_an_option_goes_by_letter_and_name() -> None:
    assert [whole(one).name.zh for one in (A, B)] == ["A 榕树下", "B"]
    assert len(whole(replace(A, name="长" * 80)).name.zh) == 80


def test_an_intervention_without_a_name_goes_by_its_kind() -> None:
    first, second = parts(A, kind)
    assert (first.name.zh, second.name.zh, second.name.en) == ("长椅", "艺术装置", "art installation")
    assert first.option.interventions == (BENCH,)


def test_money_is_what_is_written_in_decimals() -> None:
    assert exact_cny(3000.1) == Fraction(30001, 10)
    slate = bundle_slate_of(parts(A, kind), Fraction(3900))
    assert slate.cost_cny(slate.options) == Fraction(39001, 10)
    free = replace(A, interventions=(BENCH, replace(LAMP, cost_cny=0)))
    with pytest.raises(SlateError):
        bundle_slate_of(parts(free, kind), Fraction(9))


Change = Callable[[LayoutOption], LayoutOption]


@pytest.mark.parametrize(
    "change",
    [
        lambda one: replace(one, name="榕树上"),
        lambda one: replace(one, description="别的"),
        lambda one: replace(one, interventions=one.interventions[:1]),
        lambda one: replace(one, interventions=(replace(BENCH, cost_cny=3000.2), LAMP)),
        lambda one: replace(one, interventions=(replace(BENCH, shape=shapely.Point(1, 2.001)), LAMP)),
        lambda one: replace(one, state="open"),
    ],
)
def test_whatever_changes_is_noticed(change: Change) -> None:
    assert options_changed_since(terms(A, B), [A, B]) == ()
    assert options_changed_since(terms(A, B), [change(A), B]) == ("a1",)


def test_what_has_gone_is_noticed_and_versions_are_not() -> None:
    assert options_changed_since(terms(A, B), [B]) == ("a1",)
    again = replace(A, version=9, interventions=(replace(BENCH, version=7), LAMP))
    assert digest_of(again) == digest_of(A)
