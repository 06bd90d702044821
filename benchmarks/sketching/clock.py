"""Where the Python time of a rerun goes: blocks of code that are timed without the blocks inside them."""

from __future__ import annotations

import functools
import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

FILE = "LINTU_BENCH_CLOCK"
"""The environment variable that names the file of runs, one JSON object a line: block → seconds."""
SCRIPT = "widgets and the rest"

_local = threading.local()


@contextmanager
def block(name: str) -> Iterator[None]:
    """Count the time of this block, less that of blocks inside it, under `name`."""
    outer = getattr(_local, "inside_s", None)
    _local.inside_s = 0.0
    start = time.perf_counter()
    try:
        yield
    finally:
        whole_s = time.perf_counter() - start
        spent = _time_by_block()
        spent[name] = spent.get(name, 0.0) + whole_s - _local.inside_s
        _local.inside_s = None if outer is None else outer + whole_s


@contextmanager
def one_run() -> Iterator[None]:
    """A run of the page; what callbacks did before it belongs to it."""
    try:
        with block(SCRIPT):
            yield
    finally:
        with Path(os.environ[FILE]).open("a", encoding="utf-8") as file:
            file.write(json.dumps(_time_by_block()) + "\n")
        _local.spent = {}


def time_calls(module: ModuleType, names: tuple[str, ...], name: str) -> None:
    """Put functions of a module, as others see them there, under the block `name`."""
    for each in names:
        setattr(module, each, _measure(getattr(module, each), name))


def _measure(function: Callable[..., Any], name: str) -> Callable[..., Any]:
    @functools.wraps(function)
    def timed(*args: Any, **kwargs: Any) -> Any:
        with block(name):
            return function(*args, **kwargs)

    return timed


def _time_by_block() -> dict[str, float]:
    if not hasattr(_local, "spent"):
        _local.spent = {}
    spent: dict[str, float] = _local.spent
    return spent


def runs(file: Path) -> list[dict[str, float]]:
    """All runs so far."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.exists() else []
