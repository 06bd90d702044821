"""A server that is killed while people vote."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.features.voting.box.killed import assert_every_vote_is_there_once, assert_sound, vote_while_killed


@pytest.mark.parametrize("kills", [3, pytest.param(10, marks=pytest.mark.slow)])
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_after_kills_every_acknowledged_vote_is_there_once_and_a_retry_gets_its_receipt(
    box_file: Path, kills: int
) -> None:
    vote, codes, acknowledged = vote_while_killed(box_file.parent.parent, kills=kills)
    assert len(acknowledged) >= kills * 5
    assert_sound(box_file)
    kept, untold = assert_every_vote_is_there_once(vote, codes, acknowledged)
    assert kept - untold == len(acknowledged)
