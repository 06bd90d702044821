"""Subject of a sheet: a community or an option, prepared once for all its pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import shapely

from base.known_texts import text_for
from base.words import Text
from data.assess import Assessment
from data.catalogue.own_survey import profile_text
from data.notes import assumptions_of
from exports.sheets import words
from exports.sheets.quantities import crs_name
from exports.sheets.request import SheetRequest
from exports.sheets.title_block import Row
from features.options.intervention import Intervention
from features.options.intervention_layer import intervention_layer
from features.options.order import option_name
from features.options.paper.drawn_layers import layers_of
from features.options.sketch import Sketch
from layers import grids, residences
from layers.land_use import LAND_USE_LAYERS
from layers.layer import Layer
from paper.content import LayerContent, content_of
from paper.errors import NothingToDrawError, OtherCommunityError


@dataclass(frozen=True, eq=False)
class SheetSubject:
    """The contents of the map, those of the small maps before and after (empty without an option), the name
    of the place, what every sheet must say, and the ground that is shown."""

    name: str
    contents: tuple[LayerContent, ...]
    before: tuple[LayerContent, ...]
    after: tuple[LayerContent, ...]
    notes: str
    ground: shapely.Geometry
    assessment: Assessment
    counted: tuple[Intervention, ...] = ()
    """The interventions that are drawn, in the order of their numbers."""


@dataclass(frozen=True)
class AtlasPart:
    """A place of its own on a page of an atlas: its name, its ground (metric CRS) and figures about it."""

    name: str
    ground: shapely.Geometry
    facts: tuple[Row, ...] = ()
    rules: tuple[str, ...] = ()
    """What the siting rules say of it, in sentences."""
    veiled: bool = True
    """Whether what lies around it is veiled."""


def subject_of(request: SheetRequest, assessment: Assessment, sketch: Sketch | None) -> SheetSubject:
    """Prepare what the sheets of this request are drawn from.

    `assessment` is the baseline; with a sketch the map shows the community with its option. Raises
    OtherCommunityError or NothingToDrawError.
    """
    if sketch is not None and sketch.comparison.before.community.digest != assessment.community.digest:
        raise OtherCommunityError(option=f"{sketch.option.letter} {sketch.option.name}".strip())
    ground = assessment.community.extent
    if ground.is_empty:
        raise NothingToDrawError()
    shown = sketch.assessment if sketch else assessment
    is_compared = sketch is not None and request.style == "screen"
    before, after = _small(request, assessment, sketch) if sketch and is_compared else ((), ())
    return SheetSubject(
        name=assessment.community.name.text(request.language),
        contents=content_of(_layers(request, sketch), shown, request.view),
        before=before,
        after=after,
        notes=_notes(request, assessment, sketch),
        ground=ground,
        assessment=shown,
        counted=sketch.counted if sketch else (),
    )


def _layers(request: SheetRequest, sketch: Sketch | None) -> tuple[Layer, ...]:
    if request.style == "screen":
        return layers_of(request.layers, sketch)
    return (*LAND_USE_LAYERS, intervention_layer(sketch.counted)) if sketch else LAND_USE_LAYERS


def _small(
    request: SheetRequest, assessment: Assessment, sketch: Sketch
) -> tuple[tuple[LayerContent, ...], tuple[LayerContent, ...]]:
    homes = (residences.LAYER, grids.LAYER)
    drawn = (*homes, intervention_layer(sketch.counted))
    return (
        content_of(homes, assessment, request.view),
        content_of(drawn, sketch.assessment, request.view),
    )


def block_rows(request: SheetRequest, subject: SheetSubject, title: str, scale: int) -> list[Row]:
    """The rows of the title block that have something to say."""
    language, community = request.language, subject.assessment.community
    source = request.source or community.attribution.text(language) or words.COMMUNITY_DATA.text(language)
    rows = (
        (words.TITLE, title),
        (words.NUMBER, request.number),
        (words.SCALE, f"1:{scale} ({request.paper})"),
        (words.CRS, crs_name(community.crs).text(language)),
        (words.HEIGHTS, request.height_datum),
        (words.REVIEW_NUMBER, request.review_number),
        (words.SOURCE, source),
        (words.PROFILE, _profile(request, subject.assessment)),
        (words.ORGANISATION, request.organisation),
        (words.DATE, words.date_text(request.dated.isoformat(), language)),
    )
    return [(label.text(language), value) for label, value in rows if value]


def signatures(request: SheetRequest) -> list[Row]:
    """The cells to sign in, with the names that are known."""
    cells = (
        (words.DESIGNED, request.designed_by),
        (words.CHECKED, request.checked_by),
        (words.APPROVED, request.approved_by),
    )
    return [(label.text(request.language), name) for label, name in cells]


def _profile(request: SheetRequest, assessment: Assessment) -> str:
    """What the colours of homes and the figures are made with; a map of land use has none."""
    return "" if request.style == "statutory" else profile_text(assessment.catalogue).text(request.language)


def title_of(request: SheetRequest, assessment: Assessment, sketch: Sketch | None) -> str:
    """The title asked for, or what the map shows."""
    if request.title:
        return request.title
    language, name = request.language, assessment.community.name.text(request.language)
    what = words.STATUTORY if request.style == "statutory" else words.OPTION if sketch else words.SITUATION
    option = ""
    if sketch is not None:
        option = f" {sketch.option.letter} {text_for(sketch.option.name, language)}".rstrip()
    between = ": " if language != "zh" else " " if name[-1:].isascii() and name[-1:].isalnum() else ""
    return f"{name}{between}{what.text(language)}{option}"


def title_of_several(request: SheetRequest, assessment: Assessment, sketches: Sequence[Sketch]) -> str:
    """The title asked for, or the place and every option that has a page."""
    if request.title or len(sketches) < 2:
        return title_of(request, assessment, sketches[0] if sketches else None)
    place = assessment.community.name.text(request.language)
    return " · ".join([place, *(option_name(one.option).text(request.language) for one in sketches)])


def _notes(request: SheetRequest, assessment: Assessment, sketch: Sketch | None) -> str:
    """One paragraph: what this sheet leaves out, then all assumptions."""
    sentences: list[Text] = []
    if request.style == "statutory":
        sentences.append(words.INDICATIVE)
    if sketch is not None and len(sketch.counted) < len(sketch.option.interventions):
        count = len(sketch.option.interventions) - len(sketch.counted)
        sentences.append(words.NOT_COUNTED.with_facts(count=count))
    if request.style == "screen":
        sentences.append(words.ONLY_VERIFIED)
    if request.wind:
        sentences.append(words.WIND)
    sentences += [note.text for note in assumptions_of(assessment)]
    return _sentences(sentences, request.language)


def _sentences(sentences: Sequence[Text], language: str) -> str:
    return ("" if language == "zh" else " ").join(one.text(language) for one in sentences)
