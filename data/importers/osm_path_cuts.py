"""Cut paths at nodes where nobody passes, and set apart the spot where wheels do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from shapely.ops import substring

from data.importers.osm_tables import Bools, Shapes

_SAME_PLACE_M = 1e-3
_PULLED_BACK_M = 2.2
"""How far a path ends before a wall: beyond what the check of nearly meeting paths would connect again."""
_STEP_M = 0.5
"""How much of a path on either side of a kerb or stile is not step-free."""
_THROUGH = 3
"""Lines that go out from a node at least, where ways meet."""


@dataclass(frozen=True)
class PathPiece:
    """line: row of the path that it was cut from. has_step: whether a kerb, stile or the like lies on it."""

    line: int
    shape: shapely.LineString
    has_step: bool = False


@dataclass
class _Marks:
    """Where along a line nobody passes, and where wheels do not, in metres from its start."""

    closed: list[float] = field(default_factory=list)
    steps: list[float] = field(default_factory=list)


def cut_paths(
    lines: Shapes, kinds: Sequence[str], nodes: Shapes, is_closed: Bools
) -> tuple[list[PathPiece], int]:
    """The pieces in the order of the lines, and at how many of the closed nodes a road goes on.

    nodes: points at vertices of the lines; where `is_closed` nobody passes, elsewhere wheels do not. Where a
    footway comes to a road at a closed node, it is the footway that is closed.
    """
    marks: dict[int, _Marks] = defaultdict(_Marks)
    roads_spared = 0
    for closed, meeting in zip(is_closed.tolist(), _meetings(lines, nodes), strict=True):
        spared = _through_roads(meeting, kinds, lines) if closed else set()
        roads_spared += bool(spared)
        for line, offsets in meeting.items():
            if closed and line not in spared:
                marks[line].closed += offsets
            elif not closed:
                marks[line].steps += offsets
    pieces: list[PathPiece] = []
    for row, line in enumerate(lines):
        pieces += _pieces(row, line, marks[row]) if row in marks else [PathPiece(row, line)]
    return pieces, roads_spared


def _meetings(lines: Shapes, nodes: Shapes) -> list[dict[int, list[float]]]:
    """For each node the lines that have a vertex there, with how far along them it lies."""
    found: list[dict[int, list[float]]] = [{} for _ in nodes]
    if not len(lines) or not len(nodes):
        return found
    pairs = shapely.STRtree(lines).query(nodes, predicate="dwithin", distance=_SAME_PLACE_M)
    for node, line in pairs.T.tolist():
        xy = shapely.get_coordinates(lines[line])
        offset = np.append(0.0, np.cumsum(np.hypot(*np.diff(xy, axis=0).T)))
        near = np.hypot(*(xy - shapely.get_coordinates(nodes[node])[0]).T) < _SAME_PLACE_M
        if near.any():
            found[node][line] = offset[near].tolist()
    return found


def _through_roads(meeting: dict[int, list[float]], kinds: Sequence[str], lines: Shapes) -> set[int]:
    """The roads at a node where several ways meet and not all of them are roads."""
    arms = {
        line: sum(1 if offset in (0.0, _length(lines[line])) else 2 for offset in offsets)
        for line, offsets in meeting.items()
    }
    roads = {line for line in meeting if kinds[line] == "road"}
    road_arms = sum(arms[line] for line in roads)
    goes_on = road_arms > 1 and sum(arms.values()) >= _THROUGH and len(roads) < len(meeting)
    return roads if goes_on else set()


def _length(line: shapely.LineString) -> float:
    """As the last of the offsets above, to the last bit."""
    return float(np.cumsum(np.hypot(*np.diff(shapely.get_coordinates(line), axis=0).T))[-1])


def _pieces(row: int, line: shapely.LineString, marks: _Marks) -> Iterator[PathPiece]:
    """What is left of the line, from its start to its end."""
    length_m = _length(line)
    around = [(at, _PULLED_BACK_M) for at in marks.closed] + [(at, _STEP_M) for at in marks.steps]
    sides = {min(max(at + way * far, 0.0), length_m) for at, far in around for way in (-1, 1)}
    stops = sorted(sides | {0.0, length_m})
    begin, has_step = 0.0, False
    for start, end in zip(stops, [*stops[1:], length_m], strict=True):
        middle = (start + end) / 2
        closed = end <= start or _is_within(middle, marks.closed, _PULLED_BACK_M)
        step = _is_within(middle, marks.steps, _STEP_M)
        if (closed or step != has_step) and start > begin:
            yield PathPiece(row, substring(line, begin, start), has_step)
        if closed:
            begin = end
        elif step != has_step:
            begin = start
        has_step = step


def _is_within(at: float, places: Sequence[float], far_m: float) -> bool:
    return any(abs(at - place) < far_m for place in places)
