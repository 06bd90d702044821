"""How far a vote has come, as the rail of its steps shows it."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from features.voting.box.votes import Phase, VoteRecord
from features.voting.steps import STEPS, step_now, step_state
from tests.features.voting.box.rounds import draft

pytestmark = pytest.mark.usefixtures("box_file")


@pytest.fixture
def vote() -> VoteRecord:
    return draft(codes=1)[0]


def test_a_vote_begins_with_its_options() -> None:
    assert step_now(None, has_all_codes=False) == "options"


@pytest.mark.parametrize(
    ("reached", "has_all_codes", "now"),
    [("", False, "rules"), ("options", False, "rules"), ("codes", False, "codes"), ("open", False, "codes"),
     ("codes", True, "check"), ("open", True, "open")],
)  # fmt: skip
def test_a_draft_comes_as_far_as_its_codes(
    vote: VoteRecord, reached: str, has_all_codes: bool, now: str
) -> None:
    assert step_now(vote, has_all_codes, reached) == now


def test_rules_that_were_changed_were_looked_at(vote: VoteRecord) -> None:
    assert step_now(replace(vote, version=2), has_all_codes=False) == "codes"


@pytest.mark.parametrize(("phase", "now"), [("open", "open"), ("closed", "reveal"), ("counted", "reveal")])
def test_after_opening_the_phase_says_it(vote: VoteRecord, phase: str, now: str) -> None:
    assert step_now(replace(vote, phase=cast(Phase, phase)), has_all_codes=True, reached="codes") == now


def test_what_is_before_is_done_and_what_is_after_comes_later() -> None:
    assert [step_state(one, "codes") for one in STEPS] == ["done", "done", "now", "later", "later", "later"]
