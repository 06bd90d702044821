"""The six steps of a vote, in their order, and how far a vote has come."""

from __future__ import annotations

from typing import Literal, get_args

from features.voting.box.votes import VoteRecord

VoteStep = Literal["options", "rules", "codes", "check", "open", "reveal"]
StepState = Literal["done", "now", "later"]
STEPS: tuple[VoteStep, ...] = get_args(VoteStep)


def step_now(vote: VoteRecord | None, has_all_codes: bool, reached: str = "") -> VoteStep:
    """The step to do next. reached: the step that somebody went on to, since a draft that nobody changed does
    not say whether its rules were looked at."""
    if vote is None:
        return "options"
    if vote.phase != "draft":
        return "open" if vote.phase == "open" else "reveal"
    if has_all_codes:
        return "open" if reached == "open" else "check"
    were_rules_seen = vote.version > 1 or reached in ("codes", "check", "open")
    return "codes" if were_rules_seen else "rules"


def step_state(step: VoteStep, now: VoteStep) -> StepState:
    """Whether the step is behind, being done, or ahead."""
    place, at = STEPS.index(step), STEPS.index(now)
    return "done" if place < at else "now" if place == at else "later"
