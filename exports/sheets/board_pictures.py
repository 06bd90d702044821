"""The options of a board as pictures side by side, each with its facts, over one legend."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.patches import Circle

from base.i18n import NOTHING
from base.known_texts import text_for
from data.assess import Assessment
from exports.sheets import board_words as say
from exports.sheets.legend import draw_legend, entries_of
from exports.sheets.quantities import money, number
from exports.sheets.words import MORE
from features.options.intervention_layer import intervention_layer
from features.options.shift_layer import shift_layer
from features.options.sketch import Sketch
from layers import basemap, public_spaces
from layers.land_use import BUILDINGS
from layers.layer import Layer, View
from paper.clean_text import plain
from paper.content import LayerContent, content_of
from paper.lettering import printable, width_of
from paper.page import ACCENT, QUIET, Canvas, line_mm, lines_of
from paper.paper import MM_PER_PT, Rect
from paper.scales import filling_scale
from paper.window import MapStyle, draw_map

_CAPTION, _LEGEND, _GAP = 3.2, 7.2, 1.6
_FACT_LINES = 6
_NAME, _NAME_LEAST = 1.5, 0.95
"""The name of an option: smaller where it is long, and then on two lines."""
_ROW = 1.22
_MAP_RIM = 1.03
_FLAT = 0.8
"""Of the height that the community asks for: a map that is lower leaves its sides empty."""
_PLACES_SIZE = 0.85
_ALONE_WIDE, _ALONE_SIZE = 0.64, 1.25
"""One option by itself: the share of the width that its map takes, and its facts beside it, larger."""
_MAP_TEXT = 0.5
"""Names on the pictures beside plain words: one walks up to them."""


def pictures_height(width: float, assessment: Assessment, count: int, text_pt: float) -> float:
    """Height (mm) at which the pictures have the shape of the community."""
    em = text_pt * MM_PER_PT
    columns = _columns(count)
    rows = -(-count // columns)
    one = (width - (columns - 1) * _GAP * em) / columns
    if count == 1:
        return _ALONE_WIDE * width * _ratio(assessment) + (_CAPTION + _LEGEND) * em
    return rows * (one * _ratio(assessment) + _around_map(text_pt)) + _LEGEND * em


def draw_pictures(
    page: Canvas,
    where: Rect,
    assessment: Assessment,
    sketches: Sequence[Sketch],
    text_pt: float,
    language: str,
) -> None:
    """Fill `where` with a picture for every option and the legend of all of them."""
    em = text_pt * MM_PER_PT
    below, above = where.from_bottom(_LEGEND * em)
    columns = _columns(len(sketches))
    rows = -(-len(sketches) // columns)
    drawn: list[LayerContent] = []
    draw = _draw_alone if len(sketches) == 1 else _draw_picture
    for place, sketch in enumerate(sketches):
        row, column = divmod(place, columns)
        line = Rect(above.x, above.top - (row + 1) * above.height / rows, above.width, above.height / rows)
        cell = line.columns(columns, _GAP * em)[column]
        drawn += draw(page, cell, assessment, sketch, text_pt, language)
    legend = Rect(below.x, below.y, below.width, below.height - 0.6 * em)
    _draw_shared_legend(page, legend, drawn, text_pt, language)


def _columns(count: int) -> int:
    return 2 if count == 4 else count


def _ratio(assessment: Assessment) -> float:
    west, south, east, north = assessment.community.extent.bounds
    return min(1.2, max(0.5, (north - south) / max(east - west, 1e-9)))


def _around_map(text_pt: float) -> float:
    """Height (mm) of the caption and the facts of a picture."""
    return _CAPTION * text_pt * MM_PER_PT + (_FACT_LINES * _ROW + 0.8) * line_mm(text_pt)


def _draw_picture(
    page: Canvas, cell: Rect, assessment: Assessment, sketch: Sketch, text_pt: float, language: str
) -> tuple[LayerContent, ...]:
    caption, rest = cell.from_top(_CAPTION * text_pt * MM_PER_PT)
    where, facts, places = _parts(rest, _ratio(assessment), text_pt)
    _draw_caption(page, caption, sketch, text_pt, language)
    _draw_places(page, places, sketch, text_pt * _PLACES_SIZE, language)
    _draw_facts(page, facts, sketch, text_pt, language)
    return _draw_map(page, where, assessment, sketch, text_pt, language)


def _draw_alone(
    page: Canvas, cell: Rect, assessment: Assessment, sketch: Sketch, text_pt: float, language: str
) -> tuple[LayerContent, ...]:
    """The only option: its map, and beside it what it costs and brings, with the price of every place."""
    caption, rest = cell.from_top(_CAPTION * text_pt * MM_PER_PT)
    gap = 1.5 * text_pt * MM_PER_PT
    _, rest = rest.from_bottom(gap)
    where, right = rest.from_left(_ALONE_WIDE * rest.width)
    beside = Rect(right.x + gap, right.y, right.width - gap, right.height)
    large_pt = text_pt * _ALONE_SIZE
    facts, places = beside.from_top((_FACT_LINES * _ROW + 1.4) * line_mm(large_pt))
    _draw_caption(page, caption, sketch, text_pt, language)
    _draw_facts(page, facts, sketch, large_pt, language)
    _draw_places(page, places, sketch, text_pt, language, is_priced=True)
    return _draw_map(page, where, assessment, sketch, text_pt, language)


def _draw_map(
    page: Canvas, where: Rect, assessment: Assessment, sketch: Sketch, text_pt: float, language: str
) -> tuple[LayerContent, ...]:
    bounds = assessment.community.extent.bounds
    map_ = draw_map(
        page,
        where,
        bounds,
        filling_scale(bounds, where, _MAP_RIM),
        MapStyle(
            content_of(_layers(sketch), sketch.assessment, View()),
            text_pt * _MAP_TEXT,
            language,
            place=assessment.community.extent,
            names=("interventions",),
        ),
    )
    return map_.contents


def _layers(sketch: Sketch) -> tuple[Layer, ...]:
    changed = shift_layer(sketch.comparison), intervention_layer(sketch.counted)
    return (basemap.LAYER, public_spaces.LAYER, BUILDINGS, *changed)


def _parts(rest: Rect, ratio: float, text_pt: float) -> tuple[Rect, Rect, Rect]:
    """Map, facts and list of places: below each other, or the facts beside a map that would become flat."""
    facts_mm = (_FACT_LINES * _ROW + 0.8) * line_mm(text_pt)
    room = rest.height - facts_mm
    if room < _FLAT * rest.width * ratio:
        gap = text_pt * MM_PER_PT
        upper, _ = rest.from_top(rest.height - gap)
        where, right = upper.from_left(min(0.55 * rest.width, upper.height / ratio))
        beside = Rect(right.x + gap, right.y, right.width - gap, right.height)
        return (where, *beside.from_top(min(facts_mm, beside.height)))
    where, below = rest.from_top(min(room, rest.width * ratio))
    return (where, *below.from_top(facts_mm))


def _draw_caption(page: Canvas, where: Rect, sketch: Sketch, text_pt: float, language: str) -> None:
    em = text_pt * MM_PER_PT
    x, y = where.x + 1.15 * em, where.middle[1]
    page.add(Circle((x, y), 1.15 * em, facecolor=ACCENT, edgecolor="none", zorder=4))
    letter = sketch.option.letter
    page.write(x, y, letter, text_pt * 1.5, ink="#ffffff", align="center", heavy=True)
    name = plain(text_for(sketch.option.name, language)) or say.OPTION.with_facts(letter=letter).text(
        language
    )
    width = where.width - 3.0 * em
    fitting_pt = width / (width_of(printable(name)) * MM_PER_PT + 1e-9)
    size_pt = max(_NAME_LEAST * text_pt, min(_NAME * text_pt, fitting_pt))
    lines = lines_of(name, size_pt, width + 1e-6)[:2]
    room = Rect(where.x + 3.0 * em, where.y, width + 1e-6, y - where.y + len(lines) / 2 * line_mm(size_pt))
    page.paragraph(room, name, size_pt, most_lines=2, heavy=True)


def _draw_facts(page: Canvas, where: Rect, sketch: Sketch, text_pt: float, language: str) -> None:
    comparison, payable = sketch.comparison, sketch.payable
    gained, lost = comparison.people_gaining, float(comparison.lost.people.sum())
    price = comparison.cny_per_person(payable.cost_cny)
    rows = (
        (say.COUNT, say.PLACES.with_facts(count=len(sketch.counted)).text(language)),
        (say.COST, money(payable.cost_cny, language)),
        (say.UPKEEP, money(payable.upkeep_cny, language)),
        (say.GAINED, say.PEOPLE.with_facts(count=number(gained)).text(language)),
        (say.PER_PERSON, money(price, language) if price == price else NOTHING),
        (say.LOST, say.PEOPLE.with_facts(count=number(lost)).text(language)),
    )
    pitch = _ROW * line_mm(text_pt)
    y = where.top - 0.4 * line_mm(text_pt)
    for label, value in rows:
        y -= pitch
        text = label.text(language)
        room = where.width - (width_of(value) * 1.1 + 0.8) * text_pt * MM_PER_PT
        size_pt = min(text_pt, room / (width_of(text) * MM_PER_PT))
        page.write(where.x, y + pitch / 2, text, size_pt, ink=QUIET)
        page.write(where.right, y + pitch / 2, value, text_pt * 1.1, align="right", heavy=True)
        page.rule((where.x, y), (where.right, y), width_pt=0.03 * text_pt, ink=QUIET)


def _draw_places(
    page: Canvas, where: Rect, sketch: Sketch, size_pt: float, language: str, is_priced: bool = False
) -> None:
    """The names of the places as numbered on the picture, as many as there is room for, and how many more."""
    pitch = 1.15 * line_mm(size_pt)
    fits, count = max(0, int(where.height / pitch - 0.6)), len(sketch.counted)
    shown = count if count <= fits else max(0, fits - 1)
    if 0 < fits < count:
        line = Rect(where.x, 0, where.width, where.top - (fits - 0.4) * pitch)
        more = MORE.with_facts(count=count - shown).text(language)
        page.paragraph(line, more, size_pt, ink=QUIET, most_lines=1)
    for number_, one in enumerate(sketch.counted[:shown], start=1):
        top = where.top - (number_ - 0.4) * pitch
        price = money(one.cost_cny, language) if is_priced else ""
        price_mm = (width_of(price) + 0.8) * size_pt * MM_PER_PT if price else 0.0
        line = Rect(where.x, 0, where.width - price_mm, top)
        page.paragraph(line, f"{number_} {plain(text_for(one.name, language))}", size_pt, most_lines=1)
        page.write(where.right, top - line_mm(size_pt) / 2, price, size_pt, ink=QUIET, align="right")


def _draw_shared_legend(
    page: Canvas, where: Rect, drawn: Sequence[LayerContent], text_pt: float, language: str
) -> None:
    """Each class once, whichever pictures it stands in."""
    seen: dict[str, object] = {}
    entries = [
        entry
        for entry in entries_of(drawn, language)
        if entry.symbol is not None and seen.setdefault(entry.text, entry) is entry
    ]
    draw_legend(page, where, entries, text_pt * 0.72, language, most_columns=5, title=say.MAP_LEGEND)
