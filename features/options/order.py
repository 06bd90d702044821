"""What is asked of a document about options: which community, which options, in which language."""

from __future__ import annotations

from dataclasses import dataclass

from base.known_texts import bilingual
from base.words import Message, Text
from data.assess import Assessment
from features.options.layout_option import LayoutOption
from features.options.reader_texts import assessment_for_reader, sketch_for_reader
from features.options.sketch import Sketch
from features.options.withheld import sketch_without_unchecked, without_unchecked
from paper.order import Order

TODAY = Message("Today")


@dataclass(frozen=True, eq=False)
class Scenario:
    """The community as it is (letter ""), or as it would be with one option."""

    letter: str
    name: Text
    assessment: Assessment
    sketch: Sketch | None = None


@dataclass(frozen=True, eq=False)
class OptionsOrder(Order):
    """A community with the options that are shown beside it.

    Whatever is passed in, what `withheld` names is taken out here, and stored texts that are known in two
    languages are in the one asked for, so that no format can forget to.
    """

    options: tuple[Sketch, ...] = ()

    def __post_init__(self) -> None:
        baseline = assessment_for_reader(without_unchecked(self.baseline), self.language)
        options = (sketch_for_reader(sketch_without_unchecked(one), self.language) for one in self.options)
        object.__setattr__(self, "baseline", baseline)
        object.__setattr__(self, "options", tuple(options))

    @property
    def states(self) -> tuple[Scenario, ...]:
        """Today, then each option."""
        options = (
            Scenario(one.option.letter, option_name(one.option), one.assessment, one) for one in self.options
        )
        return (Scenario("", TODAY, self.baseline), *options)


def option_name(option: LayoutOption) -> Text:
    """Letter and name: 方案 A 榕树下."""
    if name := option.name.rstrip():
        return Message("Option {letter} {name}", letter=option.letter, name=bilingual(name))
    return Message("Option {letter}", letter=option.letter)
