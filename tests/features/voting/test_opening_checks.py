"""What keeps a vote from opening: checked with the opening itself, not on the page alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
import shapely

from base.words import Bilingual
from data.catalogue import load_catalogue
from features.options.intervention import Intervention
from features.options.layout_option import LayoutOption
from features.voting.box.phases import prepare
from features.voting.box.slips import BatchSpec, mint, void
from features.voting.box.terms import VoteTerms
from features.voting.box.votes import VoteRecord, vote_record
from features.voting.errors import NotReadyError, OptionsChangedError
from features.voting.on_the_ballot import parts, slate_of, whole
from features.voting.opening_checks import open_checked_vote, opening_problems
from features.voting.vote_settings import VoteRules, VoteSettings

CATALOGUE = load_catalogue()
WHO = "王主持"
BENCH = Intervention("i1", "build", "art_installation", shapely.box(0, 0, 10, 10), "长椅", cost_cny=500.0)
POND = replace(BENCH, id="i9", shape=shapely.box(50, 0, 60, 10), name="水池")


def option(key: str, name: str, *interventions: Intervention) -> LayoutOption:
    return LayoutOption(
        key, "xuzhen", key.upper()[-1], name, "", 0.0, "locked", 1, interventions=interventions, epsg=4547
    )


def vote_on(
    options: Sequence[LayoutOption], shares: dict[str, Fraction] | None = None, by_parts: bool = False
) -> VoteRecord:
    shares = shares or {"resident": Fraction(1)}
    candidates = (
        parts(each, lambda one: Bilingual(one.id, one.id)) if by_parts else [whole(each)] for each in options
    )
    on_it = [one for several in candidates for one in several]
    settings = VoteSettings(
        "广场", "哪个？", "2026-11-30", tuple(one.id for one in on_it),
        {one.id: one.digest for one in on_it}, shares, VoteRules(),
    )  # fmt: skip
    vote = prepare("xuzhen", VoteTerms(settings, slate_of(on_it)), WHO)
    mint(vote.id, BatchSpec("resident", 2), WHO)
    return vote


def again(one: Intervention, **changed: Any) -> Intervention:
    return replace(one, id=one.id + "x", **changed)


def words(vote: VoteRecord, options: Sequence[LayoutOption]) -> list[str]:
    return [one.what.text("en") for one in opening_problems(vote, options, CATALOGUE)]


def test_two_different_options_with_codes_open() -> None:
    options = [option("oa", "榕树", BENCH), option("ob", "老井", POND)]
    vote = vote_on(options)
    assert words(vote, options) == []
    assert open_checked_vote(vote, options, CATALOGUE, WHO).phase == "open"


SAME = {
    "the same": again(BENCH),
    "called otherwise": again(BENCH, name="座椅", note="别处"),
    "drawn the other way round": again(BENCH, shape=shapely.reverse(shapely.box(0, 0, 10, 10))),
    "drawn from another corner": again(BENCH, shape=shapely.Polygon([(10, 0), (10, 10), (0, 10), (0, 0)])),
    "a tenth of a millimetre away": again(BENCH, shape=shapely.box(0.0001, 0, 10, 10)),
}


@pytest.mark.parametrize("other", SAME.values(), ids=SAME)
def test_options_that_change_the_same_do_not_open(other: Intervention) -> None:
    options = [option("oa", "榕树", BENCH, POND), option("ob", "老井", again(POND), other)]
    vote = vote_on(options)
    assert words(vote, options) == ["Options that change exactly the same: A 榕树, B 老井."]
    with pytest.raises(NotReadyError) as refused:
        open_checked_vote(vote, options, CATALOGUE, WHO)
    assert "请在第 1 步只留下其中一个" in refused.value.message("zh")
    assert vote_record(vote.id).phase == "draft"


DIFFERENT = {
    "elsewhere": again(BENCH, shape=shapely.box(0, 1, 10, 11)),
    "dearer": again(BENCH, cost_cny=501.0),
    "of another type": again(BENCH, scenario="micro_garden"),
    "with other rules": again(BENCH, use_rules="22 点后安静"),
}


@pytest.mark.parametrize("other", DIFFERENT.values(), ids=DIFFERENT)
def test_options_that_differ_in_anything_built_open(other: Intervention) -> None:
    options = [option("oa", "榕树", BENCH), option("ob", "老井", other)]
    assert words(vote_on(options), options) == []


def test_two_empty_options_change_the_same() -> None:
    options = [option("oa", ""), option("ob", "")]
    assert len(words(vote_on(options), options)) == 1


@pytest.mark.parametrize("name", ["口袋公园", " 口袋 公园", "口袋公园　"])
def test_options_of_one_name_do_not_open(name: str) -> None:
    options = [option("oa", "口袋公园", BENCH), option("ob", name, POND)]
    (problem,) = opening_problems(vote_on(options), options, CATALOGUE)
    assert problem.what.text("zh").startswith("这些方案名称相同：")
    assert "改名" in problem.remedy.text("zh")


def test_options_without_a_name_are_told_apart_by_their_letters() -> None:
    options = [option("oa", "", BENCH), option("ob", "", POND)]
    assert words(vote_on(options), options) == []


def test_single_interventions_are_compared_too() -> None:
    options = [option("oa", "榕树", BENCH, again(BENCH, name="座椅"))]
    assert len(words(vote_on(options, by_parts=True), options)) == 1
    options = [option("oa", "榕树", BENCH, replace(POND, name="长椅"))]
    assert words(vote_on(options, by_parts=True), options) == ["Options with the same name: 长椅, 长椅."]


def test_each_constituency_with_a_share_needs_codes_that_count() -> None:
    options = [option("oa", "榕树", BENCH), option("ob", "老井", POND)]
    half = {"resident": Fraction(1, 2), "merchant": Fraction(1, 2), "volunteer": Fraction(0)}
    vote = vote_on(options, half)
    mint(vote.id, BatchSpec("merchant", 1, is_test=True), WHO)  # never counted
    (problem,) = opening_problems(vote, options, CATALOGUE)
    assert problem.what.text("zh") == "这些界别在议事会中有份额，却没有投票码：商户。"
    mint(vote.id, BatchSpec("merchant", 1), WHO)
    assert opening_problems(vote, options, CATALOGUE) == ()
    void(vote.id, 3, 1, WHO, "泼了水")
    with pytest.raises(NotReadyError):
        open_checked_vote(vote, options, CATALOGUE, WHO)
    mint(vote.id, BatchSpec("merchant", 1), WHO)
    assert open_checked_vote(vote, options, CATALOGUE, WHO).phase == "open"


def test_an_option_that_was_changed_is_named_first() -> None:
    options = [option("oa", "榕树", BENCH), option("ob", "老井", POND)]
    vote = vote_on(options)
    with pytest.raises(OptionsChangedError):
        open_checked_vote(vote, [options[0], replace(options[1], state="open")], CATALOGUE, WHO)
