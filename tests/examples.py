"""How many examples a law is tried on: few in the fast ring, many in the slow one.

`LINTU_EXAMPLES=10 uv run pytest -m slow tests/laws` tries ten times as many.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

FAST, SLOW = "fast", "slow"
TIMES = int(os.environ.get("LINTU_EXAMPLES", "1"))
"""The slow ring tries this many times the examples."""

# Examples are drawn the same way on every run, so that a red test stays red until it is mended.
_EVERYWHERE = settings(
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile(FAST, _EVERYWHERE, max_examples=15)
settings.register_profile(SLOW, _EVERYWHERE, max_examples=200 * TIMES)


def load_profile(is_slow: bool) -> None:
    """Set how many examples are tried. Call it before a module with laws is imported."""
    settings.load_profile(SLOW if is_slow else FAST)


def examples(fast: int, slow: int) -> settings:
    """For a law whose examples cost more, or less, than those of others."""
    return settings(max_examples=slow * TIMES if settings.get_current_profile_name() == SLOW else fast)
