"""What goes on while the server runs: loading, and giving memory back."""

from __future__ import annotations

import asyncio

import pytest

from entry import background_start
from entry.background_start import beginning
from web.late_routes import LateRoutes


def test_memory_is_given_back_for_as_long_as_the_server_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    running: list[bool] = []

    async def release() -> None:
        running.append(True)
        try:
            await asyncio.Event().wait()
        finally:
            running.append(False)

    async def live() -> None:
        async with beginning(LateRoutes(lambda: (), lambda: None))(None):
            await asyncio.sleep(0)
            assert running == [True]
        await asyncio.sleep(0)

    monkeypatch.setattr(background_start, "release_memory_regularly", release)
    asyncio.run(live())
    assert running == [True, False]


def test_what_is_loaded_at_the_start_is_left_out_of_collections(monkeypatch: pytest.MonkeyPatch) -> None:
    exempted: list[bool] = []
    monkeypatch.setattr(background_start, "exempt_program_from_collection", lambda: exempted.append(True))
    background_start._warm_up()
    assert exempted == [True]
