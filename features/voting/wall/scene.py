"""What a wall shows at a time, ready for the template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from features.voting.box.votes import VoteRecord
from features.voting.imported.origin import origin_texts
from features.voting.wall.languages import NOTHING, Texts, WallLanguages

_PARTS = 1000


@dataclass(frozen=True)
class WallBar:
    """A name, its figure, and how long its bar is: 0 to 1000. `is_marked` for a winner."""

    name: Texts
    figure: str
    length: int
    is_marked: bool = False


@dataclass(frozen=True)
class WallTable:
    """A small table: heads, then a name and cells a row; the last row sums up."""

    heads: tuple[Texts, ...]
    rows: tuple[tuple[Texts, tuple[Texts, ...]], ...]


@dataclass(frozen=True)
class WallScene:
    """One screen. `title` and `question` are as people wrote them; `code` is an SVG of a QR code; `marks` say
    where an imported vote comes from."""

    kind: str
    title: str = ""
    question: str = ""
    kicker: Texts = NOTHING
    before: tuple[Texts, ...] = ()
    head: Texts = NOTHING
    bars: tuple[WallBar, ...] = ()
    grid: WallTable | None = None
    lines: tuple[Texts, ...] = ()
    ribbon: Texts = NOTHING
    code: str = ""
    link: str = ""
    more: tuple[WallBar, ...] = field(default=())
    more_kicker: Texts = NOTHING
    marks: tuple[Texts, ...] = ()


def lengths(values: Sequence[Fraction], most: Fraction | None = None) -> list[int]:
    """How long the bars of these values are, the longest or `most` being whole."""
    whole = max(values, default=Fraction(0)) if most is None else most
    return [int(_PARTS * value / whole) if whole > 0 and value > 0 else 0 for value in values]


def with_title(scene: WallScene, vote: VoteRecord, languages: WallLanguages) -> WallScene:
    """The scene with title and question above it, and below it where an imported vote comes from."""
    settings = vote.terms.settings
    marks = tuple(languages.name(text) for text in origin_texts(vote.origin))
    return replace(
        scene,
        title=languages.written(settings.title),
        question=languages.written(settings.question),
        marks=marks,
    )
