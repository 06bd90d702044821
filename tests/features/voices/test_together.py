"""A server that is killed while phones send voices."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.features.killed_servers import kill_while_sending
from tests.features.voices.killed import SENDS_VOICES, assert_all_there, assert_none_is_half


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="no kill -9 here")
def test_every_acknowledged_voice_is_there_after_kills(kept: Path) -> None:
    kept.parent.mkdir()
    acknowledged = kill_while_sending(kept.parent, 10, SENDS_VOICES)
    assert len(acknowledged) >= 50
    assert_all_there(acknowledged)
    assert_none_is_half(kept)
