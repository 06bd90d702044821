"""What Streamlit runs: the program's own script, timed."""

from __future__ import annotations

import runpy
from pathlib import Path

from benchmarks.sketching.clock import one_run

with one_run():
    runpy.run_path(str(Path(__file__).parents[2] / "entry" / "navigation.py"), run_name="__main__")
