"""Time and memory of sheets of the sample: `uv run python -m benchmarks.prints`.

Each sheet is made in a process of its own. Processor time beside the clock tells how busy the machine was;
the peak counts everything: Python, the libraries and the scored community.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time

from data.assess import assess
from data.catalogue import load_catalogue
from data.communities import SAMPLE, open_community
from exports.board import board
from exports.print_map import print_map
from exports.sheets.board_request import BoardRequest
from exports.sheets.request import SheetRequest
from features.options.layout_option import LayoutOption
from features.options.presets import preset_intervention
from features.options.sketch import sketch_of

SHEETS = (
    "map A4 pdf",
    "map A3 pdf",
    "map A3 png",
    "map A1 pdf",
    "map A1 png",
    "board A0 pdf",
    "board A0 png",
)


def main() -> None:
    """Print one line a sheet."""
    print(f"{'sheet':14} {'clock s':>8} {'CPU s':>8} {'peak MB':>8} {'file kB':>8}")
    for sheet in SHEETS:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "benchmarks.prints", *sheet.split()],
            capture_output=True,
            text=True,
            check=True,
        )
        print(f"{sheet:14} {done.stdout.strip()}")


def measure(kind: str, paper: str, form: str) -> str:
    """The second sheet of a kind: the first of a process registers the typeface."""
    assessment = assess(open_community(SAMPLE, load_catalogue()), load_catalogue())
    print_map(SheetRequest(paper="A4", form="png", dpi=20), assessment)
    spaces = assessment.community.public_spaces.set_index("id").geometry
    park = preset_intervention(assessment.catalogue, "pocket_park", spaces["S29"].buffer(-1), "口袋公园")
    option = LayoutOption("o", SAMPLE, "A", "", "", 0.0, "open", 1, (park,), 4548)
    sketch = sketch_of(assessment, option)
    clock, cpu = time.perf_counter(), time.process_time()
    if kind == "map":
        made = print_map(SheetRequest(paper=paper, form=form), assessment)  # type: ignore[arg-type]
    else:
        made = board(BoardRequest(paper=paper, form=form), assessment, [sketch] * 3)  # type: ignore[arg-type]
    clock, cpu = time.perf_counter() - clock, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"{clock:8.2f} {cpu:8.2f} {peak:8} {len(made.content) // 1000:8}"


if __name__ == "__main__":
    if len(sys.argv) == 4:
        print(measure(*sys.argv[1:]))
    else:
        main()
