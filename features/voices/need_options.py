"""What layout options do for needs: how many of the people in a gap each one reaches."""

from __future__ import annotations

from collections.abc import Mapping

from features.options.sketch import Sketch
from features.voices.needs import MODE, NeedPlace, people_by_place


def people_reached(sketch: Sketch) -> Mapping[NeedPlace, float]:
    """(group, category, grid) → people in the gap today whom the option brings within reach."""
    before, after = sketch.comparison.before, sketch.comparison.after
    newly = ~before.is_covered(MODE) & after.is_covered(MODE) & (before.profile.weight > 0)[None]
    return people_by_place(before, newly)
