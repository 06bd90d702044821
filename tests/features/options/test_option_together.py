"""Several planners, several processes, and processes that are killed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from features.options import option_store as store
from features.options.intervention import Intervention
from features.options.option_errors import ConflictError
from tests.features.kept_values import COMMUNITY, full, plain, without_versions

ROOT = Path(__file__).parents[3]
WRITES_FOREVER = """
import sys, threading
from dataclasses import replace
from tests.features.kept_values import full
from features.options import option_store as store
say = threading.Lock()
def write(name):
    for number in range(10**9):
        kept = store.add_intervention(sys.argv[1], full(id="", name=f"{name} {number}"), name)
        store.save_intervention(sys.argv[1], replace(kept, note="saved"), name)
        with say:
            print(kept.id, flush=True)
for name in "abc":
    threading.Thread(target=write, args=(name,)).start()
"""
ADDS_AND_SAVES = """
import sys
from dataclasses import replace
from tests.features.kept_values import plain
from features.options import option_store as store
from features.options.option_errors import ConflictError
option_id, shared_id, me = sys.argv[1:]
shared = next(one for one in store.option(option_id).interventions if one.id == shared_id)
print("ready", flush=True)
sys.stdin.readline()
try:
    print(store.save_intervention(option_id, replace(shared, name=me), me).name)
except ConflictError as conflict:
    print("conflict", conflict.offered.name == me, conflict.stored.name != me)
for number in range(30):
    store.add_intervention(option_id, plain(f"{me} {number}"), me)
"""


def start_process(script: str, *arguments: str) -> subprocess.Popen[str]:
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = {**os.environ, "PYTHONPATH": path}
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments], env=environment, stdin=-1, stdout=-1, text=True
    )


@pytest.mark.usefixtures("store_file")
def test_of_twenty_who_save_the_same_version_one_wins_and_the_others_know() -> None:
    option = store.create_option(COMMUNITY, "", "李")
    seen = store.add_intervention(option.id, full(), "李")
    together = threading.Barrier(20)

    def save(number: int) -> Intervention | ConflictError[Intervention]:
        together.wait()
        try:
            return store.save_intervention(option.id, replace(seen, name=f"n{number}"), f"p{number}")
        except ConflictError as conflict:
            return conflict

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(save, range(20)))
    winners = [one for one in answers if isinstance(one, Intervention)]
    losers = {number: one for number, one in enumerate(answers) if isinstance(one, ConflictError)}
    assert (len(winners), len(losers)) == (1, 19)
    assert store.option(option.id).interventions == (winners[0],)
    for number, conflict in losers.items():
        assert conflict.stored == winners[0]
        assert conflict.offered == replace(seen, name=f"n{number}")
    assert [event.kind for event in store.history(option.id)] == ["create", "add", "save"]


@pytest.mark.usefixtures("store_file")
def test_options_made_at_the_same_time_have_different_letters() -> None:
    with ThreadPoolExecutor(20) as pool:
        made = list(pool.map(lambda _: store.create_option(COMMUNITY, "", "李"), range(30)))
    assert sorted(option.letter for option in made) == sorted(
        [*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "AA", "AB", "AC", "AD"]
    )


@pytest.mark.usefixtures("store_file")
def test_two_processes_and_this_one_work_on_the_same_option() -> None:
    option = store.create_option(COMMUNITY, "", "李")
    shared = store.add_intervention(option.id, full(), "李")
    others = [start_process(ADDS_AND_SAVES, option.id, shared.id, name) for name in ("b", "c")]
    for other in others:
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
    for other in others:
        assert other.stdin is not None
        other.stdin.write("go\n")
        other.stdin.flush()
    for number in range(30):
        store.add_intervention(option.id, plain(f"a {number}"), "a")
    answers = sorted(other.communicate(timeout=60)[0].strip() for other in others)
    assert answers[0] in ("b", "c")
    assert answers[1] == "conflict True True"
    whole = store.option(option.id)
    assert whole.interventions[0].name == answers[0]
    names = [one.name for one in whole.interventions[1:]]
    assert sorted(names) == sorted(f"{who} {number}" for who in "abc" for number in range(30))
    for who in "abc":
        assert [name for name in names if name.startswith(who)] == [f"{who} {n}" for n in range(30)]
    assert len(store.history(option.id)) == 1 + 1 + 1 + 90


@pytest.mark.parametrize("kills", [3, pytest.param(10, marks=pytest.mark.slow)])
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")
def test_whatever_was_acknowledged_is_there_after_kills(store_file: Path, kills: int) -> None:
    option = store.create_option(COMMUNITY, "", "李")
    acknowledged: list[str] = []
    for kill in range(kills):
        writer = start_process(WRITES_FOREVER, option.id)
        assert writer.stdout is not None
        acknowledged += [writer.stdout.readline().strip() for _ in range(10 + 3 * kill)]
        writer.kill()
        rest = writer.stdout.read().splitlines(keepends=True)
        acknowledged += [line.strip() for line in rest if line.endswith("\n")]
        writer.wait(timeout=10)
    kept = store.option(option.id).interventions
    assert len(acknowledged) >= kills * 10
    assert set(acknowledged) <= {one.id for one in kept if one.note == "saved"}
    with sqlite3.connect(store_file) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert len(store.history(option.id)) == 1 + sum(one.version for one in kept)
    newest = store.history(option.id)[-1]
    undone = store.undo(option.id, "李")
    assert store.history(option.id)[-1].undo_of == newest.id
    assert (
        without_versions(store.redo(option.id, "李")).interventions != without_versions(undone).interventions
    )
