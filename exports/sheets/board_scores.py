"""The scores of all options on a board."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from base.words import join_texts
from data.assess import Assessment
from data.catalogue.own_survey import profile_text
from exports.sheets import board_words as say
from exports.sheets.score_chart import BarGroup, ScoreBar, draw_chart
from features.options.sketch import Sketch
from paper.page import QUIET, Canvas, line_mm, lines_of
from paper.paper import Rect

_HOW_SIZE = 0.78


def draw_scores(
    page: Canvas,
    where: Rect,
    assessment: Assessment,
    sketches: Sequence[Sketch],
    text_pt: float,
    language: str,
) -> None:
    """Heading, one sentence how to read it, and the bars of every group."""
    heading, rest = where.from_top(line_mm(text_pt * 1.5))
    page.write(heading.x, heading.middle[1], say.SCORES.text(language), text_pt * 1.5, heavy=True)
    profile = say.PROFILE.with_facts(name=profile_text(assessment.catalogue))
    how = join_texts([say.SCORES_HOW, profile], "" if language == "zh" else " ").text(language)
    size_pt = text_pt * _HOW_SIZE
    words, rest = rest.from_top(line_mm(size_pt) * (len(lines_of(how, size_pt, rest.width)) + 0.6))
    page.paragraph(words, how, size_pt, ink=QUIET)
    draw_chart(page, rest, bar_groups(assessment, sketches, language), text_pt)


def bar_groups(assessment: Assessment, sketches: Sequence[Sketch], language: str) -> list[BarGroup]:
    """One group of bars an age group: today first, then each option."""
    return [
        BarGroup(
            group.name.text(language),
            group.long_name.text(language),
            group.colour,
            tuple(_bars(assessment, sketches, place, language)),
        )
        for place, group in enumerate(assessment.catalogue.age_groups.values())
    ]


def _bars(
    assessment: Assessment, sketches: Sequence[Sketch], group: int, language: str
) -> Iterator[ScoreBar]:
    today = float(assessment.overall.met[group])
    yield ScoreBar(say.TODAY_SHORT.text(language), today)
    for sketch in sketches:
        met = float(sketch.assessment.overall.met[group])
        yield ScoreBar(sketch.option.letter, met, met - today)
