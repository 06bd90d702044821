"""What is never exported: reports that nobody has checked, and those found to be untrue."""

from __future__ import annotations

from dataclasses import replace

from data.assess import Assessment
from data.catalogue import Catalogue
from features.options.sketch import Sketch


def publishable_states(catalogue: Catalogue) -> frozenset[str]:
    """States that a report only comes to once somebody has checked it: those that count, and where those
    lead. A new report accuses a neighbour, and one that was rejected did so wrongly."""
    counting = {key: state for key, state in catalogue.encroachment_states.items() if state.counts}
    return frozenset(counting).union(*(state.next for state in counting.values()))


def without_unchecked(assessment: Assessment) -> Assessment:
    """The assessment with the publishable encroachments only; its scores rest on no others."""
    found = assessment.community.encroachments
    kept = found[found["status"].isin(publishable_states(assessment.catalogue))].reset_index(drop=True)
    return replace(assessment, community=replace(assessment.community, encroachments=kept))


def sketch_without_unchecked(sketch: Sketch) -> Sketch:
    """The sketch with both its assessments so."""
    comparison = sketch.comparison
    before, after = without_unchecked(comparison.before), without_unchecked(comparison.after)
    return replace(sketch, comparison=replace(comparison, before=before, after=after))
