"""What is asked of an export: which community, which options, in which language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from base.translations import DEFAULT
from base.words import Message, Note, Text
from data.assess import Assessment
from data.communities import Progress
from exports.sheets.request import SheetRequest
from exports.withheld import sketch_without_unchecked, without_unchecked
from features.options.layout_option import LayoutOption
from features.options.sketch import Sketch
from layers import View

if TYPE_CHECKING:  # the store is slow to load, and most requests tell of no vote
    from features.voting.box.publication import Publication

TODAY = Message("Today")


@dataclass(frozen=True, eq=False)
class State:
    """The community as it is (letter ""), or as it would be with one option."""

    letter: str
    name: Text
    assessment: Assessment
    sketch: Sketch | None = None


@dataclass(frozen=True, eq=False)
class Request:
    """A community with the options to be exported beside it.

    `pictures` are maps as PNG by the letter of their option, "" for the community as it is; documents show
    these, and without any draw their own. `votes` are the counted votes on these options. `sheet` is how
    maps and boards on paper are wanted; its language, date and view are not read. `note` is told what a
    reader of the file must know, such as characters that could not be printed. Whatever is passed in, what
    `exports.withheld` names is taken out here, so that no format can forget to.
    """

    baseline: Assessment
    options: tuple[Sketch, ...] = ()
    language: str = DEFAULT
    made_on: date = field(default_factory=date.today)
    view: View = field(default_factory=View)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    votes: tuple[Publication, ...] = ()
    sheet: SheetRequest = field(default_factory=SheetRequest)
    note: Callable[[Note], None] = lambda note: None
    progress: Progress = lambda share, what: None

    def __post_init__(self) -> None:
        object.__setattr__(self, "baseline", without_unchecked(self.baseline))
        object.__setattr__(self, "options", tuple(sketch_without_unchecked(one) for one in self.options))

    @property
    def states(self) -> tuple[State, ...]:
        """Today, then each option."""
        options = (
            State(one.option.letter, option_name(one.option), one.assessment, one) for one in self.options
        )
        return (State("", TODAY, self.baseline), *options)

    def text(self, words: Text) -> str:
        """The words in the language asked for."""
        return words.text(self.language)


def option_name(option: LayoutOption) -> Text:
    """Letter and name: 方案 A 榕树下."""
    if name := option.name.rstrip():
        return Message("Option {letter} {name}", letter=option.letter, name=name)
    return Message("Option {letter}", letter=option.letter)
