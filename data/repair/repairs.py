"""All repairs, in the recommended order, and the problems that they find together."""

from __future__ import annotations

from data.catalogue.model import Catalogue
from data.frames import Layers
from data.repair import (
    crossing_outlines,
    crossing_paths,
    doubled_facilities,
    doubled_shapes,
    grid_gaps,
    grid_overlaps,
    homes_outside_grids,
    homes_without_people,
    isolated_paths,
    nearly_meeting_paths,
    outside_ground,
    overlapping_shapes,
    slivers,
)
from data.repair.repair import LayerProblem, Repair

REPAIRS: dict[str, Repair] = {
    module.REPAIR.key: module.REPAIR
    for module in (
        crossing_outlines,
        outside_ground,
        slivers,
        doubled_shapes,
        overlapping_shapes,
        grid_overlaps,
        grid_gaps,
        homes_outside_grids,
        homes_without_people,
        crossing_paths,
        nearly_meeting_paths,
        isolated_paths,
        doubled_facilities,
    )
}

_UNJOINED = (crossing_paths.KEY, nearly_meeting_paths.KEY)


def problems_of(layers: Layers, catalogue: Catalogue) -> tuple[LayerProblem, ...]:
    """Everything that the repairs find; where outlines cross themselves, those alone."""
    faulty = crossing_outlines.find(layers, catalogue)
    if faulty:
        return faulty
    found = [problem for repair in REPAIRS.values() for problem in repair.find(layers, catalogue)]
    # Parts are mostly cut off because ends do not meet: that comes first.
    unjoined = any(problem.key.startswith(_UNJOINED) for problem in found)
    return tuple(one for one in found if not (unjoined and one.key.startswith(isolated_paths.KEY)))


def repair_problem(layers: Layers, problem: LayerProblem, catalogue: Catalogue) -> Layers:
    """The layers with this problem mended; as they are where nothing can be done."""
    fix = REPAIRS[problem.key.partition(":")[0]].fix
    return fix(layers, problem.layer, catalogue) if fix else layers
