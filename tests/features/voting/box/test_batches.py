"""Batches are counted from the log as slips are made, voided and printed again."""

from __future__ import annotations

import pytest

from features.voting.box.batches import Batch, batches_in
from features.voting.box.record import events_of
from features.voting.box.slips import BatchSpec, mint, reprint, void
from tests.features.voting.box.rounds import WHO, draft

pytestmark = pytest.mark.usefixtures("box_file")


def test_they_are_what_was_made_and_voided() -> None:
    vote, _ = draft(codes=3)
    mint(vote.id, BatchSpec("merchant", 2, is_test=True), WHO)
    void(vote.id, 1, 2, WHO, "泼了水")
    reprint(vote.id, 1, 3, WHO, "看不清")
    assert batches_in(events_of(vote.id)) == (
        Batch(1, "resident", "elder", False, made=4, void=2),
        Batch(2, "merchant", "undeclared", True, made=2),
    )
