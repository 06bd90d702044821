"""Stored texts that are known in two languages, in that of a document's reader."""

from __future__ import annotations

from dataclasses import replace

from base.known_texts import text_for
from data.assess import Assessment
from features.options.intervention import Intervention
from features.options.layout_option import LayoutOption
from features.options.sketch import Sketch


def sketch_for_reader(sketch: Sketch, language: str) -> Sketch:
    """The sketch with the names and notes of its option, and of both its communities, in the language."""
    comparison = sketch.comparison
    return replace(
        sketch,
        option=_option_for_reader(sketch.option, language),
        counted=tuple(_intervention_for_reader(one, language) for one in sketch.counted),
        comparison=replace(
            comparison,
            before=assessment_for_reader(comparison.before, language),
            after=assessment_for_reader(comparison.after, language),
        ),
    )


def assessment_for_reader(assessment: Assessment, language: str) -> Assessment:
    """The assessment with the notes of its encroachments in the language."""
    community = assessment.community
    stored = community.encroachments["note"].tolist()
    shown = [text_for(one, language) if isinstance(one, str) else one for one in stored]
    if all(one is other for one, other in zip(stored, shown, strict=True)):
        return assessment
    noted = community.encroachments.assign(note=shown)
    return replace(assessment, community=replace(community, encroachments=noted))


def _option_for_reader(option: LayoutOption, language: str) -> LayoutOption:
    return replace(
        option,
        name=text_for(option.name, language),
        description=text_for(option.description, language),
        interventions=tuple(_intervention_for_reader(one, language) for one in option.interventions),
    )


def _intervention_for_reader(one: Intervention, language: str) -> Intervention:
    return replace(one, name=text_for(one.name, language), note=text_for(one.note, language))
