"""pandana: contraction hierarchies in C++, on both cores. AGPL-3.0, so it is never more than a peer."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

import numpy as np
import pandas as pd

# Its threads would otherwise spin while they wait for each other; on busy cores that makes it up to eight
# times slower. This shows it at its best.
os.environ["OMP_WAIT_POLICY"] = "passive"
import pandana

from benchmarks.streets import LIMIT_M, Streets
from spatial.network import Floats, Ints


class Pandana:
    """`set_pois` and `nearest_pois`, once a category: distances and which facility it is.

    Its preparation is the network alone. `precompute` is left out, in its favour: it serves range queries,
    and `nearest_pois` gives the same answers in the same time without it.
    """

    whole_millimetres: ClassVar[bool] = True

    def __init__(self, streets: Streets) -> None:
        self.node_xy = streets.node_xy
        start, end = streets.edge_nodes.T
        with _nothing_printed():
            self.network = pandana.Network(
                pd.Series(self.node_xy[:, 0]),
                pd.Series(self.node_xy[:, 1]),
                pd.Series(start),
                pd.Series(end),
                pd.DataFrame({"length": streets.length_m}),
            )

    def to_nearest(self, homes: Ints, doors: Ints) -> Floats:
        """(B,) metres; inf beyond the limit."""
        if not len(doors):
            return np.full(len(homes), np.inf)
        x, y = (pd.Series(axis) for axis in self.node_xy[doors].T)
        self.network.set_pois("doors", maxdist=LIMIT_M, maxitems=1, x_col=x, y_col=y)
        found = self.network.nearest_pois(LIMIT_M, "doors", 1, max_distance=np.inf, include_poi_ids=True)
        # It counts whole millimetres and returns them as 32-bit metres; rounding gives back what it counted.
        metres: Floats = found[1].to_numpy(dtype=np.float64)[homes]
        return np.round(metres, 3)


@contextmanager
def _nothing_printed() -> Iterator[None]:
    """pandana reports its progress from C++ on the process's standard output, where our table goes."""
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
