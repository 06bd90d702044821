"""Assess a community within a time limit, whatever its shapes are.

Ordinary communities are assessed at once. Where a shape is heavy (`heavy_shapes`), a process of its own does
the work, since nothing else can stop geometry that has begun, and pages stay quick meanwhile.
"""

from __future__ import annotations

import json
import pickle
import tempfile
import threading
from dataclasses import asdict
from pathlib import Path

from base.bugs import log_bug_text, new_bug_number
from base.errors import LintuError
from data.assess import Assessment, assess
from data.assessment_worker import COMMUNITY, RESULT
from data.catalogue.model import Catalogue
from data.heavy_shapes import HeavyShape, heaviest_shape
from data.importers.limits import MIB, ImportLimits
from data.importers.reader import environment_of, run_limited
from data.layer_words import LAYERS
from data.model import Community

LIMITS = ImportLimits(memory_bytes=2048 * MIB, cpu_s=60, wall_s=60.0, output_bytes=1024 * MIB)
"""Of one assessment: 30 000 buildings take two seconds, and nobody waits longer than a minute for a page."""

_SEATS = threading.BoundedSemaphore(2)
"""At most two at once; they are rare, and each may take a core and its memory."""


class ScoringTooLongError(LintuError, TimeoutError):
    """Scoring was stopped at its time limit."""

    template = (
        "Scoring took longer than {limit_s:.0f} seconds and was stopped. The most complex shape is {id} "
        "({layer}), with {count} vertices. Simplify or remove this shape, then open the community again."
    )


class ScoringFailedError(LintuError, RuntimeError):
    """The process that scores ended without a score."""

    template = (
        "The score could not be computed (error {number} in the log). The most complex shape is {id} "
        "({layer}), with {count} vertices. Simplify or remove this shape, then open the community again."
    )


def assess_in_time(community: Community, catalogue: Catalogue, limits: ImportLimits = LIMITS) -> Assessment:
    """The assessment of `data.assess.assess`. Raises ScoringTooLongError or ScoringFailedError, too."""
    heavy = heaviest_shape(community)
    if heavy is None:
        return assess(community, catalogue)
    with _SEATS, tempfile.TemporaryDirectory(prefix="lintu-score-") as name:
        return _assess_apart(community, catalogue, heavy, limits, Path(name))


def _assess_apart(
    community: Community, catalogue: Catalogue, heavy: HeavyShape, limits: ImportLimits, folder: Path
) -> Assessment:
    (folder / "job.json").write_text(json.dumps({"limits": asdict(limits)}), "utf-8")
    (folder / COMMUNITY).write_bytes(pickle.dumps((community, catalogue)))
    environment = environment_of(folder, ()) | {"LINTU_VAR": str(folder)}
    status, words = run_limited("data.assessment_worker", folder, limits, environment)
    facts = {"id": heavy.id, "layer": LAYERS[heavy.layer], "count": heavy.vertices}
    if status is None:
        raise ScoringTooLongError(limit_s=limits.wall_s, **facts)
    if status or not (folder / RESULT).exists():
        number = new_bug_number()
        log_bug_text(number, f"The scoring process ended with status {status}:\n{words}")
        raise ScoringFailedError(number=number, **facts)
    # Our own process wrote it, in a folder that is ours alone.
    parts, checks = pickle.loads((folder / RESULT).read_bytes())  # noqa: S301
    found = Assessment(community=community, catalogue=catalogue, **parts)
    found.__dict__["checks"] = checks
    return found
